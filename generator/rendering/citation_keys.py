"""Gives every paper a key for its citations: short, readable, its own, and for good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from slugify import slugify

from generator.cataloguing.plain_words import FUNCTION
from generator.model.paper import Paper, PaperId
from generator.rendering.author_names import name_of

_TITLE_WORDS = 3
"""So many words of a title are the key of a paper whose authors are not known."""


def keys_of(oldest_first: Iterable[Paper]) -> dict[PaperId, str]:
    """Each paper's key: `wang2024unified`, or `unified-general-framework` without authors.

    Where two would have one, the paper that was captured first keeps it, and the other's has more
    of its title: so newer papers change no key. What becomes known of a paper may change its own.
    """
    keys: dict[PaperId, str] = {}
    taken: set[str] = set()
    for paper in oldest_first:
        key = next(key for key in _candidates(paper) if key not in taken)
        taken.add(key)
        keys[paper.id] = key
    return keys


def _candidates(paper: Paper) -> Iterator[str]:
    """Keys, the shortest first; the last ones are no other paper's."""
    words = [word for word in paper.id.split("-") if word not in FUNCTION]
    stem = _family(paper.authors[0]) if paper.authors else ""
    if stem:
        stem += str(paper.year or "")
        yield from (stem + "".join(words[:many]) for many in range(1, len(words) + 1))
        yield f"{stem}-{paper.id}"
    if words:
        yield from ("-".join(words[:many]) for many in range(_TITLE_WORDS, len(words)))
        yield "-".join(words)
    yield paper.id
    yield f"{paper.id}-paper"
    yield from (f"{paper.id}-{number}" for number in range(2, 1_000_000))


@lru_cache(maxsize=4096)
def _family(author: str) -> str:
    """An author's family name in ASCII letters, without blanks."""
    name = name_of(author)
    return str(slugify(name.family or name.literal)).replace("-", "")
