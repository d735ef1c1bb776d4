"""Turns the text of `content/notes/<paper>.md` into a Note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.content import Note
from generator.model.problems import Level, Place, Problem
from generator.reading.frontmatter import read_document
from generator.reading.kinds import (
    OneOf,
    OneOrMany,
    WholeNumber,
    day,
    flag,
    line,
    links,
    references,
    text,
)
from generator.reading.schema import Field, read_fields
from generator.reading.strict_yaml import Mapping

FIELDS = (
    Field("title", line, doc="corrects the title"),
    Field("abstract", text, doc="corrects the abstract"),
    Field("also", OneOrMany(line), doc="another title that the paper has had"),
    Field("same", references, doc="this paper and another are one"),
    Field("not-same", references, doc="this paper and another are two"),
    Field("hide", flag, doc="takes the paper out of every list"),
    Field("pick", flag, doc="shows the paper on the home page"),
    Field("rating", WholeNumber(1, 5), doc="from 1 to 5"),
    Field("why", line, doc="one sentence: why read this"),
    Field("card", line, doc="your own sentence on what the paper does"),
    Field("date", day, to="written", doc="when you wrote the note"),
    Field("as-of", day, doc="the capture you read: a later change of the abstract is told"),
    Field("topics", references, doc="adds topics"),
    Field("not-topics", references, doc="removes topics"),
    Field("tags", references, doc="adds tags"),
    Field("not-tags", references, doc="removes tags"),
    Field("links", links, doc="more links"),
    Field("related", references, doc="adds related papers"),
    Field("not-related", references, doc="removes related papers"),
    Field("facts", OneOf(("right", "wrong")), doc="whether what sources say is of this paper"),
)
"""What a note's front matter may say; nothing in it is required."""


def parse_note(text: str, path: str) -> tuple[Note, tuple[Problem, ...]]:
    """The note in a file's text, with its body even where the front matter is broken."""
    document = read_document(text, path)
    values, problems = read_fields(document, FIELDS)
    note = Note(paper=PurePosixPath(path).stem, place=Place(path, 1), body=document.body)
    note = replace(note, **values)
    return note, (*problems, *_against_hiding(note, document.fields))


def _against_hiding(note: Note, fields: Mapping) -> Iterator[Problem]:
    """A notice where a note both hides its paper and shows it on the home page."""
    places = {key.text: key.place for key, _ in fields.pairs}
    if note.hide and note.pick:
        message = "`pick` shows the paper on the home page, and `hide` hides it: it is hidden"
        hint = f"delete it here, or `hide` in line {places['hide'].line}"
        yield Problem(Level.NOTICE, places["pick"], message, hint)
