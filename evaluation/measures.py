"""Turns rankings, texts and sets into the measures that evaluations report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

from rouge_score.rouge_scorer import RougeScorer

SHARE = 0.2
"""nDCG looks at so large a share of a ranking, as CSFCube reports it (Mysore et al., 2021)."""
_ROUGE = RougeScorer(["rouge1"], use_stemmer=True)


def ndcg(ranked: Sequence[int], share: float = SHARE) -> float:
    """The normalised discounted cumulative gain of grades in the order of a ranking, 0 to 1.

    A grade is its own gain, and counts 1 / log2(1 + place). What is reached in the first places, as
    many as the share of all, rounded down, is divided by the most that can be (Järvelin and
    Kekäläinen, 2002). Where no grade is above 0 there is nothing to find: 1.
    """
    places = int(len(ranked) * share)
    best = _gain(sorted(ranked, reverse=True)[:places])
    return _gain(ranked[:places]) / best if best else 1.0


def _gain(grades: Iterable[int]) -> float:
    return sum(grade / log2(1 + place) for place, grade in enumerate(grades, 1))


def rouge_1(summary: str, references: Iterable[str]) -> float:
    """The F of the words that a summary shares with the likest reference, 0 to 1.

    Words are stemmed and counted as often as both have them (Lin, 2004).
    """
    scores = (_ROUGE.score(reference, summary)["rouge1"] for reference in references)
    return max(float(score.fmeasure) for score in scores)


def f1(found: int, missed: int, wrong: int) -> float:
    """The harmonic mean of precision and recall, 0 to 1; 1 where there was nothing to find."""
    every = 2 * found + missed + wrong
    return 2 * found / every if every else 1.0


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    every = list(values)
    return sum(every) / len(every) if every else 0.0
