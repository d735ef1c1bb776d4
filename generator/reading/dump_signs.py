"""Tells the pieces of cards apart that were copied as bare text, with what stands around papers.

As the page of a day is copied out of a browser: `Submitted by`, a name, votes, the title, then
`· 12 authors` and comments. Most such pages show no abstracts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from generator.reading.dump_alternation import like_a_title, rather_an_abstract
from generator.reading.dump_cards import AUTHORS, Says, Token, count, footer_start, joined, sign
from generator.reading.dump_dates import is_no_day
from generator.reading.dump_headers import Section
from generator.reading.dump_lines import Line
from generator.reading.dump_paragraphs import UNWRAPPED

_MOST_LINES = 100
"""No abstract is wrapped into more."""
_SENTENCE = re.compile(r"(?:\S+ ){3,}\S*[.!?]")
_INSTITUTION = re.compile(
    r"\b(?:University|Institut|Laborator|Academy|College|School|Cent(?:er|re))"
)
"""What long names of organizations have that read like titles."""
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
    one_title = any(_submitted(line) for line in lines)  # a card begins with a name, not a title
    ends = _ends_of_cards(lines)
    due, has = "", frozenset[Says]()
    at = 0
    while at < end:
        part = lines[at : at + 1]
        says, value = _said(lines[at].text)
        if begun := _submitted(lines[at]):
            due, has = "votes" if begun[1] else "name", frozenset()
        elif due == "name":
            says, value, due = Says.FURNITURE, "", "votes"
        elif at in ends:
            due, has = "", frozenset()
        elif says is Says.NUMBER:
            says, value, due = _number(due, value, lines[at].text)
        elif says in (Says.TITLE, Says.TEXT):
            part = _wrapped(lines[at : min(at + _MOST_LINES, end)]) if Says.TITLE in has else part
            is_last = at + len(part) < end and _is_below_all(lines[at + len(part)].text)
            says, value, due = _below(has, joined(part), one_title, is_last), joined(part), ""
        has = has | {says}
        at += len(part)
        yield Token(says, value, tuple(part))
    yield from (Token(Says.FURNITURE, "", (line,)) for line in lines[end:])


def _ends_of_cards(lines: Sequence[Line]) -> frozenset[int]:
    """Where numbers of authors stand below which a card begins that says not who submitted it."""
    ends: list[int] = []
    last = None
    for at, line in enumerate(lines):
        is_authors = AUTHORS.fullmatch(line.text)
        if is_authors and last is not None:
            ends.append(last)
        if is_authors or _submitted(line):
            last = at if is_authors else None
    return frozenset(ends)


def _is_below_all(text: str) -> bool:
    """Whether a line is the number of authors, or the dot before it: a card's words end there."""
    return text in ("·", "•") or AUTHORS.fullmatch(text) is not None


def _number(due: str, number: str, text: str) -> tuple[Says, str, str]:
    """What a number says where votes, a title or neither is due, and what is due after it."""
    if due == "votes":
        return Says.VOTES, number, "title"
    return (Says.TITLE, text, "") if due == "title" else (Says.FURNITURE, "", "")


def _below(has: Set[Says], text: str, one_title: bool, is_last: bool) -> Says:
    """What words say in a card that has some pieces already; what has no place is unknown."""
    is_short = Says.TITLE in has and Says.TEXT not in has and _SENTENCE.fullmatch(text)
    if is_short or rather_an_abstract(text):
        return Says.TEXT
    is_name = is_last and (not like_a_title(text) or _INSTITUTION.search(text))
    if Says.TITLE not in has or not (one_title or is_name):
        return Says.TITLE
    return Says.UNKNOWN if Says.ORGANIZATION in has or is_no_day(text) else Says.ORGANIZATION


def _wrapped(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of an abstract that was wrapped to fit a page; the first alone if it was not."""
    following = takewhile(lambda line: not line.gap and _is_words(line.text), lines[1:])
    block = [lines[0], *following]
    while len(block) > 1 and not block[-1].text.endswith((".", "!", "?")):
        del block[-1]  # who published it
    is_wrapped = all(len(line.text) <= UNWRAPPED for line in block)
    return block if is_wrapped and rather_an_abstract(joined(block)) else block[:1]


def _is_words(text: str) -> bool:
    return _said(text)[0] in (Says.TITLE, Says.TEXT)


def _submitted(line: Line) -> re.Match[str] | None:
    return _SUBMITTED.fullmatch(line.text)


def _said(text: str) -> tuple[Says, str]:
    """What a line says by its look alone."""
    if found := sign(text):
        return found
    if (number := count(text)) is not None:
        return Says.NUMBER, number
    return (Says.TEXT if rather_an_abstract(text) else Says.TITLE), text
