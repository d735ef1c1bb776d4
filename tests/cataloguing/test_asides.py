"""A card's sentence goes without what only the rest of the abstract explains."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.asides import without_asides

CASES = yaml.safe_load(Path(__file__).with_name("golden_asides.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["input"][:50] for case in CASES])
def test_golden(case: dict[str, str]) -> None:
    """What is left of each sentence, which stays so."""
    assert without_asides(case["input"]) == case["output"]
    assert without_asides(case["output"]) == case["output"]


@given(st.text(st.sampled_from("We propose to address these issues by (a, b) et al. ")))
def test_any_text(text: str) -> None:
    """Whatever the text, it doesn't grow."""
    assert len(without_asides(text)) <= len(text)
