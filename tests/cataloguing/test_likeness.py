"""Texts are near by the telling words that they share."""

from __future__ import annotations

from math import log, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.likeness import NEAR_ENOUGH, nearest
from tests.world import TEXTS

FOUR = ["red kite line", "red kite", "blue bread", "white bread line line"]
sentences = st.lists(st.sampled_from(" ".join(TEXTS).split(". ")), max_size=4).map(". ".join)


def test_the_cosine_of_weighted_words() -> None:
    """The likeness is what the textbook's formula gives, computed here by hand."""
    weight = {1: 1 + log(5 / 2), 2: 1 + log(5 / 3)}
    line, other = (1 + log(2)) * weight[2], weight[2]
    by_hand = line * other / (sqrt(3) * other) / sqrt(line**2 + other**2)
    (found,) = [near for near in nearest(FOUR, "abcd", 3)[0] if near.number == 3]
    assert found.score == pytest.approx(by_hand, abs=0.0001)
    assert found.words == "line"
    assert weight[1] > weight[2]


def test_words_that_tell_nothing() -> None:
    """Words of grammar, of one text alone, and of more than half of the texts join nobody."""
    assert nearest(["the kite which", "the bread which", "the owl", "wind", "sea"], "abcde", 3) == [
        [] for _ in range(5)
    ]
    assert nearest([f"kite word{n}" for n in range(5)], "abcde", 3) == [[] for _ in range(5)]


def test_equals_stand_by_name() -> None:
    """Of equally near ones the first by name come first, up to as many as are asked for."""
    texts = ["kite"] * 4 + ["bread"] * 6
    assert [near.number for near in nearest(texts, "dcbaefghij", 2)[1]] == [3, 2]


@given(st.lists(sentences, min_size=4, max_size=9), st.randoms(use_true_random=False))
def test_laws(texts: list[str], random: Random) -> None:
    """Neighbours are near from both sides, nearest first, share words, in any order of texts."""
    names = [f"n{number}" for number in range(len(texts))]
    found = nearest(texts, names, len(texts))
    scores = {(n, near.number): near.score for n, each in enumerate(found) for near in each}
    for (one, other), score in scores.items():
        assert one != other
        assert NEAR_ENOUGH <= score <= 1
        assert scores[other, one] == score
    for each in found:
        assert [near.score for near in each] == sorted((n.score for n in each), reverse=True)
        assert all(near.words for near in each)
    order = random.sample(range(len(texts)), len(texts))
    shuffled = nearest([texts[n] for n in order], [names[n] for n in order], len(texts))
    for place, number in enumerate(order):
        again = [(order[near.number], near.score, near.words) for near in shuffled[place]]
        assert again == [tuple(near) for near in found[number]]
