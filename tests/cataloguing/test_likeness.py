"""Documents are near by the telling words that they share, whatever was known of them before."""

from __future__ import annotations

from math import log, sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing import likeness
from generator.cataloguing.archive import Archive
from generator.cataloguing.likeness import LEAST, SAME, nearest
from generator.cataloguing.related import Near
from generator.cataloguing.term_vectors import Vectors, term_vectors
from tests.world import TEXTS, paper

FOUR = ["red: kite: line", "red: kite", "blue: bread", "white: bread: line: line"]
sentences = st.lists(st.sampled_from(" ".join(TEXTS).split(". ")), max_size=4).map(". ".join)


def vectors(texts: list[str]) -> Vectors:
    """The vectors of texts that stand under no title."""
    archive = Archive([paper("", text) for text in texts])
    return term_vectors(archive, archive.basis(5)).of_papers


def near(texts: list[str], names: str | list[str], most: int) -> list[list[Near]]:
    """For each text the nearest others, when nothing is known."""
    return nearest(vectors(texts), names, most, [None] * len(texts))


def test_the_cosine_of_weighted_words() -> None:
    """The likeness is what the textbook's formula gives, computed here by hand."""
    weight = {1: 1 + log(5 / 2), 2: 1 + log(5 / 3)}
    line, other = (1 + log(2)) * weight[2], weight[2]
    by_hand = line * other / (sqrt(3) * other) / sqrt(line**2 + other**2)
    (found,) = [one for one in near(FOUR, "abcd", 3)[0] if one.number == 3]
    assert found.score == pytest.approx(by_hand, abs=0.0003)
    assert found.words == "line"
    assert weight[1] > weight[2]


def test_words_that_tell_nothing() -> None:
    """Words of grammar, of one text alone, and of more than half of the texts join nobody."""
    alone: list[list[Near]] = [[] for _ in range(5)]
    assert (
        near(["the kite which", "the bread which", "the owl", "wind", "sea"], "abcde", 3) == alone
    )
    assert near([f"kite word{n}" for n in range(5)], "abcde", 3) == alone


def test_equals_stand_by_name() -> None:
    """Of equally near ones the first by name come first, up to as many as are asked for."""
    texts = ["kite"] * 4 + ["bread"] * 6
    assert [one.number for one in near(texts, "dcbaefghij", 2)[1]] == [3, 2]


@given(st.lists(sentences, min_size=4, max_size=9), st.randoms(use_true_random=False))
def test_laws(texts: list[str], random: Random) -> None:
    """Neighbours are near from both sides, nearest first, share words, in any order of texts."""
    names = [f"n{number}" for number in range(len(texts))]
    found = near(texts, names, len(texts))
    scores = {(n, one.number): one.score for n, each in enumerate(found) for one in each}
    for (one, other), score in scores.items():
        assert one != other
        assert LEAST / SAME <= score <= 1
        assert scores[other, one] == score
    for each in found:
        assert each == sorted(each, key=lambda one: (-one.score, names[one.number]))
        assert all(one.words for one in each)
    order = random.sample(range(len(texts)), len(texts))
    shuffled = near([texts[n] for n in order], [names[n] for n in order], len(texts))
    for place, number in enumerate(order):
        again = [(order[one.number], one.score, one.words) for one in shuffled[place]]
        assert again == [tuple(one) for one in found[number]]


@given(
    st.lists(sentences, min_size=4, max_size=12),
    st.randoms(use_true_random=False),
    st.integers(1, 4),
    st.integers(1, 60),
)
def test_known_lists_change_nothing(
    texts: list[str], random: Random, most: int, pairs: int
) -> None:
    """Lists that are known among some of the texts lead to those that nothing known leads to."""
    names = [f"n{number}" for number in range(len(texts))]
    every = vectors(texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(likeness, "_AT_ONCE", pairs)
        whole = nearest(every, names, most, [None] * len(texts))
        some = sorted(random.sample(range(len(texts)), random.randint(0, len(texts))))
        rows = np.array(some, np.int64)
        among = nearest(every.taken(rows), [names[n] for n in some], most, [None] * len(some))
        known: list[list[Near] | None] = [None] * len(texts)
        for number, each in zip(some, among, strict=True):
            known[number] = [one._replace(number=some[one.number]) for one in each]
        assert nearest(every, names, most, known) == whole


def test_many_documents() -> None:
    """Where there are so many that blocks are cut short, the lists are those of a slow search."""
    random = Random(0)
    words = [f"{a}{b}" for a in "bcdfghklmnprstvwz" for b in ("a", "el", "in", "or", "ut")]
    texts = [" ".join(random.choices(words, k=12)) for _ in range(300)]
    names = [f"n{number:03}" for number in range(len(texts))]
    every = vectors(texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(likeness, "_AT_ONCE", 50 * 300)
        few = nearest(every, names, 3, [None] * len(texts))
    slow = nearest(every, names, len(texts), [None] * len(texts))
    assert few == [each[:3] for each in slow]
