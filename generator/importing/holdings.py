"""Turns the bytes of a paste into the listings it holds, each with the very bytes it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from generator.model.content import Entry
from generator.model.problems import Level, Place, Problem
from generator.reading.dump_headers import sections
from generator.reading.dump_json import is_json
from generator.reading.dump_lines import read_lines
from generator.reading.dumps import ParsedListing, Reading, read_dump
from generator.reading.strict_yaml import error
from generator.reading.text import decode

_LISTED_ON = re.compile(r'"submittedOnDailyAt"\s*:\s*"([0-9]{4}-[0-9]{2}-[0-9]{2})')


@dataclass(frozen=True, slots=True)
class Part:
    """One listing of a paste, to be a file of its own."""

    data: bytes
    text: str
    listings: tuple[ParsedListing, ...]
    """One; several only where they can't be told apart line by line."""
    ending: str
    """`.txt` or `.json`, by what it is."""
    listed_on: tuple[str, ...] = ()
    """The days that the site's JSON names as those on which it listed the papers."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its papers, in order."""
        return tuple(entry for listing in self.listings for entry in listing.entries)


@dataclass(frozen=True, slots=True)
class Holding:
    """What a paste holds: its listings, how many lines were the page's, and what is doubtful."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    furniture: int = 0

    @property
    def in_doubt(self) -> bool:
        """Whether a line of it was not understood."""
        return any(problem.level is Level.ERROR for problem in self.problems)


def held_by(data: bytes, path: str, today: date) -> Holding:
    """What a paste of any shape holds; never raises, whatever the bytes."""
    text, problems = decode(data, path)
    if problems:
        return Holding((), problems)
    if not text.strip():
        return Holding((), (error(Place(path), "the file is empty", "paste the listing again"),))
    whole = _read(text, path, today)
    ending = ".json" if is_json(text) else ".txt"
    days = tuple(sorted(set(_LISTED_ON.findall(text)))) if ending == ".json" else ()
    one = (Part(data, text, whole.listings, ending, days),) if whole.listings else ()
    parts = _split(data, text, whole, today) if len(whole.listings) > 1 else one
    return Holding(parts or one, whole.problems, len(whole.furniture))


def _read(text: str, path: str, captured: date) -> Reading:
    """What the reader makes of a text by its content alone, whatever the file's name ends in."""
    reading = read_dump(text, "", captured)
    placed = (replace(p, place=replace(p.place, path=path)) for p in reading.problems)
    return replace(reading, problems=tuple(placed))


def _split(data: bytes, text: str, whole: Reading, today: date) -> tuple[Part, ...]:
    """A part a listing; none where the parts, read one by one, would not give the same papers."""
    every = [(*one.header.lines, *one.body) for one in sections(read_lines(text, "")[0])]
    starts = [lines[0].number for lines in every if lines]
    if len(starts) != len(whole.listings):
        return ()
    parts = []
    for piece, listing in zip(_slices(data, starts), whole.listings, strict=True):
        words, _ = decode(piece, "")
        alone = _read(words, "", today).listings
        if len(alone) != 1 or _papers(alone) != _papers([listing]):
            return ()
        parts.append(Part(piece, words, alone, ".txt"))
    return tuple(parts)


def _slices(data: bytes, starts: Sequence[int]) -> list[bytes]:
    """The bytes from each of these lines to the next; the first begins where the file does."""
    lines = data.split(b"\n")
    cuts = [0, *(start - 1 for start in starts[1:]), len(lines)]
    slices = [b"\n".join(lines[first:last]) for first, last in pairwise(cuts)]
    return [*(piece + b"\n" for piece in slices[:-1]), slices[-1]]


def _papers(listings: Sequence[ParsedListing]) -> list[Entry]:
    """The papers, wherever they stand."""
    nowhere = Place("")
    return [replace(entry, place=nowhere) for one in listings for entry in one.entries]
