"""Weights are learned from which sentence of an abstract is most like people's summaries."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.card_weights import Choices, across, choices, learned, module, reached
from generator.cataloguing.card_features import Features


def fabricated(abstracts: int) -> Choices:
    """Abstracts of three sentences, of which the one with the second feature is the best."""
    features = np.tile([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], (abstracts, 1))
    scores = np.tile([0.2, 0.8, 0.1], abstracts)
    return Choices(features, scores, np.full(abstracts, 3))


def test_the_best_sentences_are_learned() -> None:
    """What the best sentences have in common weighs most, and leads to them."""
    every = fabricated(20)
    weights = learned(every)
    assert weights[1] > weights[0]
    assert reached(weights, every).tolist() == [0.8] * 20


def test_other_abstracts_are_judged() -> None:
    """Folds are judged by weights from the others: what holds in all of them is reached."""
    assert across(fabricated(20), 4) == pytest.approx(0.8)


def test_what_is_there_to_choose() -> None:
    """Each sentence has its features, and the ROUGE-1 that it would have as a card."""
    row = {"title": "Kites", "source": ["We fly kites.", "We rest."], "target": ["We rest."]}
    found = choices([row, row])
    assert found.sizes.tolist() == [2, 2]
    assert found.features.shape == (4, len(Features._fields))
    assert found.scores.tolist() == pytest.approx([0.4, 1.0] * 2)


def test_the_module() -> None:
    """The weights are written as the module that the generator imports, to two digits."""
    text = module([n / 8 for n in range(len(Features._fields))])
    names: dict[str, object] = {}
    exec(text, names)
    assert names["WEIGHTS"] == Features(*(round(n / 8, 2) for n in range(len(Features._fields))))
