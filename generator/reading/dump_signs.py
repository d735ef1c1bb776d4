"""Tells the pieces of cards apart that were copied as bare text, with what stands around papers.

As the page of a day is copied out of a browser: `Submitted by`, a name, votes, the title, then
`· 12 authors` and comments. Most such pages show no abstracts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.dump_alternation import rather_an_abstract
from generator.reading.dump_cards import AUTHORS, Says, Token, count, footer_start, sign
from generator.reading.dump_headers import Section
from generator.reading.dump_lines import Line

_SUBMITTED = re.compile(r"(?i)submitted by\b(.{0,200})")


def has_signs(section: Section) -> bool:
    """Whether a listing is of this shape: who submitted papers, or how many authors they have."""
    submitted = [found for line in section.body if (found := _submitted(line))]
    if len(submitted) > 1 or any(not found[1] for found in submitted):  # one may be a title
        return True
    return any(AUTHORS.fullmatch(line.text) for line in section.body)


def sign_tokens(lines: Sequence[Line]) -> Iterator[Token]:
    """The pieces of the cards, in order; a number says votes only below who submitted the paper."""
    end = footer_start(lines)
    submitted = any(_submitted(line) for line in lines)
    name_follows = votes_follow = titled = False
    for line in lines[:end]:
        says, value = _said(line.text)
        if name_follows or (says is Says.NUMBER and not votes_follow):
            says, value = Says.FURNITURE, ""
        elif says is Says.NUMBER:
            says = Says.VOTES
        elif says is Says.TITLE and titled and submitted:
            says = Says.ORGANIZATION  # a card has one title, and another begins with a name
        begun = _submitted(line)
        votes_follow = name_follows or (begun is not None and begun[1] != "")
        name_follows = begun is not None and begun[1] == ""
        titled = (titled or says is Says.TITLE) and begun is None
        yield Token(says, value, (line,))
    yield from (Token(Says.FURNITURE, "", (line,)) for line in lines[end:])


def _submitted(line: Line) -> re.Match[str] | None:
    return _SUBMITTED.fullmatch(line.text)


def _said(text: str) -> tuple[Says, str]:
    """What a line says by its look alone."""
    if found := sign(text):
        return found
    if (number := count(text)) is not None:
        return Says.NUMBER, number
    return (Says.TEXT if rather_an_abstract(text) else Says.TITLE), text
