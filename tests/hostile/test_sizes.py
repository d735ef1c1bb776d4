"""Files of sizes that no person makes: each answered in a line, in little time and memory."""

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
"""Bytes that the program's data may take."""
SECONDS = 120
FINE = dump(PLAIN)
LINE = "the longest may have 64,000"
PROSE = "the longest may have 200,000: no Markdown is read here"

SIZES: dict[str, tuple[Callable[[], bytes], str]] = {
    "dumps/2025-04-01-a.txt": (
        lambda: f"{FINE}\n{'x' * 1_000_000}\n\nAn abstract.\n".encode(),
        f":17:1: error: a line of 1,000,000 characters; {LINE}",
    ),
    "dumps/2025-04-02-b.txt": (
        lambda: f"{FINE}\n{'x ' * 500}x\n\nAn abstract.\n".encode(),
        ":17:1: error: a title of 1,001 characters; the longest may have 1,000",
    ),
    "dumps/2025-04-03-c.txt": (
        lambda: b"x" * 100_000_000,
        ":1:1: error: the file has 100,000,000 bytes, more than 20,000,000",
    ),
    "dumps/2025-04-04-d.txt": (
        lambda: b"x" * 20_000_000,
        f":1:1: error: a line of 20,000,000 characters; {LINE}",
    ),
    "dumps/2025-04-05-e.txt": (lambda: FINE.encode() + b"\n" * 1_000_000, ""),
    "dumps/2025-04-06-f.txt": (
        lambda: FINE.encode() + b"x\n" * 1_000_000,
        f":13:1: error: an abstract of 2,000,052 characters; {LINE}",
    ),
    "dumps/2025-04-07-g.txt": (
        lambda: b"[" * 10_000_000,
        f":1:1: error: a line of 10,000,000 characters; {LINE}",
    ),
    "dumps/2025-04-08-h.json": (
        lambda: b'[{"title":' + b"[" * 1_000_000,
        ":1:2: error: broken JSON: brackets nested too deeply",
    ),
    "notes/a.md": (
        lambda: b"word " * 1_000_000,
        f":1:1: error: a text of 4,999,999 characters; {PROSE}",
    ),
    "notes/b.md": (
        lambda: b"[" * 100_000,
        ":1:1: error: more than 500 square brackets without a blank line: no Markdown is read here",
    ),
    "notes/c.md": (lambda: b"\n".join(b"  " * depth + b"- a" for depth in range(400)), ""),
    "notes/d.md": (
        lambda: b"---\nwhy: " + b"x" * 1_000_000 + b"\n---\n",
        ":2:1: error: broken front matter: it is longer than 64 KB",
    ),
    "about.md": (
        lambda: b"# A\n\n" + b"![[]()" * 50_000,
        f":3:1: error: a text of 300,000 characters; {PROSE}",
    ),
    "facts.jsonl": (
        lambda: b"[" * 1_000_000,
        ":1:1: error: broken JSON: nested too deep, or a number too long",
    ),
}
"""What is in a file, and what is said of it after its path; nothing, where all is well."""


def limited() -> None:
    """Give the process so much memory, and no more."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def run(*command: str) -> str:
    """What a command says, in the memory and the time that it is given."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=Path(__file__).parent.parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        preexec_fn=limited,
    )
    assert "Traceback" not in done.stdout
    assert done.returncode in (0, 1), done.stdout
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't limit a process so")
def test_sizes(tmp_path: Path) -> None:
    """All of them at once, and each is told in one line; a build makes a site of all else."""
    files = {f"content/{path}": content() for path, (content, _) in SIZES.items()}
    config = str(project(tmp_path, {DUMP: FINE, **files}))
    said = run("-c", "from generator.commands.cli import main; main()", "--config", config, "check")
    errors = [line for line in said.splitlines() if ": error: " in line]
    faults = sorted(f"content/{path}{fault}; " for path, (_, fault) in SIZES.items() if fault)
    assert all(error.startswith(fault) for error, fault in zip(errors, faults, strict=True))
    run("-m", "mkdocs", "build", "--config-file", config)
    assert (tmp_path / "site/papers/agents-that-knock/index.html").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems don't limit a process so")
def test_files_of_terabytes(tmp_path: Path) -> None:
    """Files that are nearly endless and take no room are told, not read, and not published."""
    paths = ("dumps/2025-04-01-a.txt", "facts.jsonl", "index.md", "notes/a.md", "x.bin", "x.svg")
    config = project(tmp_path, {DUMP: FINE})
    for path in paths:
        (tmp_path / "content" / path).parent.mkdir(exist_ok=True)
        with (tmp_path / "content" / path).open("wb") as file:
            file.truncate(1 << 42)
    main = "from generator.commands.cli import main; main()"
    said = run("-c", main, "--config", str(config), "check")
    told = [
        line.partition(": error: the file has 4,398,046,511,104 bytes")[0]
        for line in said.splitlines()
    ]
    assert told[:-1] == [f"content/{path}:1:1" for path in paths]
    run("-m", "mkdocs", "build", "--config-file", str(config))
    assert (tmp_path / "site/papers/agents-that-knock/index.html").is_file()
    assert not (tmp_path / "site/x.bin").exists()
