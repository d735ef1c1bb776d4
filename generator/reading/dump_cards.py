"""Turns the pieces of a listing with links, votes and dates into entries, a card each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from generator.model.content import Entry
from generator.model.problems import Place, Problem
from generator.reading.dump_dates import parse_date, resolve
from generator.reading.dump_lines import (
    TOO_LONG,
    Line,
    Outcome,
    missing_abstract,
    missing_title,
    numbers,
    unmarked_title,
)
from generator.reading.furniture import footer_word

AUTHORS = re.compile(r"(?:[·•] ?)?[\d,]+ authors?")
_NUMBER = re.compile(r"(\d[\d,]{0,11})(?:\.(\d))?([kK]?)")
_SUBMITTED = re.compile(r"(?i)submitted by\b.{0,200}")


class Says(StrEnum):
    """What a piece of a card is."""

    TITLE = "title"
    TEXT = "text"
    ARXIV = "arxiv"
    VOTES = "votes"
    """Stands above the title, and so begins a card."""
    COMMENTS = "comments"
    NUMBER = "number"
    """Votes or comments: only its place tells."""
    DATE = "date"
    ORGANIZATION = "organization"
    LINK = "link"
    FURNITURE = "furniture"
    UNKNOWN = "unknown"


_STRAY = (Says.VOTES, Says.ARXIV, Says.COMMENTS, Says.DATE)
"""Pieces that mean nothing without their card, as where a paste ends amid one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a card: what it is, its value, and the lines it stands on."""

    says: Says
    value: str
    lines: tuple[Line, ...]


def read_cards(
    tokens: Sequence[Token], path: str, captured: date, trending: bool, mark: str = ""
) -> Outcome:
    """The entries of a listing's pieces; on the Trending page the texts are summaries.

    `mark` is what every title of this shape begins with, if anything: without it a title is none.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    used: set[int] = set()
    reported: set[int] = set()
    furniture = set(_numbers([token for token in tokens if token.says is Says.FURNITURE]))
    for card in _cards(tokens):
        kept, spare = _parted(card)
        if not any(token.says is Says.TITLE for token in kept):
            problems += _untitled(spare, path, mark)
            reported.update(_numbers(spare))
            furniture.update(_numbers([token for token in card if token.says in _STRAY]))
            continue
        entries.append(_entry(kept, path, captured, trending))
        used |= _numbers(kept)
    folded = _folded(entries) if trending else entries
    problems += [missing_abstract(e.place) for e in folded if not (e.abstract or e.summary)]
    sets = (frozenset(lines) for lines in (used, furniture - used, reported))
    return Outcome(tuple(folded), tuple(problems), *sets)


def sign(text: str) -> tuple[Says, str] | None:
    """What a short piece without an address says by its look alone: `·`, `2 authors`, a date."""
    if text in ("·", "•", "|", "[", "]") or AUTHORS.fullmatch(text) or _SUBMITTED.fullmatch(text):
        return Says.FURNITURE, ""
    return (Says.DATE, text) if parse_date(text) else None


def count(text: str) -> str | None:
    """A number of votes or comments in digits: `1,024`, `1.2k`, or `-` for none."""
    if text == "-":
        return "0"
    found = _NUMBER.fullmatch(text)
    if not found or not text.isascii() or (found[2] and not found[3]):
        return None
    whole = int(found[1].replace(",", ""))
    return str(whole * 1000 + int(found[2] or 0) * 100 if found[3] else whole)


def joined(lines: Sequence[Line]) -> str:
    """The text of several lines in one."""
    texts = [line.text for line in lines]
    return TOO_LONG if TOO_LONG in texts else " ".join(texts)


def footer_start(lines: Sequence[Line]) -> int:
    """Where the words of the page's footer begin that end the lines."""
    start = len(lines)
    while start and _is_footer(lines[start - 1].text):
        start -= 1
    return start


def _is_footer(text: str) -> bool:
    return not text.startswith("### ") and footer_word(text) != ""


def _cards(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The pieces of each card: one begins with its votes, or else with its title."""
    card: list[Token] = []
    filled = False
    for token in tokens:
        if token.says in (Says.FURNITURE, Says.UNKNOWN):
            continue
        if filled and token.says in (Says.TITLE, Says.VOTES):
            yield card
            card, filled = [], False
        filled = filled or token.says in (Says.TITLE, Says.TEXT)
        card.append(token)
    if card:
        yield card


def _parted(card: list[Token]) -> tuple[list[Token], list[Token]]:
    """A card without the texts for which it has no place, and those: all but one below a title.

    That one is a link, where there is one, for an abstract leads to its paper; else the first.
    """
    title = next((n for n, token in enumerate(card) if token.says is Says.TITLE), len(card))
    below = [token for token in card[title:] if token.says is Says.TEXT]
    linked = (token for token in below if token.lines[0].text.startswith("["))
    abstract = next(linked, below[0] if below else None)
    kept = [token for token in card if token.says is not Says.TEXT or token is abstract]
    return kept, [token for token in card if token.says is Says.TEXT and token is not abstract]


def _untitled(texts: Sequence[Token], path: str, mark: str) -> Iterator[Problem]:
    """The errors of texts without a title, of which the first may be one that isn't marked."""
    for text in texts:
        place = Place(path, text.lines[0].number, 1)
        is_title = mark and text is not texts[-1] and not text.value.endswith(".")
        yield unmarked_title(place, mark) if is_title else missing_title(place)


def _entry(card: list[Token], path: str, captured: date, trending: bool) -> Entry:
    title = next(token for token in card if token.says is Says.TITLE)
    text = _first(card, Says.TEXT)
    votes, comments = _first(card, Says.VOTES), _first(card, Says.COMMENTS)
    day = parse_date(_first(card, Says.DATE))
    return Entry(
        title=title.value,
        abstract="" if trending else text,
        place=Place(path, title.lines[0].number, 1),
        position=0,
        summary=text if trending else "",
        arxiv=_first(card, Says.ARXIV),
        published=resolve(day, captured) if day else None,
        organization=_first(card, Says.ORGANIZATION),
        votes=int(votes) if votes else None,
        comments=int(comments) if comments else None,
        links=tuple(dict.fromkeys(token.value for token in card if token.says is Says.LINK)),
    )


def _first(card: list[Token], says: Says) -> str:
    return next((token.value for token in card if token.says is says and token.value), "")


def _numbers(tokens: Sequence[Token]) -> frozenset[int]:
    return numbers(line for token in tokens for line in token.lines)


def _folded(entries: list[Entry]) -> list[Entry]:
    """The entries without the second card of each pair; every card of the Trending page is two."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and (both := _merged(kept[-1], entry)):
            kept[-1] = both
        else:
            kept.append(entry)
    return kept


def _merged(one: Entry, other: Entry) -> Entry | None:
    """Two cards of one paper as one, or None if they differ in more than what one leaves out."""
    names = ("summary", "arxiv", "published", "organization", "votes", "comments")
    pairs = {name: (getattr(one, name), getattr(other, name)) for name in names}
    if one.title != other.title:
        return None
    if any(a != b for a, b in pairs.values() if a not in ("", None) and b not in ("", None)):
        return None
    values = {name: b if a in ("", None) else a for name, (a, b) in pairs.items()}
    links = tuple(dict.fromkeys(one.links + other.links))
    return replace(one, links=links, **values)
