"""Turns the text of a dump into its lines that hold something, each with its number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.content import Entry
from generator.model.problems import Level, Place, Problem
from generator.reading.text import LONGEST_LINE, LONGEST_TITLE, clean, lines

TOO_LONG = "\0"
"""Stands for a line that is too long; clean text never holds it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, cleaned."""

    number: int
    """From 1, in the file."""
    text: str
    gap: bool
    """Whether a blank line stands before it, or nothing."""
    indented: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a part of a dump was understood as; lines in none of the sets were not understood."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    used: frozenset[int] = frozenset()
    """Numbers of the lines that an entry was made of."""
    furniture: frozenset[int] = frozenset()
    """Numbers of the lines that are the page's, not a paper's."""
    reported: frozenset[int] = frozenset()
    """Numbers of the lines that a problem speaks of."""


def read_lines(text: str, path: str) -> tuple[list[Line], list[Problem]]:
    """The lines that are not blank, and an error for each that is too long."""
    found: list[Line] = []
    problems: list[Problem] = []
    gap = True
    for number, raw in enumerate(lines(text), start=1):
        if len(raw) > LONGEST_LINE and not raw.isspace():
            problems.append(_long_line(len(raw), Place(path, number, 1)))
            cleaned = TOO_LONG
        else:
            cleaned = clean(raw) if raw else ""
        if cleaned:
            found.append(Line(number, cleaned, gap, raw[0].isspace()))
        gap = not cleaned
    return found, problems


def numbers(found: Iterable[Line]) -> frozenset[int]:
    """The numbers of lines."""
    return frozenset(line.number for line in found)


def error(place: Place, message: str, hint: str = "") -> Problem:
    """Something in a dump that a person should mend."""
    return Problem(Level.ERROR, place, message, hint)


def missing_abstract(place: Place) -> Problem:
    """The error of a title that no abstract follows; the paper is kept."""
    hint = "put its abstract in the next paragraph, or delete the title"
    return error(place, "a title without an abstract", hint)


def missing_title(place: Place) -> Problem:
    """The error of an abstract that no title precedes; no paper is made of it."""
    hint = "put its title in a paragraph above it, or delete it"
    return error(place, "an abstract without a title", hint)


def unclear_day(day: str, place: Place) -> Problem:
    """The error of a header's day that is none; the papers below it are kept."""
    hint = "write it as the page does, such as `Mar 13` or `Mar 13, 2025`, or delete the line"
    return error(place, f"there is no day `{day}`", hint)


def unmarked_title(place: Place, mark: str) -> Problem:
    """The error of what may be a title, in a listing whose titles are marked."""
    hint = f"if it is a paper's title, begin the line with `{mark}`; if not, delete it"
    return error(place, f"this is neither a title with its `{mark.strip()}` nor an abstract", hint)


def title_too_long(title: str, place: Place) -> Problem | None:
    """The error of a title that no paper has; its entry is left out."""
    if len(title) <= LONGEST_TITLE:
        return None
    message = f"a title of {len(title):,} characters; the longest may have {LONGEST_TITLE:,}"
    return error(place, message, "is it an abstract whose title is missing?")


def abstract_too_long(abstract: str, place: Place) -> Problem | None:
    """The error of an abstract that is a book; its entry is left out."""
    if len(abstract) <= LONGEST_LINE:
        return None
    message = f"an abstract of {len(abstract):,} characters; the longest may have {LONGEST_LINE:,}"
    return error(place, message, "is it more than one paper? put blank lines between them")


def _long_line(length: int, place: Place) -> Problem:
    message = f"a line of {length:,} characters; the longest may have {LONGEST_LINE:,}"
    return error(place, message, "the paper it belongs to is left out; shorten the line")
