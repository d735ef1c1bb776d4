"""Turns the text of `content/facts.jsonl` into Facts: one JSON object a line, read strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.model.content import Facts
from generator.model.problems import Place, Problem
from generator.reading.kinds import is_web_address, real_date
from generator.reading.schema import unknown_field
from generator.reading.strict_yaml import error, shown
from generator.reading.text import clean, lines

DOUBTFUL = "doubtful"
SURE = "sure"
UNKNOWN = "unknown"

_ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[!-~]{1,300}")
"""By https://www.doi.org/doi-handbook/; those with other signs than ASCII's are hardly in use."""


class _Kind(NamedTuple):
    """What a field's value must be, in words, and the value that is kept (None: it isn't)."""

    wanted: str
    read: Callable[[Any], Any]


def _text(value: Any) -> str | None:
    return clean(value) if isinstance(value, str) else None


def _title(value: Any) -> str | None:
    return _text(value) or None


def _arxiv(value: Any) -> str | None:
    return value if value == "" or (_text(value) and _ARXIV.fullmatch(value)) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(_text(item) for item in value):
        return None
    return tuple(clean(item) for item in value)


def _year(value: Any) -> int | None:
    return value if type(value) is int and 1900 <= value <= 2100 else None


def _day(value: Any) -> date | None:
    return real_date(value) if isinstance(value, str) else None


def _doi(value: Any) -> str | None:
    return value if value == "" or (_text(value) and _DOI.fullmatch(value)) else None


def _address(value: Any) -> str | None:
    return value if value == "" or (_text(value) and is_web_address(value)) else None


def _similarity(value: Any) -> float | None:
    return float(value) if type(value) in (int, float) and 0 <= value <= 1 else None


def _state(value: Any) -> str | None:
    return value if value in ("", SURE, DOUBTFUL, UNKNOWN) else None


FIELDS: Mapping[str, _Kind] = {
    "title": _Kind("a text", _title),
    "arxiv": _Kind("an arXiv identifier without version, such as `2410.05434`", _arxiv),
    "authors": _Kind("a list of names", _texts),
    "year": _Kind("a year, such as `2025`", _year),
    "published": _Kind("a date, such as `2025-03-13`", _day),
    "venue": _Kind("a text", _text),
    "categories": _Kind("a list of categories, such as `cs.CL`", _texts),
    "comment": _Kind("a text", _text),
    "doi": _Kind("a DOI, such as `10.1007/s10686-024-09975-3`", _doi),
    "code": _Kind("an http(s) address", _address),
    "project": _Kind("an http(s) address", _address),
    "state": _Kind("`sure`, `doubtful` or `unknown`", _state),
    "matched": _Kind("a text", _text),
    "source": _Kind("a list of names", _texts),
    "similarity": _Kind("a number from 0 to 1", _similarity),
    "asked": _Kind("a list of names", _texts),
    "day": _Kind("a date, such as `2025-03-13`", _day),
}
"""What a line may say, in the order in which it is written; only the title is required, and names
the paper."""


class _Duplicates(Exception):
    """That a JSON object has a field twice, of which the json module would keep the last."""


def parse_facts(text: str, path: str) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """The facts in a file's text; a line that isn't right in every field is left out or cut.

    A line without a usable title is left out, and so is a second line of the same title; a field
    of another type is left out of its line.
    """
    facts: dict[str, Facts] = {}
    problems: list[Problem] = []
    for number, written in enumerate(lines(text), 1):
        if not written.strip():
            continue
        fact, found = _parse_line(written, Place(path, number, 1))
        problems += found
        if fact and fact.title.casefold() in facts:
            first = facts[fact.title.casefold()].place.line
            problems.append(
                error(fact.place, f"{shown(fact.title)} stands in line {first} too", "join them")
            )
        elif fact:
            facts[fact.title.casefold()] = fact
    return tuple(facts.values()), tuple(problems)


def _parse_line(written: str, place: Place) -> tuple[Facts | None, list[Problem]]:
    loaded = _loaded(written, place)
    if isinstance(loaded, Problem):
        return None, [loaded]
    values: dict[str, Any] = {}
    problems = []
    for name, value in loaded.items():
        kind = FIELDS.get(name)
        kept = kind.read(value) if kind else None
        if kind is None:
            problems.append(unknown_field(name, place, FIELDS))
        elif kept is None:
            problems.append(_wrong(name, value, kind, place))
        else:
            values[name] = kept
    if "title" not in loaded:
        problems.append(error(place, "`title` is missing", "it says which paper the facts are of"))
    return (Facts(place=place, **values) if "title" in values else None), problems


def _loaded(written: str, place: Place) -> dict[str, Any] | Problem:
    """The JSON object in a line, or why there is none."""
    try:
        loaded = json.loads(written, object_pairs_hook=_without_duplicates)
    except _Duplicates as duplicates:
        return error(place, f"{shown(str(duplicates))} is written twice", "keep one of them")
    except json.JSONDecodeError as broken:
        at = Place(place.path, place.line, broken.pos + 1)
        return error(at, f"broken JSON: {broken.msg}", "each line is one object in braces")
    except (ValueError, RecursionError):
        message = "broken JSON: nested too deep, or a number too long"
        return error(place, message, "each line is one object of texts, numbers and lists")
    if isinstance(loaded, dict):
        return loaded
    return error(place, "the line isn't a JSON object", 'write `{"title": "Some title"}`')


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Duplicates(next(name for name in names if names.count(name) > 1))
    return seen


def _wrong(name: str, value: Any, kind: _Kind, place: Place) -> Problem:
    found = shown(value) if isinstance(value, str) else shown(repr(value))
    hint = "`digest enrich` fills a field that is left out"
    return error(place, f"`{name}` should be {kind.wanted}, but is {found}", hint)
