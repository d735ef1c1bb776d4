"""A paper's vector depends on its own text and on the basis, on no other paper."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import Listed
from generator.cataloguing.term_vectors import ONE, term_vectors
from generator.cataloguing.wording import Wording
from tests.world import TEXTS, dump, entry, paper

sentences = st.lists(st.sampled_from(" ".join(TEXTS).split(". ")), max_size=4).map(". ".join)
texts = st.lists(sentences, min_size=1, max_size=6)


def vectors(abstracts: Sequence[str], basis: Sequence[str]) -> list[dict[str, float]]:
    """For each abstract the weights of its terms."""
    listed = dump("2025-01-01-a", [entry(f"{n}", text) for n, text in enumerate(basis)])
    found = term_vectors(
        Archive([paper("", text) for text in abstracts], listed=Listed([listed], [])),
        Listed([listed], []).basis(5),
    ).of_papers
    lengths = found.known.words[found.terms]
    said = Wording(found.spoken).shorter(found.first, found.first, lengths)
    words, weights = iter(said), iter(found.weights.tolist())
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
    old = ["red: kite", "red: bread", "kite: bread", "owl", "owl"]
    (plain,) = vectors(["red: kite"], old)
    new, _ = vectors(["red: kite: zeppelin", "zeppelin"], old)
    assert new.keys() - plain.keys() == {"zeppelin"}
    assert new["zeppelin"] > new["kite"] == plain["kite"]


def test_terms() -> None:
    """Numbers, single letters and words of grammar are no terms; capitals don't count."""
    texts = ["The Kite: of 12 and b 7b", "KITE: c++ GPT4"] * 2
    assert vectors(texts, ["sky"])[0].keys() == {"kite"}


def test_words_of_one_stem_are_one_term() -> None:
    """Plurals and other endings don't part what is one word, in capitals neither."""
    found = vectors(["generated: LLMs", "generating: LLM"], ["sky"])
    assert [each.keys() for each in found] == [{"generated", "LLMs"}, {"generating", "LLM"}]


def test_runs_of_words_count_beside_the_words() -> None:
    """Two or three words that stand together in two texts are a term, but for less than a word."""
    (one, _) = vectors(["red kite line", "the red kite line"], ["sky"])
    assert one.keys() == {"red", "kite", "line", "red kite", "kite line", "red kite line"}
    assert one["red"] > one["red kite"] > one["red kite line"]


def test_what_parts_runs() -> None:
    """A sign that ends a phrase, or a word that says nothing, stands in no run."""
    assert vectors(["red kite, line", "red of kite line"], ["sky"])[0].keys() == {
        *("red", "kite", "line")
    }


def test_titles_count_twice() -> None:
    """What the title says weighs more than what the abstract says once."""
    listed = dump("2025-01-01-a", [entry("sky", "sky")])
    archive = Archive([paper("kite", "line"), paper("line", "kite")], listed=Listed([listed], []))
    found = archive.vectors.of_papers
    titles, abstracts = (found.weights[rows].tolist() for rows in ([0, 3], [1, 2]))
    assert sorted({*titles, *abstracts}) == sorted({min(abstracts), max(titles)})
    assert max(titles + abstracts) / min(titles + abstracts) == pytest.approx(1 + log(2), rel=0.01)
