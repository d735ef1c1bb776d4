"""Turns a listing of bare text, title and abstract in turn, into entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.content import Entry
from generator.model.problems import Place, Problem
from generator.reading.dump_alternation import which_are_abstracts
from generator.reading.dump_headers import Section
from generator.reading.dump_lines import (
    TOO_LONG,
    Line,
    Outcome,
    missing_abstract,
    missing_title,
    numbers,
)
from generator.reading.dump_paragraphs import Paragraph, paragraphs
from generator.reading.furniture import Piece, footer_word

_SURE = (Piece.MAIL, Piece.SUBSCRIBE, Piece.BY, Piece.DATE, Piece.ADDRESS)
"""What ends a header; below other pieces a title may read like one more."""


def read_plain(section: Section, path: str) -> Outcome:
    """The entries of a listing without any marks, addresses or dates of papers."""
    lines = _with_first_title(section)
    end = _footer(lines)
    entries: list[Entry] = []
    problems: list[Problem] = []
    trending = section.header.is_trending
    reported: list[Line] = []
    for title, abstract in _pairs(list(paragraphs(lines[:end]))):
        if title:
            place = Place(path, title.lines[0].number, 1)
            text = abstract.text if abstract else ""
            kinds = ("", text) if trending else (text, "")
            at = len(entries) + 1
            entries.append(Entry(title.text, kinds[0], place, position=at, summary=kinds[1]))
            problems += [] if abstract else [missing_abstract(place)]
        elif abstract:
            if abstract.lines[0].text != TOO_LONG:  # of which reading the lines has told
                problems.append(missing_title(Place(path, abstract.lines[0].number, 1)))
            reported.extend(abstract.lines)
    used = numbers(lines[:end]) - numbers(reported)
    footer = numbers(lines[end:])
    return Outcome(tuple(entries), tuple(problems), used, footer, numbers(reported))


def _pairs(found: list[Paragraph]) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Each title with its abstract, and None for the one that is missing."""
    title: Paragraph | None = None
    labels = which_are_abstracts([paragraph.text for paragraph in found])
    for paragraph, is_abstract in zip(found, labels, strict=True):
        if is_abstract:
            yield title, paragraph
            title = None
        else:
            if title:
                yield title, None
            title = paragraph
    if title:
        yield title, None


def _with_first_title(section: Section) -> tuple[Line, ...]:
    """The lines below the header, with a first title such as `Daily` that passed for its end."""
    header, body = section.header, section.body
    if not header.pieces or not body:
        return body
    last = header.pieces[-1]
    alone = len(header.pieces) == 1 and last not in (Piece.ADDRESS, Piece.DATE)
    doubtful = last not in _SURE and header.pieces.count(last) == 1
    if (alone or doubtful) and len(list(paragraphs(body))) % 2:
        return (header.lines[-1], *body)
    return body


def _footer(lines: Sequence[Line]) -> int:
    """Where the footer begins: its words at the end, which are no title and abstract."""
    start = len(lines)
    words: set[str] = set()
    while start and (word := footer_word(lines[start - 1].text)) and word not in words:
        words.add(word)
        start -= 1
    if not words or len(words) >= 3 or words == {"previous", "next"}:
        return start
    return start if len(list(paragraphs(lines))) % 2 else len(lines)
