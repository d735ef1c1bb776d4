"""Turns the lines of a paste into its listings: each a page's header and the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.dump_dates import (
    HeaderDate,
    is_no_day,
    may_be_a_day,
    parse_date,
    with_year_near,
)
from generator.reading.dump_lines import Line
from generator.reading.dump_links import day_of, query_of
from generator.reading.dump_paragraphs import UNWRAPPED
from generator.reading.furniture import LONGEST, Piece, ends_by_line, piece, plain

_MAY_BEGIN = re.compile(r"(?i)[#\[ ]*(?:new$|get trending papers|daily papers|trending papers)")


@dataclass(frozen=True, slots=True)
class Header:
    """The lines above the papers, and what they say of the page."""

    lines: tuple[Line, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """Of each line; a search query counts as part of the by-line."""
    query: str = ""

    @property
    def date(self) -> HeaderDate | None:
        """The day that the header names; its year comes from the address of a neighbouring day."""
        days = [day for line in self.lines if (day := day_of(line.text))]
        for line, found in zip(self.lines, self.pieces, strict=True):
            if found is Piece.DATE and (date := parse_date(plain(line.text))):
                return with_year_near(date, days[0]) if days else date
        return (days[0].year, days[0].month, days[0].day) if days else None

    @property
    def unclear_day(self) -> Line | None:
        """The line in a day's place that names none: February 30, or a day in another language."""
        for line, found in zip(self.lines, self.pieces, strict=True):
            if found in (Piece.PERIOD, Piece.DATE) and piece(line.text) is None:
                return line
        return None

    @property
    def is_markdown(self) -> bool:
        """Whether it has headings as Markdown writes them."""
        return any(line.text.startswith("#") for line in self.lines)

    @property
    def has_addresses(self) -> bool:
        """Whether bare addresses stand between its lines."""
        return Piece.ADDRESS in self.pieces[1:]

    @property
    def is_trending(self) -> bool:
        """Whether it is the Trending page's, whose texts are summaries, not abstracts."""
        names = [
            line.text for line, p in zip(self.lines, self.pieces, strict=True) if p is Piece.PAGE
        ]
        return any("rending" in name for name in names) and "Daily" not in "".join(names)


@dataclass(frozen=True, slots=True)
class Section:
    """One listing of a paste."""

    header: Header
    body: tuple[Line, ...]


def sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Split a paste where a header begins; the first listing may have none."""
    start, header = 0, header_at(lines, 0)
    at = len(header.lines)
    while at < len(lines):
        if _MAY_BEGIN.match(lines[at].text) and _is_clear(found := _header_within(lines, at)):
            yield Section(header, tuple(lines[start + len(header.lines) : at]))
            start, header = at, found
            at += len(header.lines)
        else:
            at += 1
    yield Section(header, tuple(lines[start + len(header.lines) :]))


def header_at(lines: Sequence[Line], start: int) -> Header:
    """The header whose first line is the given one: its lines in the page's order, each once."""
    pieces: list[Piece] = []
    seen: set[str] = set()
    query, at, rank = "", start, Piece.SITE
    while at < len(lines) and (not pieces or pieces[-1] is not Piece.DATE):
        text = lines[at].text
        found = piece(text)
        if found is None and _is_query(lines, at, start):
            if is_no_day(plain(text)):  # another day stands below it
                found = Piece.PERIOD
            elif not query:
                query, found = text, Piece.BY
        if _is_page_name(text, rank):
            found = Piece.PAGE
        if found is None and pieces and _is_other_day(lines, at, pieces[-1]):
            found = Piece.DATE
        if found is None or text in seen or (found and found < rank):
            break
        query = query or query_of(text)
        rank = max(rank, found)
        seen.add(text)
        pieces.append(found)
        at += 1
    return Header(tuple(lines[start:at]), tuple(pieces), query)


def _is_page_name(text: str, rank: Piece) -> bool:
    """`Trending Papers` above the by-line is the page's name; below it, a link of the page."""
    return Piece.MAIL <= rank < Piece.BY and plain(text).casefold() == "trending papers"


def _is_other_day(lines: Sequence[Line], at: int, before: Piece) -> bool:
    """Whether a line stands in a day's place and looks like one, though its date is none."""
    following = lines[at + 1].text if at + 2 < len(lines) else "."
    is_title = len(following) > UNWRAPPED or following.endswith(".")  # its abstract follows
    text = plain(lines[at].text)
    in_place = before in (Piece.PAGE, Piece.BY, Piece.PERIOD)
    is_day = (in_place and may_be_a_day(text)) or (before is Piece.ADDRESS and is_no_day(text))
    return is_day and not is_title


def _header_within(lines: Sequence[Line], at: int) -> Header:
    """The header that begins among papers; `new` does only above a line that could too."""
    is_new = piece(lines[at].text) is Piece.NEW
    if is_new and not (at + 1 < len(lines) and _MAY_BEGIN.match(lines[at + 1].text)):
        return Header()
    return header_at(lines, at)


def _is_query(lines: Sequence[Line], at: int, start: int) -> bool:
    """Whether a line is the search query: free text between the by-line and more of the header."""
    if at == start or at + 1 >= len(lines) or len(lines[at].text) > LONGEST:
        return False
    after = piece(lines[at + 1].text)
    return ends_by_line(lines[at - 1].text) and after in (Piece.PERIOD, Piece.DATE)


def _is_clear(header: Header) -> bool:
    """Whether lines among the papers are surely a header, and not titles that read like one."""
    pieces = set(header.pieces)
    if Piece.MAIL not in pieces and not {Piece.PAGE, Piece.BY} <= pieces:
        return False
    return bool(pieces & {Piece.BY, Piece.DATE}) or len(header.lines) >= 3
