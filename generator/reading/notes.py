"""Turns the text of `content/notes/<paper>.md` into a Note."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model import Note, Place, Problem
from generator.reading.frontmatter import read_document
from generator.reading.kinds import (
    day,
    flag,
    line,
    links,
    one_or_many,
    references,
    text,
    whole_number,
)
from generator.reading.schema import Field, read_fields

FIELDS = (
    Field("title", line),
    Field("abstract", text),
    Field("also", one_or_many(line)),
    Field("same", references),
    Field("not-same", references),
    Field("hide", flag),
    Field("pick", flag),
    Field("rating", whole_number(1, 5)),
    Field("why", line),
    Field("card", line),
    Field("date", day, to="written"),
    Field("topics", references),
    Field("not-topics", references),
    Field("tags", references),
    Field("not-tags", references),
    Field("links", links),
    Field("related", references),
    Field("not-related", references),
)
"""What a note's front matter may say; nothing in it is required."""


def parse_note(text: str, path: str) -> tuple[Note, tuple[Problem, ...]]:
    """The note in a file's text, with its body even where the front matter is broken."""
    document = read_document(text, path)
    values, problems = read_fields(document, FIELDS)
    note = Note(paper=PurePosixPath(path).stem, place=Place(path, 1), body=document.body)
    return replace(note, **values), problems
