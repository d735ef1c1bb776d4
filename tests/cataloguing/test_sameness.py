"""Two texts are one paper's where a person who reads both would say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.sameness import (
    COMMONPLACE,
    candidates,
    same_abstract_same_paper,
    same_title_same_paper,
)
from tests.world import BREAD, KITES, TEXTS

CASES = yaml.safe_load((Path(__file__).parent / "golden_sameness.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_golden_case(case: dict[str, Any]) -> None:
    """Two texts are told to be one paper's or two's as golden_sameness.yaml says, either way."""
    first, second, under = case["first"], case["second"], case["under"]
    if under == "one title":
        found = {same_title_same_paper(first, second), same_title_same_paper(second, first)}
    else:
        one, other = under
        found = {
            same_abstract_same_paper(one, first, other, second),
            same_abstract_same_paper(other, second, one, first),
        }
    assert found == {case["same"]}


@given(st.text(), st.text())
def test_sameness_has_no_direction(first: str, second: str) -> None:
    """Whether two texts are one paper's does not depend on which is named first."""
    assert same_title_same_paper(first, second) is same_title_same_paper(second, first)
    assert same_title_same_paper(first, first)


def test_candidates_share_a_long_sentence() -> None:
    """Only texts with a long sentence in common are compared, each pair once."""
    texts = [KITES, BREAD, f"In short. {KITES}", "We test. We win.", "We test. We lose."]
    assert list(candidates(enumerate(texts))) == [(0, 2)]


def test_a_commonplace_proves_nothing() -> None:
    """A sentence that very many texts share makes no candidates."""
    licence = "This work is licensed to everybody who would like to read it, on paper or on screen."
    many = enumerate(f"{licence} Text {number}." for number in range(COMMONPLACE + 1))
    assert list(candidates(many)) == []


def test_different_texts_are_no_candidates() -> None:
    """Texts on different subjects are never compared."""
    assert list(candidates(enumerate(TEXTS))) == []
