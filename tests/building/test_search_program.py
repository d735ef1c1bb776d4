"""What Pagefind's program hands out, and one clear error where it doesn't."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.building.search_program import READER, NoIndex, indexed, program_version
from generator.rendering.search_record import SearchRecord

RECORDS = (SearchRecord("", "Home", "Papers about kites"), SearchRecord("a/", "A", "Owls"))


def stand_in(folder: Path, script: str) -> str:
    """The path of a program that a script is, in Pagefind's place."""
    program = folder / "program"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_the_reader_is_of_the_version_that_it_says() -> None:
    """The script in the browser takes no index of another version without a warning."""
    files = indexed(RECORDS)
    assert set(READER) < files.keys()
    assert f'"{program_version()}"'.encode() in files["pagefind.js"]


def test_a_fragment_for_each_record() -> None:
    """Each record is a result, the home page with its empty address too."""
    assert sum(path.startswith("fragment/") for path in indexed(RECORDS)) == 2


@pytest.mark.parametrize(
    "script",
    [
        "import sys; sys.stdin.read()",
        "raise SystemExit(3)",
        "print('cannot open shared object,')",
        "print('bnVsbA==,' * 4)",
        "print('e30=,' * 4)",
    ],
)
def test_a_failing_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program that hangs, dies or talks nonsense is one clear error."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", stand_in(tmp_path, script))
    with pytest.raises(NoIndex, match="made no index"):
        indexed(RECORDS, patience=0.2 if "read" in script else 60)


def test_a_pagefind_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that can't be run is an error at once."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(NoIndex, match="doesn't start"):
        indexed(RECORDS)
