"""Turns people's summaries into the weights by which a card's sentence is chosen.

`python -m evaluation.card_weights FOLDER > generator/cataloguing/card_weights.py`

The weights are those under which the sentences of an abstract, each taken with a probability that
is its share of the exponentials of their sums, have the highest mean ROUGE-1 with people's words.
All abstracts that the folder has are learned from; `--folds` tells how well that does on abstracts
that were not learned from.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evaluation.measures import rouge_1
from evaluation.papers import papers_of
from evaluation.rows import Row, as_list, rows
from generator.cataloguing.asides import without_asides
from generator.cataloguing.card_features import Features, candidates
from generator.cataloguing.openings import without_opening

Reals = NDArray[np.float64]

MILD = 3e-4
"""How much the squares of the weights of standardised features count against them."""
SPLITS = ("train", "dev")
COMMAND = "python -m evaluation.card_weights"
DIGITS = 2


class Choices(NamedTuple):
    """The sentences of abstracts, one abstract after another."""

    features: Reals
    """A row a sentence."""
    scores: Reals
    """What each sentence would have as a card: ROUGE-1, 0 to 1."""
    sizes: NDArray[np.int64]
    """How many sentences each abstract has to choose from."""

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each abstract's sentences begin."""
        starts: NDArray[np.int64] = np.cumsum(self.sizes) - self.sizes
        return starts

    def of(self, chosen: NDArray[np.bool_]) -> Choices:
        """Those of some abstracts."""
        sentences = np.repeat(chosen, self.sizes)
        return Choices(self.features[sentences], self.scores[sentences], self.sizes[chosen])


def choices(every: Iterable[Row]) -> Choices:
    """The choices that papers with a `title`, a `source` and a `target` leave."""
    used = list(every)
    papers = papers_of((row["title"], " ".join(as_list(row["source"]))) for row in used)
    features, scores, sizes = [], [], []
    for paper, row in zip(papers, used, strict=True):
        found = candidates(paper.title, paper.abstract)
        features += [[float(value) for value in one.features] for one in found]
        cards = (without_asides(without_opening(one.sentence)) for one in found)
        scores += [rouge_1(card, as_list(row["target"])) for card in cards]
        sizes.append(len(found))
    return Choices(np.array(features), np.array(scores), np.array(sizes))


def learned(from_: Choices) -> Reals:
    """The weights, a feature each."""
    spread = from_.features.std(axis=0) + 1e-9
    scaled = from_.features / spread
    starts = from_.starts
    abstract = np.repeat(np.arange(len(from_.sizes)), from_.sizes)

    def loss(weights: Reals) -> tuple[float, Reals]:
        sums = scaled @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[abstract])
        shares = powers / np.add.reduceat(powers, starts)[abstract]
        means = np.add.reduceat(shares * from_.scores, starts)
        slopes = scaled.T @ (shares * (from_.scores - means[abstract])) / len(starts)
        return MILD * (weights @ weights) - means.mean(), 2 * MILD * weights - slopes

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B")
    weights: Reals = found.x / spread
    return weights


def reached(weights: Reals, on: Choices) -> Reals:
    """The score of the sentence of most weight of each abstract."""
    sums = on.features @ weights
    best = [
        start + int(np.argmax(sums[start : start + size]))
        for start, size in zip(on.starts.tolist(), on.sizes.tolist(), strict=True)
    ]
    return on.scores[best]


def across(every: Choices, folds: int) -> float:
    """The mean score of abstracts under weights that were learned from the other folds."""
    fold = np.arange(len(every.sizes)) % folds
    found = [
        reached(learned(every.of(fold != number)), every.of(fold == number))
        for number in range(folds)
    ]
    return float(np.concatenate(found).mean())


def module(weights: Iterable[float]) -> str:
    """The text of `generator/cataloguing/card_weights.py`."""
    lines = [
        f'"""What each feature of a sentence weighs; `{COMMAND}` makes it."""',
        "",
        "from generator.cataloguing.card_features import Features",
        "",
        "WEIGHTS = Features(",
        *(f"    {n}={w:.{DIGITS}f}," for n, w in zip(Features._fields, weights, strict=True)),
        ")",
    ]
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Print the weights; 1 where the folder has nothing to learn from."""
    parser = argparse.ArgumentParser(prog=COMMAND)
    parser.add_argument("folder", type=Path, help="evaluation files")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate instead")
    chosen = parser.parse_args(words)
    used = [row for split in SPLITS for row in rows(chosen.folder, f"tldr_{split}")]
    if not used:
        print(f"{chosen.folder} has no tldr_train.jsonl or tldr_dev.jsonl", file=sys.stderr)
        return 1
    found = choices(used)
    if chosen.folds:
        print(f"ROUGE-1 F in {chosen.folds} folds: {100 * across(found, chosen.folds):.2f}")
    else:
        print(module(learned(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
