"""Dumps and notes of sizes that no person makes: answered in a line, in little time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.cases import DUMP, PLAIN
from tests.site.project import dump, project

MEMORY = 600 * 1024 * 1024
"""Bytes of address space that the program's data may take."""
SECONDS = 120
NOTE = "content/notes/agents-that-knock.md"
FINE = dump(PLAIN)
LINE = "the longest may have 64,000"

SIZES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a title of a million characters": (
        DUMP,
        lambda: f"{FINE}\n\n{'x' * 1_000_000}\n\nAn abstract.\n".encode(),
        f"{DUMP}:18:1: error: a line of 1,000,000 characters; {LINE}",
    ),
    "a title of a thousand and one": (
        DUMP,
        lambda: f"{FINE}\n\n{'x ' * 500}x\n\nAn abstract.\n".encode(),
        f"{DUMP}:18:1: error: a title of 1,001 characters; the longest may have 1,000",
    ),
    "a line of 100 MB": (
        DUMP,
        lambda: b"x" * 100_000_000,
        f"{DUMP}: error: the file has 100,000,000 bytes, more than 20,000,000",
    ),
    "a line of 20 MB": (
        DUMP,
        lambda: b"x" * 20_000_000,
        f"{DUMP}:1:1: error: a line of 20,000,000 characters; {LINE}",
    ),
    "a million blank lines": (
        DUMP,
        lambda: FINE.encode() + b"\n" * 1_000_000,
        "1 paper, 0 errors, 0 notices",
    ),
    "a million short lines": (
        DUMP,
        lambda: FINE.encode() + b"x\n" * 1_000_000,
        f"{DUMP}:13:1: error: ",
    ),
    "brackets": (DUMP, lambda: b"[" * 10_000_000, f"{DUMP}:1:1: error: "),
    "a note of 5 MB": (
        NOTE,
        lambda: b"word " * 1_000_000,
        f"{NOTE}:1:1: error: a text of 4,999,999 characters; the longest may have 200,000",
    ),
    "a note of brackets": (
        NOTE,
        lambda: b"[" * 100_000,
        f"{NOTE}:1:1: error: more than 500 square brackets without a blank line",
    ),
    "a note of lists in lists": (
        NOTE,
        lambda: b"\n".join(b"  " * depth + b"- a" for depth in range(400)),
        "1 paper, 0 errors, 0 notices",
    ),
    "front matter of 1 MB": (
        NOTE,
        lambda: b"---\nwhy: " + b"x" * 1_000_000 + b"\n---\n",
        f"{NOTE}:2:1: error: broken front matter: it is longer than 64 KB",
    ),
    "a page of openings": (
        "content/about.md",
        lambda: b"# A\n\n" + b"![[]()" * 50_000,
        "content/about.md:3:1: error: a text of 300,000 characters",
    ),
    "facts in one deep line": (
        "content/facts.jsonl",
        lambda: b"[" * 1_000_000,
        "content/facts.jsonl:1:1: error: broken JSON: nested too deep",
    ),
}


def limited() -> None:
    """Give the process so much memory, and no more."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@pytest.mark.parametrize(("path", "content", "said"), SIZES.values(), ids=SIZES)
def test_sizes(path: str, content: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    """The check says what is wrong, and a build makes a site of all else, in the memory given."""
    config = project(tmp_path, {DUMP: FINE, path: content()})
    commands = [["generator.commands.cli", "--config", str(config), "check"]]
    commands += [["mkdocs", "build", "--config-file", str(config)]]
    outputs = []
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=Path(__file__).parent.parent.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            preexec_fn=limited,
        )
        outputs.append(done.stdout)
        assert "Traceback" not in done.stdout
        assert done.returncode in (0, 1)
    assert outputs[0].startswith(said), outputs[0][:300]
    assert (tmp_path / "site/index.html").is_file(), outputs[1]
