"""Draws a map of the archive: where each paper lies among its themes, near what it is like.

The themes are those of the archive's first papers (`basis.py`), and a paper's place depends on its
own words and on the themes alone: new papers move no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import SHARE
from generator.cataloguing.related import FEWEST
from generator.known import answer
from generator.model.site import Atlas, Region, Spot

SIDE = 10_000
"""The map's width and height."""
_WORDS = 3
"""The words that stand for a region."""
_MARGIN = 0.04


class Theme(NamedTuple):
    """What many texts have in common: its words, and where it lies."""

    terms: list[int]
    """The words' hashes."""
    weights: list[int]
    x: float
    y: float
    """From 0 to 1."""
    region: int


class Themes(NamedTuple):
    """Themes, and for each region the words that are most telling of it."""

    themes: list[Theme]
    names: list[list[str]]


class _Place(NamedTuple):
    """Where a text lies among themes, from 0 to 1, and its theme's number; -1 without one."""

    x: float
    y: float
    theme: int


def atlas_of(archive: Archive) -> Atlas:
    """The map of all papers that are shown; an empty one of very few."""
    if len(archive.papers) < FEWEST:
        return Atlas()
    basis = archive.basis(SHARE).name
    themes, names = answer(archive.known, "themes", basis, lambda: _themes(archive), Themes)
    if not themes:
        return Atlas()

    def placed(numbers: Sequence[int]) -> Iterator[_Place]:
        return _placed(archive, numbers, themes)

    places = archive.known.answers("places", basis, archive.names, placed, _Place)
    radius = 0.4 / len(themes) ** 0.5
    named = zip(archive.papers, archive.names, places, strict=True)
    spots = {
        paper.id: _spot(place, name, radius, themes[place.theme].region if place.theme >= 0 else -1)
        for paper, name, place in named
    }
    return Atlas(tuple(_region(n, words, themes) for n, words in enumerate(names)), spots)


def _region(number: int, words: Sequence[str], themes: Sequence[Theme]) -> Region:
    own = [theme for theme in themes if theme.region == number]
    middle = (sum(part) / len(own) for part in zip(*((one.x, one.y) for one in own), strict=True))
    return Region(_label(words), *map(_scaled, middle))


def _spot(place: _Place, name: bytes, radius: float, region: int) -> Spot:
    """A paper's spot: like papers would lie on one another but for a step that follows from it."""
    first, second, third, fourth = (part / 255 for part in name[:4])
    x = place.x + (first + second - 1) * radius
    y = place.y + (third + fourth - 1) * radius
    return Spot(_scaled(x), _scaled(y), region)


def _label(names: Sequence[str]) -> tuple[str, ...]:
    """The first names but for those that have a word as another does, such as its plural.

    Of a phrase and its initials the phrase is kept: `reinforcement learning`, not `RL`.
    """
    kept: list[str] = []
    begun: set[str] = set()
    for name in names:
        beginnings = {word[:5] for word in _words(name)}
        other = next((one for one in kept if _stands_for(one, name)), None)
        if other:
            kept[kept.index(other)] = max(other, name, key=len)
        elif not beginnings & begun:
            kept.append(name)
        begun |= beginnings
    return tuple(kept[:_WORDS])


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _stands_for(one: str, other: str) -> bool:
    """Whether one of two names is the initials of the other, or ends in them, as `LLMs` does."""
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in _words(long))
    return len(initials) > 1 and short.casefold().removesuffix("s").endswith(initials)


def _scaled(part: float) -> int:
    inner = _MARGIN + part * (1 - 2 * _MARGIN)
    return round(SIDE * min(1.0, max(0.0, inner)))


# Numpy takes long to import, which most builds needn't spend.


def _themes(archive: Archive) -> Themes:
    from generator.cataloguing.themes import themes_of

    return themes_of(archive.vectors.of_basis)


def _placed(archive: Archive, numbers: Sequence[int], themes: Sequence[Theme]) -> Iterator[_Place]:
    import numpy as np

    from generator.cataloguing.themes import among

    vectors = archive.vectors.of_papers.taken(np.array(numbers, np.int64))
    spots, nearest = among(vectors, themes)
    for (x, y), theme in zip(spots.tolist(), nearest.tolist(), strict=True):
        yield _Place(x, y, theme)
