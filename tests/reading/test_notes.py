"""Notes: what is written in a file's front matter and body becomes a Note, and problems."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.content import Note, NoteLink, Reference
from generator.model.problems import Problem
from generator.reading.notes import FIELDS, parse_note

GOLDEN = Path(__file__).parent / "golden_notes"
PATH = "content/notes/some-paper.md"


def _plain(value: Any) -> Any:
    """A value of the model as a golden file writes it."""
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case Reference():
            return value.name
        case NoteLink():
            return {"url": value.url, "label": value.label}
        case date():
            return value.isoformat()
    return value


def _said(note: Note) -> dict[str, Any]:
    """The fields of a note that differ from the model's defaults."""
    optional = [field for field in fields(note) if field.default is not MISSING]
    values = {field.name: (getattr(note, field.name), field.default) for field in optional}
    return {name: _plain(value) for name, (value, default) in values.items() if value != default}


def _line(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column} {problem.level} {problem.message}"


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_golden(case: Path) -> None:
    """Each file in golden_notes is a rule: this input gives these fields, body and problems."""
    golden = yaml.safe_load(case.read_text("utf-8"))
    note, problems = parse_note(golden["input"], PATH)
    assert _said(note) == golden.get("fields", {})
    assert note.body.text == golden.get("body", "")
    assert [_line(problem) for problem in problems] == golden.get("problems", [])


def test_paper_is_the_file_name() -> None:
    """A note is on the paper whose id is the file's name."""
    assert parse_note("", PATH)[0].paper == "some-paper"


def test_references_know_their_place() -> None:
    """Each name that a curator wrote knows its own line and column, for later problems."""
    text = "---\r\ntopics:\r\n  - agents\r\n  - 'theory'\r\nsame: other\r\n---\r\nBody"
    note, _ = parse_note(text, PATH)
    places = [str(reference.place) for reference in (*note.topics, *note.same)]
    assert places == [f"{PATH}:3:5", f"{PATH}:4:5", f"{PATH}:5:7"]


def test_body_knows_its_first_line() -> None:
    """The body's place is its first line that isn't blank, in the file."""
    note, _ = parse_note("---\ntitle: A\n---\n\n\n  Body\n", PATH)
    assert (note.body.text, note.body.place.line) == ("  Body", 6)


def test_every_field_has_a_place_in_the_model() -> None:
    """The table of fields and the optional fields of Note are the same."""
    optional = {field.name for field in fields(Note) if field.default is not MISSING}
    assert {field.attribute for field in FIELDS} == optional


def test_every_problem_says_what_to_do() -> None:
    """A problem in a field comes with a hint of how it should look."""
    text = "---\nhide: maybe\nrating: 9\ndate: now\nlinks: x\nsame: [[y]]\nwhy: {}\nzz: 1\n---\n"
    _, problems = parse_note(text, PATH)
    assert len(problems) == 7
    assert all(problem.hint for problem in problems)


YAML_SIGNS = st.text(
    alphabet=st.sampled_from("abu0 \n\r\t:-?[]{},#&*!|>'\"%@`\\~<.…\u2028\x85\x07é")
)


@given(st.one_of(st.text(), YAML_SIGNS))
def test_never_raises(text: str) -> None:
    """Any text is a note, as front matter or as body, with problems or without."""
    for whole in (text, f"---\n{text}\n---\nBody"):
        note, problems = parse_note(whole, PATH)
        assert isinstance(note.body.text, str)
        assert list(problems) == sorted(problems, key=lambda problem: problem.place)


@given(YAML_SIGNS, st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_the_body_is_never_lost(front_matter: str, body: str) -> None:
    """Whatever stands between the dashes, the body below is read word for word."""
    note, _ = parse_note(f"---\n{front_matter}\n---\nFirst\n{body}", PATH)
    assert note.body.text.endswith(body)


@given(YAML_SIGNS)
def test_problems_lie_in_the_file(front_matter: str) -> None:
    """Each problem's line and column exist in the file, so that an editor can go there."""
    text = f"---\n{front_matter}\n---\nBody"
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in parse_note(text, PATH)[1]:
        assert 1 <= problem.place.line <= len(lines)
        assert 0 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
