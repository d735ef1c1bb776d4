"""Finds what a name that a curator wrote means, or the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from generator.cataloguing.identity import paper_id
from generator.model.content import Reference
from generator.model.problems import Level, Problem

ALIKE = 60.0
"""From this likeness (0 to 100) on, a name may have been meant by another."""
LONG_ENOUGH = 8
"""Letters of a name that may be another's beginning."""
BEGINNING = 15.0
"""So much less counts what is like a beginning than what is like the whole."""

_Known = TypeVar("_Known")


def known_paper(name: str, names: Mapping[str, _Known]) -> _Known | None:
    """What bears a paper's id, or the id that a title has; None where nothing does."""
    return names[name] if name in names else names.get(paper_id(name))


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str | None:
    """The known name that is most like this one, or begins so; None where none is alike."""
    names = sorted(known)
    whole = _most_like(name, names, alike)
    longer = [one for one in names if LONG_ENOUGH <= len(name) < len(one)]
    begun = _most_like(name, [one[: len(name)] for one in longer], alike + BEGINNING)
    if begun and (whole is None or begun[0] - BEGINNING > whole[0]):
        return longer[begun[1]]
    return names[whole[1]] if whole else None


def _most_like(name: str, names: Sequence[str], alike: float) -> tuple[float, int] | None:
    """How like the likeliest name is, 0 to 100, and its place."""
    from rapidfuzz import fuzz, process  # only what is misspelt waits for it

    found = process.extractOne(
        name, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=alike
    )
    return (found[1], found[2]) if found else None


def unknown_name(kind: str, reference: Reference, known: Iterable[str]) -> Problem:
    """The error for a name that a person wrote and that is no paper's, topic's or page's."""
    near = nearest(reference.name, known)
    hint = f"did you mean `{near}`?" if near else f"there is no {kind} of a similar name"
    return Problem(Level.ERROR, reference.place, f"unknown {kind} `{reference.name}`", hint)
