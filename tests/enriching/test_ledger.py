"""The file of facts loses no line, whoever writes to it and whatever happens."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enriching import ledger as ledgers
from generator.enriching.ledger import Ledger, Unreadable, Unwritable, line_of
from generator.model.content import Facts
from generator.model.problems import Place
from generator.reading.facts import FIELDS, parse_facts
from tests.world import facts

LINES = '{"title":"Bread","arxiv":"2501.00001"}\n{ "title" : "Kites", "year" : 2024 }\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with facts of two papers."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "facts.jsonl").write_text(LINES, "utf-8")
    return folder


def opened(root: Path) -> Ledger:
    """The facts of a content folder."""
    return Ledger(root, root.parent / ".cache")


def written(root: Path) -> str:
    """The file's text."""
    return (root / "facts.jsonl").read_text("utf-8")


def test_a_new_line_stands_in_its_place(root: Path) -> None:
    """Lines are sorted by title, and those of other papers stay byte for byte."""
    ledger = opened(root)
    ledger.put(facts("Harbours", year=2020))
    ledger.put(facts("Äpfel", year=2021))
    ledger.save()
    bread, kites = LINES.splitlines()
    assert written(root).splitlines() == [
        bread,
        '{"title":"Harbours","year":2020}',
        kites,
        '{"title":"Äpfel","year":2021}',
    ]
    assert os.listdir(root) == ["facts.jsonl"]


def test_a_line_that_changes(root: Path) -> None:
    """A paper has one line, which says what is known now."""
    ledger = opened(root)
    known = ledger.get("KITES")
    assert known
    ledger.put(replace(known, venue="Wind"))
    ledger.save()
    assert written(root) == (
        '{"title":"Bread","arxiv":"2501.00001"}\n{"title":"Kites","year":2024,"venue":"Wind"}\n'
    )


def test_nothing_new_nothing_written(root: Path) -> None:
    """Without anything new the file isn't touched."""
    before = (root / "facts.jsonl").stat()
    ledger = opened(root)
    known = ledger.get("Kites")
    assert known
    ledger.put(known)
    ledger.save()
    after = (root / "facts.jsonl").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_first_file(tmp_path: Path) -> None:
    """Where there is no file yet, one is made with the first line."""
    ledger = opened(tmp_path)
    ledger.save()
    assert not (tmp_path / "facts.jsonl").exists()
    ledger.put(facts("Kites"))
    ledger.save()
    assert written(tmp_path) == '{"title":"Kites"}\n'


@pytest.mark.parametrize("line", ['{"title": "A", "venu": "ACL"}', "{", '{"title": "kites"}'])
def test_mistakes_are_not_written_over(line: str, root: Path) -> None:
    """A file with a mistake is left to the person who made it."""
    (root / "facts.jsonl").write_text(LINES + line + "\n", "utf-8")
    with pytest.raises(Unreadable) as unreadable:
        opened(root)
    assert [problem.place.line for problem in unreadable.value.problems] == [3]
    assert written(root) == LINES + line + "\n"


def test_somebody_else_writes(root: Path) -> None:
    """What somebody writes meanwhile stays, and what was found in that time is asked again."""
    ledger = opened(root)
    (root / "facts.jsonl").write_text(LINES + '{"title": "Owls"}\n', "utf-8")
    ledger.put(facts("Harbours"))
    with pytest.raises(Unwritable, match="somebody has changed it meanwhile"):
        ledger.save()
    assert written(root) == LINES + '{"title": "Owls"}\n'


def test_a_full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file can't be written, the old one is whole, and the next try may succeed."""
    ledger = opened(root)
    ledger.put(facts("Harbours"))

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Unwritable, match="no space left on device"):
            ledger.save()
    assert (written(root), os.listdir(root)) == (LINES, ["facts.jsonl"])
    ledger.save()
    assert "Harbours" in written(root)


def test_more_than_the_reader_reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that no build could read isn't written."""
    monkeypatch.setattr(ledgers, "LARGEST_FILE", len(LINES) + 10)
    ledger = opened(root)
    ledger.put(facts("Harbours", venue="A long way off"))
    with pytest.raises(Unwritable, match="more than"):
        ledger.save()
    assert written(root) == LINES


def test_a_line() -> None:
    """A line has the fields in the reader's order, and none that says nothing."""
    one = facts(
        "Kites “up”",
        authors=("Ada Aloft",),
        published=date(2024, 10, 7),
        state="sure",
        similarity=0.0,
        day=date(2026, 11, 22),
    )
    assert line_of(one) == (
        '{"title":"Kites “up”","authors":["Ada Aloft"],"published":"2024-10-07","state":"sure",'
        '"similarity":0.0,"day":"2026-11-22"}'
    )
    assert list(json.loads(line_of(one))) == [name for name in FIELDS if name in line_of(one)]


@given(
    st.builds(
        Facts,
        title=st.text(min_size=1).map(str.strip).filter(str.isprintable).filter(bool),
        place=st.just(Place("content/facts.jsonl", 1)),
        authors=st.lists(st.sampled_from(["Ada", "Bo"])).map(tuple),
        year=st.none() | st.integers(1900, 2100),
        published=st.none() | st.dates(),
        similarity=st.none() | st.floats(0, 1),
        doi=st.sampled_from(["", "10.1000/kites"]),
    )
)
def test_what_is_written_is_read(one: Facts) -> None:
    """The reader has from a line what was written into it."""
    (read,), problems = parse_facts(line_of(one), "content/facts.jsonl")
    assert problems == ()
    assert line_of(read) == line_of(replace(one, title=read.title))
