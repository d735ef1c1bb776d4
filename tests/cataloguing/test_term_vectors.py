"""A paper's vector depends on its own text and on the basis, on no other paper."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import Listed
from generator.cataloguing.term_vectors import ONE, term_vectors
from tests.world import TEXTS, dump, entry, paper

sentences = st.lists(st.sampled_from(" ".join(TEXTS).split(". ")), max_size=4).map(". ".join)
texts = st.lists(sentences, min_size=1, max_size=6)


def vectors(abstracts: Sequence[str], basis: Sequence[str]) -> list[dict[str, float]]:
    """For each abstract the weights of its terms."""
    listed = dump("2025-01-01-a", [entry(f"{n}", text) for n, text in enumerate(basis)])
    found = term_vectors(
        Archive([paper("", text) for text in abstracts], listed=Listed([listed], [])),
        Listed([listed], []).basis(5),
    )
    words, weights = iter(found.words(found.terms)), iter(found.weights.tolist())
    return [{next(words): next(weights) for _ in range(size)} for size in found.sizes]


@given(texts, texts, texts)
def test_other_papers_change_nothing(some: list[str], others: list[str], basis: list[str]) -> None:
    """A term that another paper has too has the same weight, whatever other papers there are."""
    alone, among = vectors(some, basis), vectors([*some, *others], basis)
    for one, again in zip(alone, among, strict=False):
        assert one.items() <= again.items()


@given(texts)
def test_weights(basis: list[str]) -> None:
    """Weights are whole, and of length one where the basis has every word several times."""
    for weights in vectors(basis, basis * 3):
        assert all(weight == int(weight) and 1 <= weight <= ONE for weight in weights.values())
        if weights:
            length = sum(weight**2 for weight in weights.values()) ** 0.5
            assert length == pytest.approx(ONE, rel=0.01)


def test_a_word_that_the_basis_does_not_know() -> None:
    """What is new in the archive is a telling word, and shortens no other."""
    old = ["red kite", "red bread", "kite bread", "owl", "owl"]
    (plain,), (new, _) = vectors(["red kite"], old), vectors(["red kite zeppelin", "zeppelin"], old)
    assert new.keys() - plain.keys() == {"zeppelin"}
    assert new["zeppelin"] > new["kite"] == plain["kite"]


def test_terms() -> None:
    """Numbers, single letters and words of grammar are no terms; capitals don't count."""
    assert vectors(["The Kite of 12 and b 7b", "KITE c++ GPT4"] * 2, ["sky"])[0].keys() == {"kite"}
