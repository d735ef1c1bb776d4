"""Measures follow their definitions, on cases that can be worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from evaluation.measures import f1, mean, ndcg, rouge_1


def test_the_best_order_has_the_whole_gain() -> None:
    """Grades in falling order are as good as can be, however low they are."""
    assert ndcg([3, 2, 1, 0, 0], share=1) == 1.0
    assert ndcg([1, 0, 0, 0, 0], share=1) == 1.0


def test_a_later_place_counts_less() -> None:
    """A grade in place n counts 1 / log2(1 + n), and the grade is its gain."""
    found = 1 + 3 / log2(3) + 0 / log2(4)
    best = 3 + 1 / log2(3)
    assert ndcg([1, 3, 0], share=1) == pytest.approx(found / best)


def test_only_the_first_places_count() -> None:
    """Of ten candidates the first two are looked at, of nine the first one."""
    assert ndcg([0, 0, 3, 0, 0, 0, 0, 0, 0, 0]) == 0.0
    assert ndcg([0, 3, 0, 0, 0, 0, 0, 0, 0]) == 0.0
    assert ndcg([0, 3, 0, 0, 0, 0, 0, 0, 0, 0]) == pytest.approx(1 / log2(3))


def test_where_nothing_is_to_be_found_nothing_is_missed() -> None:
    """Without a grade above 0, and without candidates, a ranking can't be wrong."""
    assert ndcg([0, 0, 0, 0, 0]) == 1.0
    assert ndcg([]) == 1.0


def test_rouge_counts_shared_words_with_the_likest_reference() -> None:
    """F is twice the shared words over the words of both; the best reference is the one."""
    assert rouge_1("kites fly high", ["kites fly low"]) == pytest.approx(2 / 3)
    assert rouge_1("kites fly", ["bread", "kites fly", "kites sing"]) == 1.0
    assert rouge_1("kites", ["bread"]) == 0.0


def test_rouge_counts_a_word_as_often_as_both_have_it() -> None:
    """Saying a word twice finds it once where the reference says it once."""
    assert rouge_1("owl owl", ["owl hoots"]) == pytest.approx(2 * 0.5 * 0.5 / (0.5 + 0.5))


def test_rouge_takes_stems() -> None:
    """`recognises` and `recognising` are one word."""
    assert rouge_1("recognises owls", ["Recognising an owl"]) == pytest.approx(2 * 2 / 5)


def test_f1_weighs_what_is_missed_and_what_is_wrong() -> None:
    """F1 is the harmonic mean of precision and recall, and 1 where nothing was to be found."""
    assert f1(found=8, missed=2, wrong=2) == pytest.approx(0.8)
    assert f1(found=0, missed=3, wrong=0) == 0.0
    assert f1(found=0, missed=0, wrong=0) == 1.0


def test_the_mean_of_nothing_is_nothing() -> None:
    """A mean is the sum over the number, and 0 of no values."""
    assert mean([1.0, 2.0, 6.0]) == 3.0
    assert mean([]) == 0.0
