"""Turns the site's own JSON, of a day's papers, of one paper or of a search, into entries.

The shapes are those of huggingface.co/api/daily_papers, /api/papers/<id> and /api/papers/search.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.model.content import Entry
from generator.model.problems import Place, Problem
from generator.reading.dump_json_items import entry_of
from generator.reading.dump_lines import error

_SPACE = re.compile(r"[ \t\n\r]*")
_OBJECT = re.compile(r"[ \t\n\r]*\[?[ \t\n\r]*\{[ \t\n\r]*\"")
_BEGINNING = re.compile(r"[ \t\n\r]*[\[{]")
_OWN_FIELDS = ('"title"', '"paper"')
SAMPLE = 10_000
"""So many characters tell JSON from text that begins like it."""
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Item:
    """A value of the file, and the text that it stands in: from, to."""

    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the JSON, and at which character (`start` and `end`)."""

    message: str
    start: int
    end: int


def is_json(text: str) -> bool:
    """Whether a text is JSON, or would be but for a mistake in it."""
    if not _BEGINNING.match(text):
        return False
    if _OBJECT.match(text) and any(field in text for field in _OWN_FIELDS):
        begins = [line.lstrip()[:1] for line in text[:SAMPLE].split("\n") if line.strip()]
        return 2 * sum(first in '{}[]"' for first in begins) >= len(begins)
    return not any(isinstance(item, Mistake) for item in _values(text))


def read_json(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a list of items, of one item, or of an item a line (JSON Lines)."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    line, counted = 1, 0
    for number, item in enumerate(_values(text), start=1):
        title = text.find('"title"', item.start, item.end)
        at = title if title >= 0 else item.start
        line, counted = line + text.count("\n", counted, at), at
        place = Place(path, line, at - text.rfind("\n", 0, at))
        if isinstance(item, Mistake):
            problems.append(_broken(item.message, place))
            continue
        entry, wrong = entry_of(item.value, number, place)
        entries += [entry] if entry else []
        problems += wrong
    return tuple(entries), tuple(problems)


def _values(text: str) -> Iterator[Item | Mistake]:
    """The values of the file and the mistakes in it."""
    at = _skipped(text, 0)
    return _in_list(text, at + 1) if text.startswith("[", at) else _in_lines(text, at)


def _in_list(text: str, at: int) -> Iterator[Item | Mistake]:
    """The values of a list, up to the first mistake."""
    at = _skipped(text, at)
    more = not text.startswith("]", at)
    while more:
        item = _value(text, at)
        yield item
        if isinstance(item, Mistake):
            return
        at = _skipped(text, item.end)
        more = text.startswith(",", at)
        if not more and not text.startswith("]", at):
            yield Mistake("a comma or `]` is missing", at, at)
            return
        at = _skipped(text, at + 1) if more else at
    at = _skipped(text, at + 1)
    if at < len(text):
        yield Mistake("the list has ended, but the file goes on", at, at)


def _in_lines(text: str, start: int) -> Iterator[Item | Mistake]:
    """One value, or one from each line that begins an object; a mistake costs its own lines."""
    whole = _value(text, start)
    if isinstance(whole, Item) and _skipped(text, whole.end) == len(text):
        yield whole
        return
    at = start
    while at < len(text):
        following = text.find("\n{", at)
        end = following if following >= 0 else len(text)
        for item in _in_part(text[at:end].removesuffix("\r")):
            yield replace(item, start=item.start + at, end=item.end + at)
        at = end + 1


def _in_part(text: str) -> Iterator[Item | Mistake]:
    """The values of a part, up to the first mistake."""
    at = _skipped(text, 0)
    while at < len(text):
        item = _value(text, at)
        yield item
        if isinstance(item, Mistake):
            return
        at = _skipped(text, item.end)


def _value(text: str, at: int) -> Item | Mistake:
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as mistake:
        return Mistake(mistake.msg, mistake.pos, mistake.pos)
    except RecursionError:
        return Mistake("brackets nested too deeply", at, at)
    except ValueError:
        return Mistake("a number of too many digits", at, at)
    return Item(value, at, end)


def _skipped(text: str, at: int) -> int:
    """The place of the next character that is not white space."""
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _broken(message: str, place: Place) -> Problem:
    said = message[:1].lower() + message[1:]
    return error(place, f"broken JSON: {said}", "paste the whole answer again")
