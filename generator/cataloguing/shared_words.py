"""Says in words why two vectors are near: the terms that make their product the largest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import distinct, places, stretches
from generator.cataloguing.spoken import Numbers
from generator.cataloguing.term_vectors import Vectors
from generator.cataloguing.wording import Wording

Integers = NDArray[np.int64]

TERMS_SHOWN = 3
_MORE = 1
"""So many more are looked at, for some may be an acronym of another."""
_PARTS = re.compile("[ -]")
_AT_ONCE = 8192
"""So many pairs are looked at together."""
_STRENGTH, _TIE = 26, 24
"""Bits for the strength of a term, and for what orders equals: a beginning of its hash."""
_STRONGEST = (1 << _STRENGTH) - 1
_PAIR = 32
"""Where the pair begins in a number that ends in a term."""


def shared_words(vectors: Vectors, first: Integers, second: Integers) -> list[str]:
    """For each pair of vectors its strongest terms, as their texts say them.

    A run of words stands for the words in it, and counts as much as all of them. Words that say
    nothing by themselves are shown only where nothing else is shared.
    """
    size = len(vectors.sizes)
    low, high = np.minimum(first, second), np.maximum(first, second)
    pairs, number = np.unique(low * size + high, return_inverse=True)
    cuts = [*range(0, len(pairs), _AT_ONCE), len(pairs)]
    wording = Wording(vectors.spoken)
    said = [terms for a, b in pairwise(cuts) for terms in _strongest(vectors, pairs[a:b], wording)]
    return [said[pair] for pair in number.tolist()]


class _Shared(NamedTuple):
    """What pairs share: arrays by pair, then by term."""

    keys: Integers
    """Pair and term in one."""
    products: Integers
    here: Numbers
    """Where the one text has it first."""
    there: Numbers

    @property
    def terms(self) -> Integers:
        return self.keys & ((1 << _PAIR) - 1)


def _strongest(vectors: Vectors, pairs: Integers, wording: Wording) -> Iterator[str]:
    """The strongest terms of some pairs."""
    shared = _shared(vectors, pairs)
    terms = shared.terms
    lengths = vectors.known.words[terms]
    shown = (lengths == 1) | (
        wording.is_phrase(shared.here, lengths) & wording.is_phrase(shared.there, lengths)
    )
    strength = _with_held(vectors, shared, np.flatnonzero(shown & (lengths > 1)), shown)
    telling = shown & wording.is_reason(shared.here, lengths)
    telling &= wording.is_reason(shared.there, lengths)
    has_telling = np.bincount(shared.keys[telling] >> _PAIR, minlength=len(pairs)) > 0
    chosen = np.flatnonzero(telling | (shown & ~has_telling[shared.keys >> _PAIR]))
    pair = shared.keys[chosen] >> _PAIR
    tie = (vectors.known.hashes[terms[chosen]] >> np.uint64(64 - _TIE)).astype(np.int64)
    weaker = _STRONGEST - np.minimum(strength[chosen], _STRONGEST)
    chosen = chosen[np.argsort((pair << _STRENGTH | weaker) << _TIE | tie, kind="stable")]
    sizes = np.bincount(pair, minlength=len(pairs))
    most = np.minimum(sizes, TERMS_SHOWN + _MORE)
    chosen = chosen[stretches(np.cumsum(sizes) - sizes, most)]
    said = wording.shorter(shared.here[chosen], shared.there[chosen], lengths[chosen])
    for start, end in pairwise([0, *np.cumsum(most).tolist()]):
        yield _each_once(said[start:end])


def _each_once(said: list[str]) -> str:
    """The terms without acronyms of others: `RL` beside `reinforcement learning`."""
    every = ", ".join(said[:TERMS_SHOWN])
    if every.islower():
        return every
    initials = {"".join(word[:1] for word in _PARTS.split(term)).casefold() for term in said}
    kept = [t for t in said if t.islower() or t.removesuffix("s").casefold() not in initials]
    return ", ".join(kept[:TERMS_SHOWN])


def _shared(vectors: Vectors, pairs: Integers) -> _Shared:
    """What each pair shares, but for where it stands."""
    number = np.arange(len(pairs))
    one, other = (vectors.taken(side) for side in np.divmod(pairs, len(vectors.sizes)))
    keys = np.concatenate([np.repeat(number, v.sizes) << _PAIR | v.terms for v in (one, other)])
    order = np.argsort(keys, kind="stable")  # two runs in order: a quick merge
    merged = keys[order]
    twice = np.flatnonzero(merged[1:] == merged[:-1])  # a term once from either side
    mine, theirs = order[twice], order[twice + 1] - len(one.terms)
    products = (one.weights[mine] * other.weights[theirs]).astype(np.int64)
    return _Shared(merged[twice], products, one.first[mine], other.first[theirs])


def _with_held(
    vectors: Vectors, shared: _Shared, phrases: Integers, shown: NDArray[np.bool_]
) -> Integers:
    """The products with those of the terms that phrases hold, which are shown no more."""
    strength = shared.products.copy()
    within = vectors.known.within[shared.terms[phrases]]
    phrase, column = np.nonzero(within >= 0)
    keys = (shared.keys[phrases] >> _PAIR << _PAIR)[phrase] | within[phrase, column]
    held: Integers = places(keys.astype(np.int64), shared.keys)
    np.add.at(strength, phrases[phrase[held >= 0]], shared.products[held[held >= 0]])
    shown[distinct(held[held >= 0])] = False
    return strength
