"""Turns what a source says of a paper into facts of which each is one that the reader accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.cataloguing.links import is_address, link_kind
from generator.model.content import Facts
from generator.model.problems import Place
from generator.reading.facts import FIELDS
from generator.reading.text import LONGEST_TITLE, clean

_LONGEST: Mapping[str, int] = MappingProxyType(
    {"title": LONGEST_TITLE, "venue": 300, "comment": 600}
)
"""In characters; what is longer isn't what the field is for, and is left out."""
_LONGEST_ABSTRACT = 20_000
"""In characters: enough to tell whose it is, were it a book."""
_MOST_AUTHORS = 5_000
_LONGEST_NAME = 200
_ARXIV_DOI = "10.48550/"
"""The DOIs that arXiv gives itself, which say no more than its identifiers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper that a source has, and which may be the one that was asked for."""

    said: Facts
    abstract: str = ""
    """In one line; empty where the source has none."""


def candidate(abstract: str, values: Mapping[str, Any]) -> Candidate | None:
    """A candidate of values such as a line of facts has; those that can't stand there are left out.

    None without a title: nobody could tell what it is.
    """
    said = {name: _kept(name, value) for name, value in values.items()}
    right = {name: value for name, value in said.items() if value}
    if "title" not in right:
        return None
    return Candidate(Facts(place=Place(""), **right), clean(abstract[:_LONGEST_ABSTRACT]))


def _kept(name: str, value: Any) -> Any:
    """The value as the reader of facts has it; None for one that it would refuse."""
    kept = FIELDS[name].read(value)
    if name in _LONGEST and kept and len(kept) > _LONGEST[name]:
        return None
    if name in ("code", "project") and kept and not is_address(kept):
        return None
    if name == "doi" and kept and kept.lower().startswith(_ARXIV_DOI):
        return None
    return _whole(kept) if name == "authors" and kept else kept


def _whole(names: tuple[str, ...]) -> tuple[str, ...]:
    """A list of authors without signs that are no names; nothing where it can't be right."""
    right = tuple(name for name in names if re.search(r"[^\W\d_]", name))
    fits = len(right) <= _MOST_AUTHORS and all(len(name) <= _LONGEST_NAME for name in right)
    return right if fits else ()


def addresses(links: Iterable[str]) -> dict[str, str]:
    """The first address of code among a paper's links, and the first other one."""
    named: dict[str, str] = {}
    for link in links:
        named.setdefault("code" if link_kind(link) == "code" else "project", link)
    return named
