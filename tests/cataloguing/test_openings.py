"""A sentence is cut loose from those before it, where the rest stays a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.openings import is_tied, without_opening

CASES = yaml.safe_load((Path(__file__).parent / "golden_openings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("sentence", "left", "tied"), CASES)
def test_golden_opening(sentence: str, left: str, tied: bool) -> None:
    """Of a sentence is left what golden_openings.yaml states."""
    assert without_opening(sentence) == left
    assert is_tied(left) is tied


@given(st.text(st.sampled_from("thus, we in this paper. To so") | st.characters(), max_size=200))
def test_any_text(text: str) -> None:
    """Any text keeps its end, and nothing is added to it."""
    left = without_opening(text)
    assert len(left) <= len(text) + 2  # a letter's capital may be longer: ŉ
    assert left[-1:].casefold() == text[-1:].casefold()


@pytest.mark.parametrize(
    "piece", ["in this paper, ", "to this, we ", "thus, ", "(i) ", ", in our work"]
)
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand openings are cut as quickly as other text is read."""
    text = piece * 20_000
    assert len(without_opening(text)) <= len(text)
