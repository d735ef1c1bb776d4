"""Turns one paper of the site's JSON into an entry, and names each field that is not as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.model.content import Entry
from generator.model.problems import Place, Problem
from generator.reading.dump_lines import error
from generator.reading.dump_links import arxiv_identifier, is_web_address
from generator.reading.strict_yaml import shown
from generator.reading.text import clean

_KINDS: dict[type, str] = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
_ADDRESS = "an http(s) address"


def entry_of(value: object, number: int, place: Place) -> tuple[Entry | None, list[Problem]]:
    """The entry of an item, or None where it has no title, and what is wrong in the item."""
    if not isinstance(value, dict):
        return None, [_wrong(number, place, f"is {_kind(value)}, not an object")]
    inner = value.get("paper")
    if inner is not None and not isinstance(inner, dict):
        return None, [_wrong(number, place, f"has {_kind(inner)} as `paper`, not an object")]
    fields = Fields((inner, value) if inner else (value,), number, place)
    title = fields.text("title")
    if not title and not fields.problems:
        fields.complain("has no `title`")
    return (_entry(title, fields) if title else None), fields.problems


def _entry(title: str, fields: Fields) -> Entry:
    return Entry(
        title=title,
        abstract=fields.text("summary") or fields.text("abstract"),
        place=fields.place,
        position=0,
        summary=fields.text("ai_summary"),
        arxiv=arxiv_identifier(fields.text("id")),
        authors=fields.authors(),
        published=fields.day("publishedAt"),
        organization=fields.organization(),
        votes=fields.count("upvotes"),
        comments=fields.count("numComments"),
        links=fields.addresses("projectPage", "githubRepo"),
        keywords=fields.texts("ai_keywords"),
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of an item: its paper's, then its own; what is wrong with them is gathered."""

    levels: tuple[Mapping[str, Any], ...]
    number: int
    place: Place
    problems: list[Problem] = field(default_factory=list)

    def complain(self, message: str) -> None:
        """Note that something is wrong with the item."""
        self.problems.append(_wrong(self.number, self.place, message))

    def text(self, name: str) -> str:
        """A field's text in one line; empty where there is none."""
        return clean(self._value(name, str, "text") or "")

    def count(self, name: str) -> int | None:
        """A field's number, if it is a whole one from zero to a thousand million."""
        value = self._value(name, int, "a whole number")
        if value is not None and (isinstance(value, bool) or not 0 <= value < 10**9):
            said = shown(f"{name}: {str(value).lower()}")
            self.complain(f"has {said}, not a whole number from 0")
            return None
        return value

    def day(self, name: str) -> date | None:
        """The day of a field such as `2026-02-26T17:08:18.000Z`."""
        text = self.text(name)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.complain(f"has a `{name}` that is no date like 2026-02-26")
            return None

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of a field that is a list."""
        values = self._value(name, list, "a list of texts") or []
        if not all(isinstance(value, str) for value in values):
            self.complain(f"has something in `{name}` that is not text")
        cleaned = (clean(value) for value in values if isinstance(value, str))
        return tuple(text for text in cleaned if text)

    def authors(self) -> tuple[str, ...]:
        """The names of the authors who are not hidden."""
        values = self._value("authors", list, "a list of authors") or []
        shown = [a for a in values if not (isinstance(a, dict) and a.get("hidden"))]
        names = [a.get("name") if isinstance(a, dict) else a for a in shown]
        cleaned = [clean(name) for name in names if isinstance(name, str)]
        if len(cleaned) < len(names):
            self.complain("has an author without a `name` in text")
            return ()
        return tuple(name for name in cleaned if name)

    def organization(self) -> str:
        """The organization's full name, or its short one."""
        value = self._value("organization", dict, "an object") or {}
        names = [value.get("fullname"), value.get("name")]
        return next((clean(name) for name in names if isinstance(name, str) and clean(name)), "")

    def addresses(self, *names: str) -> tuple[str, ...]:
        """The addresses in some fields, each once."""
        found = {name: text for name in names if (text := self.text(name))}
        for name, text in found.items():
            if not is_web_address(text):
                self.complain(f"has a `{name}` that is not {_ADDRESS}")
        return tuple(dict.fromkeys(text for text in found.values() if is_web_address(text)))

    def _value(self, name: str, kind: type, expected: str) -> Any:
        """The first level's value that is not null; None, and a complaint, for another type."""
        values = (level.get(name) for level in self.levels)
        value = next((value for value in values if value is not None), None)
        if value is None or isinstance(value, kind):
            return value
        self.complain(f"has {_kind(value)} as `{name}`, not {expected}")
        return None


def _wrong(number: int, place: Place, message: str) -> Problem:
    hint = 'an item is `{"title": "…", "summary": "…"}`, as the API gives it: copy it again'
    return error(place, f"item {number} {message}", hint)


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "something")
