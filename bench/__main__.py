"""`python -m bench`: sizes in, measured digests, then tables and `.cache/bench.json` out."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import Figure, Figures
from bench.machine import machine
from bench.measuring import Options, measure, tell
from bench.processes import CommandFailed
from bench.reporting import document, report

ROOT = Path(__file__).parent.parent
RESULT = Path(".cache", "bench.json")


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The options of a call; 0 and 1 are no and yes, as they come from `make`."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of papers")
    parser.add_argument("--corpus", type=Path, help="a folder of dumps to take papers from")
    parser.add_argument("--runs", type=int, help="how often to measure builds")
    parser.add_argument("--stock", type=int, default=0, help="stock MkDocs beyond 1,000 papers too")
    for name in ("stock", "hugo", "serve", "browser"):
        parser.add_argument(f"--with-{name}", type=int, default=1, help="0 leaves it out")
    return parser.parse_args(words)


def options_of(chosen: argparse.Namespace) -> Options:
    """What to measure; Hugo only where it is installed."""
    largest = sys.maxsize if chosen.stock else 1000
    return Options(
        root=ROOT,
        corpus=chosen.corpus or ROOT / "content" / "dumps",
        runs=chosen.runs,
        stock_up_to=largest if chosen.with_stock else 0,
        with_hugo=bool(chosen.with_hugo and shutil.which("hugo")),
        with_serve=bool(chosen.with_serve),
        with_browser=bool(chosen.with_browser),
    )


def main(words: Sequence[str]) -> int:
    """Measure each size, the smallest first; what is known is written after each of them."""
    chosen = arguments(words)
    options, known = options_of(chosen), machine()
    figures: list[Figure] = []
    RESULT.parent.mkdir(exist_ok=True)
    try:
        with TemporaryDirectory(prefix="bench-") as folder:
            for papers in sorted(set(chosen.sizes or (1000, 10_000))):
                figures += measure(papers, Path(folder, str(papers)), options)
                RESULT.write_text(document(known, Figures(figures)), encoding="utf-8")
    except (CommandFailed, ValueError) as failure:
        tell(str(failure))
        return 1
    finally:
        if figures:
            print(report(known, Figures(figures)))
            tell(f"every measurement is in {RESULT}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
