"""`digest note`: finds a paper by some of its words, and never writes over a note."""

from __future__ import annotations

import re
import shlex
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.reading.notes import FIELDS, parse_note
from tests.site.project import digest, dump, project

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


def test_a_choice(config: Path) -> None:
    """Candidates have numbers, and the person's number decides."""
    result = digest(config, "note", "--no-edit", "doors", "opens", answer="2\n")
    assert result.exit_code == 0, result.output
    second = re.findall(r" 2  (.+)", result.stderr)[0]
    assert result.stdout.splitlines()[0] == second
    assert len(list((config.parent / "content/notes").iterdir())) == 1


def test_every_field_is_explained(config: Path) -> None:
    """A new note tells of every field; each can be used by taking its sign away."""
    digest(config, "note", "knock")
    text = (config.parent / f"content/notes/{KNOCK}.md").read_text(encoding="utf-8")
    for field in FIELDS:
        assert re.search(rf"^(# )?{field.name}:.*# {re.escape(field.doc)}$", text, re.MULTILINE)
    used = re.sub(r"^# ([a-z-]+:)", r"\1", text, flags=re.MULTILINE)
    note, problems = parse_note(used, f"content/notes/{KNOCK}.md")
    assert (problems, note.as_of) == ((), date(2025, 3, 13))


EDITOR = """
import sys
from pathlib import Path
note = Path(sys.argv[1])
note.write_text(note.read_text().replace("rating:", "rating: %s"))
"""


@pytest.mark.parametrize(("rating", "said"), [("4", ""), ("9", f"{KNOCK}.md:2:9: error: `rating`")])
def test_the_editor(config: Path, tmp_path: Path, rating: str, said: str) -> None:
    """The person's editor opens the note; what is wrong with it afterwards is told at once."""
    script = tmp_path / "my editor.py"
    script.write_text(EDITOR % rating, encoding="utf-8")
    editor = f"{sys.executable} {shlex.quote(str(script))}"
    result = digest(config, "note", "knock", EDITOR=editor)
    assert result.exit_code == 0, result.output
    note = (config.parent / f"content/notes/{KNOCK}.md").read_text(encoding="utf-8")
    assert f"rating: {rating}" in note
    assert said in result.output
    assert result.output.count("error") == bool(said)


def test_no_editor(config: Path) -> None:
    """Nothing is opened with `--no-edit`, nor where the person has named no editor."""
    assert digest(config, "note", "knock", "--no-edit", EDITOR="false").exit_code == 0
    assert digest(config, "note", "knock").exit_code == 0
    assert digest(config, "note", "knock", EDITOR="false").exit_code == 1


def test_notes_that_cannot_be_written(config: Path) -> None:
    """Where no note can be written, that is said without a traceback."""
    (config.parent / "content" / "notes").write_text("In the way.", encoding="utf-8")
    result = digest(config, "note", "knock")
    assert result.exit_code == 1
    assert "the note can't be written" in result.output
