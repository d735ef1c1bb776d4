"""Turns names into the letters of the alphabet under which a reader looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of an index, and its anchor."""

    shown: str
    anchor: str


def letter_of(name: str) -> Letter:
    """The name's first letter, if it is one of A to Z."""
    first = name[:1].casefold()
    plain = first.isascii() and first.isalpha()
    return Letter(first.upper(), first) if plain else Letter("0–9 and others", "other")


def in_order(items: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """From A to Z, what begins otherwise at the end."""
    return sorted(items, key=lambda i: (letter_of(name(i)).anchor == "other", name(i).casefold()))


def by_letter(
    ordered: Sequence[T], name: Callable[[T], str]
) -> tuple[tuple[Letter, tuple[T, ...]], ...]:
    """Items in order by their letters."""
    groups = groupby(ordered, key=lambda item: letter_of(name(item)))
    return tuple((letter, tuple(group)) for letter, group in groups)
