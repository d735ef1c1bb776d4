"""Turns a paste into its listings of papers, whatever the shape, and accounts for every line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model.content import Entry
from generator.model.problems import Place, Problem
from generator.reading.dump_addresses import address_tokens, has_addresses
from generator.reading.dump_bounds import fitting
from generator.reading.dump_cards import read_cards
from generator.reading.dump_dates import HeaderDate
from generator.reading.dump_headers import Section, sections
from generator.reading.dump_json import is_json, read_json
from generator.reading.dump_lines import (
    TOO_LONG,
    Line,
    Outcome,
    abstract_too_long,
    error,
    numbers,
    read_lines,
    title_too_long,
    translated_page,
    unclear_day,
)
from generator.reading.dump_markdown import HEADING, is_markdown, markdown_tokens
from generator.reading.dump_plain import read_plain
from generator.reading.dump_signs import has_signs, sign_tokens
from generator.reading.dump_translations import translated

_OTHERS = (
    (re.compile(r"(?is)\s*(?:<!doctype\s+html[^>]*>\s*)?<html[\s>]"), "a page's HTML"),
    (re.compile(r"\s*<\?xml\s"), "XML"),
    (re.compile(r"\s*@[A-Za-z]+\s*\{[^{}\n]*,\s*\n"), "BibTeX"),
)
"""How files begin that are no listing, though they hold papers."""
_COPY = "open the listing in a browser, select all, and paste the text that it shows"
_STRAY = "delete it if it is no part of a listing; an abstract is one paragraph below its title"


@dataclass(frozen=True, slots=True)
class ParsedListing:
    """One listing of a paste: its papers, and what its header says."""

    entries: tuple[Entry, ...]
    query: str = ""
    """The search that the page answers, where the header says it."""
    header_date: HeaderDate | None = None
    """Year where it is known, month, day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a paste holds, and which lines of it went where."""

    listings: tuple[ParsedListing, ...]
    problems: tuple[Problem, ...]
    used: frozenset[int] = frozenset()
    """Numbers of the lines that entries were made of; none for JSON, nor in the two below."""
    furniture: frozenset[int] = frozenset()
    reported: frozenset[int] = frozenset()


def parse_dump(
    text: str, path: str, captured: date
) -> tuple[tuple[ParsedListing, ...], tuple[Problem, ...]]:
    """The listings of a paste that hold a paper, and the problems, by line.

    The shape is told by the content: the site's JSON, Markdown, text with addresses between, or
    bare text. `captured` gives the year of dates that have none.
    """
    reading = read_dump(text, path, captured)
    return reading.listings, reading.problems


def read_dump(text: str, path: str, captured: date) -> Reading:
    """The same, with an account of the lines: every line that is not blank stands in one set."""
    for begins, kind in _OTHERS:
        if begins.match(text):
            return Reading((), (error(Place(path, 1, 1), f"this is {kind}", _COPY),))
    in_json = is_json(text) or path.endswith(".json")
    reading = _bounded(_of_json(text, path) if in_json else _of_text(text, path, captured))
    if reading.listings or reading.problems:
        return reading
    hint = "paste a listing with at least one title and its abstract, or delete the file"
    return replace(reading, problems=(error(Place(path), "no paper in this file", hint),))


def _bounded(reading: Reading) -> Reading:
    """The reading without the papers that are more than a file may have, and what is said of it."""
    every = [entry for listing in reading.listings for entry in listing.entries]
    room, problem = fitting(every)
    if problem is None:
        return reading
    listings: list[ParsedListing] = []
    for listing in reading.listings:
        if kept := listing.entries[: max(0, room)]:
            listings.append(replace(listing, entries=kept))
        room -= len(listing.entries)
    return replace(
        reading, listings=tuple(listings), problems=_in_order([*reading.problems, problem])
    )


def _of_json(text: str, path: str) -> Reading:
    entries, problems = read_json(text, path)
    kept, refused = _kept(entries)
    listings = (ParsedListing(kept),) if kept else ()
    return Reading(listings, _in_order([*problems, *refused]))


def _of_text(text: str, path: str, captured: date) -> Reading:
    lines, problems = read_lines(text, path)
    listings: list[ParsedListing] = []
    outcomes: list[Outcome] = []
    for section in sections(lines):
        outcome = _outcome(section, path, captured)
        kept, refused = _kept(outcome.entries)
        problems += [*outcome.problems, *refused]
        if day := section.header.unclear_day:
            problems.append(unclear_day(day.text, Place(path, day.number, 1)))
        outcomes.append(outcome)
        if kept:
            header = section.header
            listings.append(ParsedListing(kept, header.query, header.date))
    used = frozenset[int]().union(*(outcome.used for outcome in outcomes))
    furniture = frozenset[int]().union(*(outcome.furniture for outcome in outcomes)) - used
    left = [line for line in lines if line.number not in used and line.number not in furniture]
    said = frozenset[int]().union(*(outcome.reported for outcome in outcomes))
    problems += _not_understood([line for line in left if line.number not in said], path)
    return Reading(tuple(listings), _in_order(problems), used, furniture, numbers(left))


def _outcome(section: Section, path: str, captured: date) -> Outcome:
    """What a listing holds, read by its shape; nothing where the page isn't in English."""
    if found := next(translated(section.body), None):
        problem = translated_page(found.text, Place(path, found.number, 1))
        every = numbers(section.body)
        above = frozenset(number for number in every if number < found.number)
        whole = Outcome(problems=(problem,), furniture=above, reported=every - above)
        return _with_header(whole, section)
    if is_markdown(section):
        tokens, mark = markdown_tokens(section.body), HEADING
    elif has_addresses(section):
        tokens, mark = list(address_tokens(section.body)), ""
    elif has_signs(section):
        tokens, mark = list(sign_tokens(section.body)), ""
    else:
        return _with_header(read_plain(section, path), section)
    trending = section.header.is_trending
    return _with_header(read_cards(tokens, path, captured, trending, mark), section)


def _with_header(outcome: Outcome, section: Section) -> Outcome:
    return replace(outcome, furniture=outcome.furniture | numbers(section.header.lines))


def _kept(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries that are no longer than papers are, numbered, and errors for those that are."""
    refused = [
        title_too_long(entry.title, entry.place) or abstract_too_long(entry.abstract, entry.place)
        for entry in entries
    ]
    whole = (
        entry
        for entry, problem in zip(entries, refused, strict=True)
        if problem is None and TOO_LONG not in (entry.title, entry.abstract, entry.summary)
    )
    kept = tuple(_at(position, entry) for position, entry in enumerate(whole, start=1))
    return kept, [problem for problem in refused if problem]


def _at(position: int, entry: Entry) -> Entry:
    return entry if entry.position == position else replace(entry, position=position)


def _not_understood(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """An error for each run of lines that are neither a paper's nor the page's."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].number == lines[end - 1].number + 1:
            continue
        first, last = lines[start].number, lines[end - 1].number
        if lines[start].text != TOO_LONG or first != last:
            what = "this line is" if first == last else f"lines {first} to {last} are"
            message = f"not understood: {what} neither a paper's nor the page's"
            yield error(Place(path, first, 1), message, _STRAY)
        start = end


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.place))
