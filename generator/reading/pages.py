"""Turns the text of an ordinary page, `content/<path>.md`, into an OrdinaryPage."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.content import OrdinaryPage, Prose
from generator.model.problems import Place, Problem
from generator.reading.frontmatter import read_document
from generator.reading.kinds import line
from generator.reading.schema import Field, read_fields
from generator.reading.text import clean
from generator.reading.topics import title_from

FIELDS = (
    Field("title", line, doc="the page's title; without it, its first heading"),
    Field("description", line, doc="one sentence on the page, for search engines"),
)
"""What the front matter of an ordinary page may say."""
HOME = "index.md"
_HEADING = re.compile(r"# +([^\n]*[^\s#][^\n]*?)(?: +#+)? *(?:\n\s*|$)")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]+")


def parse_page(text: str, path: str) -> tuple[OrdinaryPage, tuple[Problem, ...]]:
    """The page in a file's text; a heading that is its title is no part of its body.

    The home page is called what the site is called, and its text stays whole.
    """
    document = read_document(text, path)
    values, problems = read_fields(document, FIELDS)
    inside = path.partition("/")[2]
    heading, body = _headed(document.body)
    name = PurePosixPath(inside.removesuffix("/index.md")).stem
    title = values.get("title") or heading or title_from(name)
    if inside == HOME:
        page = OrdinaryPage(inside, document.body, "")
    else:
        page = OrdinaryPage(inside, body if heading == title else document.body, title)
    return replace(page, **values), problems


def _headed(body: Prose) -> tuple[str, Prose]:
    """The words of the heading that a text begins with, and what follows it."""
    heading = _HEADING.match(body.text)
    if not heading:
        return "", body
    place = Place(body.place.path, body.place.line + heading[0].count("\n"), 1)
    return clean(_MARKS.sub(r"\1", heading[1])), Prose(body.text[heading.end() :], place)
