"""Turns the text of `content/lists/<slug>.md` into a ListDefinition: prose, and papers in order.

A paper is a list item at the margin that begins with a wiki link; what follows the link, and the
lines that belong to the item by Markdown's rules, are the remark. Everything else is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.model.content import ListDefinition, ListItem, Prose, Reference
from generator.model.problems import Level, Place, Problem
from generator.reading.frontmatter import read_document
from generator.reading.kinds import line
from generator.reading.markdown_blocks import block_after
from generator.reading.schema import Field, read_fields
from generator.reading.text import clean
from generator.reading.topics import title_from
from generator.reading.wikilinks import wiki_link_at

FIELDS = (
    Field("title", line, required=True, doc="the list's name"),
    Field("description", line, doc="one sentence: what the list is for"),
)
"""What a list's front matter may say."""

_MARKER = re.compile(r" ?(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_NO_LAZY_LINE = re.compile(
    r" {0,3}(?:#{1,6}(?:\s|$)|>|`{3}|~{3}|[-*+](?:\s|$)|[0-9]{1,9}[.)](?:\s|$)"
    r"|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|<)"
)
"""Lines that end a paragraph: heading, quotation, fence, list item, rule, HTML."""


@dataclass(slots=True)
class _Part:
    """A part that is being read: its lines so far, and for an item its paper."""

    place: Place
    paper: Reference | None = None
    label: str = ""
    width: int = 0
    """The columns that the item's marker takes, by which its lines are indented."""
    lines: list[str] = field(default_factory=list)
    block: str = ""
    """What closes the code or comment that is open after the last line."""

    def takes(self, written: str) -> bool:
        """Whether the next line belongs to this part, as far as it goes by the part."""
        if not written.strip():
            return True
        if self.paper is None:
            return bool(self.block) or not _opening(written)
        if written.startswith(("  ", "\t", " \t")):
            return True
        lazy = bool(self.lines[-1].strip()) and not self.block
        return lazy and not _NO_LAZY_LINE.match(written)

    def add(self, written: str) -> None:
        """Takes a line, without the indentation that the item's marker asks for."""
        kept = written
        if self.paper is not None:
            words = written.lstrip()
            indent = written[: len(written) - len(words)].expandtabs(4)
            kept = indent[self.width :] + words
        self.block = block_after(self.block, kept)
        self.lines.append(kept)


def parse_list(text: str, path: str) -> tuple[ListDefinition, tuple[Problem, ...]]:
    """The reading list in a file's text; where its title is missing, the file's name serves."""
    document = read_document(text, path)
    values, problems = read_fields(document, FIELDS)
    slug = PurePosixPath(path).stem
    drafts = tuple(_split(document.body))
    parts = tuple(part for draft in drafts if (part := _finished(draft)))
    definition = ListDefinition(slug, title_from(slug), Place(path, 1), parts)
    return replace(definition, **values), (*problems, *_remarks_on(drafts, path))


def _split(body: Prose) -> Iterator[_Part]:
    """The body's lines, shared out among its parts."""
    part = _Part(body.place)
    for offset, written in enumerate(body.text.split("\n")):
        if part.takes(written):
            part.add(written)
            continue
        yield part
        place = Place(body.place.path, body.place.line + offset, 1)
        part = _begun(written, place)
    yield part


def _opening(written: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Marker and wiki link, where a line begins an item that is a paper."""
    marker = _MARKER.match(written)
    link = wiki_link_at(written, marker.end(), len(written)) if marker else None
    return (marker, link) if marker and link else None


def _begun(written: str, place: Place) -> _Part:
    """The part that a line begins which doesn't belong to the part before it."""
    opening = _opening(written)
    if opening is None:
        part = _Part(place)
        part.add(written)
        return part
    marker, link = opening
    paper = Reference(clean(link[1]), replace(place, column=marker.end() + 1))
    remark = written[link.end() :].lstrip()
    begins = replace(place, column=len(written) - len(remark) + 1)
    return _Part(begins, paper, clean(link[2] or ""), width=marker.end(), lines=[remark])


def _finished(part: _Part) -> Prose | ListItem | None:
    """The part as the model has it; None for prose that is only blank lines."""
    blank = next((n for n, kept in enumerate(part.lines) if kept.strip()), 0)
    place = replace(part.place, line=part.place.line + blank, column=1) if blank else part.place
    prose = Prose("\n".join(part.lines[blank:]).rstrip(), place)
    if part.paper is None:
        return prose if prose.text else None
    return ListItem(part.paper, prose)


def _remarks_on(parts: tuple[_Part, ...], path: str) -> Iterator[Problem]:
    for part in parts:
        if part.paper and part.label:
            message = f"the label `{part.label}` isn't shown: a list shows its papers by title"
            hint = f"write `[[{part.paper.name}]]`"
            yield Problem(Level.NOTICE, part.paper.place, message, hint)
    if not any(part.paper for part in parts):
        hint = "write a list item a paper: `1. [[paper-id]] Why it is here.`"
        yield Problem(Level.NOTICE, Place(path), "the list names no paper", hint)
