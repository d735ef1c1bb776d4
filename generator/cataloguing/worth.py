"""Tells of a phrase that papers share whether a reader would want it as a tag."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple

from generator.cataloguing.key_phrases import Origin
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import Key
from generator.cataloguing.plain_words import EMPTY, FUNCTION

SHORT = 3
"""A name of so few letters means several things, unless some papers spell it out."""
IN_TITLES = 0.05
"""A run of words is what papers are about if so large a share of them has it in the title ..."""
MANY = 20
KNOWN_IN_TITLES = 0.02
"""... and a topic's phrase of so many papers, if this share does."""


class Use(NamedTuple):
    """A phrase, where it comes from at best, and the number of papers and of titles that use it."""

    key: Key
    origin: int
    papers: int
    titles: int


def is_worth_a_tag(use: Use, told: Set[str]) -> bool:
    """Whether a phrase says something of a paper that a topic's title has not `told`."""
    key = use.key
    if "".join(key) in told:
        return False
    if use.origin == Origin.RUN:
        return use.titles > 0 and use.titles >= IN_TITLES * use.papers
    if use.origin == Origin.TOPIC:
        return use.papers < MANY or use.titles >= KNOWN_IN_TITLES * use.papers
    return len("".join(key)) > SHORT and any(p not in EMPTY and p not in FUNCTION for p in key)


def told_by(titles: Iterable[Key]) -> frozenset[str]:
    """The letters of titles and of their beginnings: “Multimodal models” tells `multi-modal`."""
    return frozenset("".join(title[:length]) for title in titles for length in range(1, 9))


def is_meant(acronym: Acronym) -> bool:
    """Whether whoever writes an acronym means its long form."""
    return acronym.is_plain and (acronym.papers > 1 or len(acronym.short) > SHORT)
