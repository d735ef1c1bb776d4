"""Headline numbers are clauses of the abstract, from the verb on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.headlines import LONGEST, SHOWN, headline_of

CASES = yaml.safe_load((Path(__file__).parent / "golden_headlines.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("abstract", "headline"), CASES)
def test_golden_headline(abstract: str, headline: str) -> None:
    """An abstract has the headline that golden_headlines.yaml states."""
    assert headline_of(abstract) == headline


@given(st.text(st.sampled_from("gains by 12%, (3x). ") | st.characters()))
def test_any_text(text: str) -> None:
    """Headlines are short, and stand in the text letter for letter."""
    headline = headline_of(text)
    assert len(headline) <= SHOWN * (LONGEST + 2)
    assert headline in text or all(clause in text for clause in headline.split("; "))


@pytest.mark.parametrize("piece", ["1%", "gain 1%", "gains by ", "(3x ", "gain 1%. ", "gain 1% ("])
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand numbers are read as quickly as other text."""
    assert len(headline_of(piece * 20_000)) <= SHOWN * (LONGEST + 2)
