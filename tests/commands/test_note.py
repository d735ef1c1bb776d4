"""`digest note`: finds a paper by some of its words, and never writes over a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.note import candidates
from generator.reading.notes import parse_note
from tests.site.project import digest, dump, project
from tests.world import paper

PAPERS = dump(
    ("Agents That Knock Before They Enter", "We build agents that knock at each door."),
    ("Doors Nobody Opens", "We count doors. Most of them stay shut for a year or longer."),
    ("Doors Everybody Opens", "We count other doors. Most of them are open, day and night."),
)
KNOCK = "agents-that-knock-before-they-enter"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A digest of three papers."""
    return project(tmp_path, {"content/dumps/2025-03-13-a.txt": PAPERS})


@pytest.mark.parametrize(
    "words", [["knock"], ["agnets", "that", "knok"], ["BEFORE", "enter"], [KNOCK]]
)
def test_a_new_note(config: Path, words: list[str]) -> None:
    """A few words of the title, misspelt too, or the id, find the paper and write its note."""
    result = digest(config, "note", *words)
    path = config.parent / f"content/notes/{KNOCK}.md"
    assert result.exit_code == 0, result.output
    assert result.output == f"Agents That Knock Before They Enter\n{path}\n"
    assert path.is_file()
    assert digest(config, "check").exit_code == 0


def test_a_new_note_is_a_good_note(config: Path) -> None:
    """What is written is a note without a fault, that says nothing yet."""
    digest(config, "note", "knock")
    text = (config.parent / f"content/notes/{KNOCK}.md").read_text(encoding="utf-8")
    note, problems = parse_note(text, f"content/notes/{KNOCK}.md")
    assert problems == ()
    assert (note.rating, note.why, note.body.text.strip()) == (None, "", "")


def test_a_note_is_never_written_over(config: Path) -> None:
    """A note that is there already is opened as it is, broken ones too."""
    path = config.parent / f"content/notes/{KNOCK}.md"
    path.parent.mkdir()
    path.write_bytes(b"---\nrating: [\n---\nMy words.\r\n\xff")
    assert digest(config, "note", "knock").exit_code == 0
    assert path.read_bytes() == b"---\nrating: [\n---\nMy words.\r\n\xff"


def test_several_fit(config: Path) -> None:
    """Where several papers fit, they are listed, and nothing is written without a choice."""
    result = digest(config, "note", "doors", "opens")
    assert result.exit_code == 1
    assert "Doors Nobody Opens" in result.output
    assert "Doors Everybody Opens" in result.output
    assert not (config.parent / "content/notes").exists()


def test_nothing_fits(config: Path) -> None:
    """Words that are like no title write nothing."""
    result = digest(config, "note", "zzz", "qqq")
    assert result.exit_code == 1
    assert "no paper's title is like “zzz qqq”" in result.output


def test_candidates_come_likeliest_first() -> None:
    """Candidates are ordered by likeness; a paper's own id leaves no doubt."""
    papers = [paper("Doors Nobody Opens"), paper("Doors Everybody Opens"), paper("Kites")]
    found = candidates("doors nobody open", papers)
    assert [one.title for one, _ in found] == ["Doors Nobody Opens", "Doors Everybody Opens"]
    assert candidates("doors-everybody-opens", papers) == [(papers[1], 100.0)]
