"""Turns a folder of dumps into dumps with exactly as many distinct papers as asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from bench.recombining import Paper, recombined

HEADER = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\n"
    "Daily Papers\n\nbyAK and the research community\n\n"
)
LAST_OF_HEADER = re.compile(r"[A-Z][a-z]{2} \d{1,2}")
PER_DUMP = 50
FIRST_DAY = date(2025, 3, 13)
MARKED = Paper(
    "A Paper That the Benchmark Comes Back To",
    "Sites are measured by what changes least. We present a paper whose note is edited again and "
    "again, and show that the page follows. It is found by its title, and by nothing else.",
)
"""Stands in the middle of every corpus, so that there is a page with a known address."""
MARKED_ID = "a-paper-that-the-benchmark-comes-back-to"


class Made(NamedTuple):
    """How many papers of a corpus are real ones and how many were recombined."""

    real: int
    recombined: int


def write_corpus(source: Path, count: int, more: int, folder: Path, later: Path) -> Made:
    """Write dumps with `count` papers into `folder`, and one with `more` others into `later`.

    The same source and counts give the same bytes. A smaller corpus is the beginning of a larger
    one, but for the marked paper in its middle.
    """
    real = list(distinct(chain.from_iterable(map(papers_of, sorted(source.glob("*.txt"))))))
    if not real:
        raise ValueError(f"{source} has no .txt dump with papers in it")
    wanted = count + more
    papers = list(islice(distinct(chain(real, recombined(real))), wanted))
    papers[count // 2] = MARKED
    for start in range(0, count, PER_DUMP):
        _write(folder, start // PER_DUMP, papers[start : min(start + PER_DUMP, count)])
    if more:
        _write(later, -(-count // PER_DUMP), papers[count:])
    return Made(min(wanted, len(real)), max(0, wanted - len(real)))


def papers_of(dump: Path) -> list[Paper]:
    """The papers of a dump in the seeds' own format: after the day, titles and abstracts by turns.

    A dump of another shape gives none; an unfinished last paper is left out.
    """
    lines = [line for line in dump.read_text(encoding="utf-8").splitlines() if line.strip()]
    starts = (n for n, line in enumerate(lines, 1) if LAST_OF_HEADER.fullmatch(line.strip()))
    body = lines[next(starts, len(lines)) :]
    return [Paper(*pair) for pair in zip(body[::2], body[1::2], strict=False)]


def distinct(papers: Iterable[Paper]) -> Iterator[Paper]:
    """The papers in order, each title once, however it is written."""
    seen: set[str] = set()
    for paper in papers:
        key = re.sub(r"\W", "", paper.title.casefold())
        if key not in seen:
            seen.add(key)
            yield paper


def _write(folder: Path, number: int, papers: Iterable[Paper]) -> None:
    day = FIRST_DAY + timedelta(days=number)
    entries = "".join(f"\n{paper.title}\n\n{paper.abstract}\n" for paper in papers)
    text = f"{HEADER}{day:%b} {day.day}\n{entries}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{day.isoformat()}-bench.txt").write_text(text, encoding="utf-8")
