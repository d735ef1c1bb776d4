"""The kind of a paper is told where its title or its card shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.kinds import kind_of

CASES = yaml.safe_load((Path(__file__).parent / "golden_kinds.yaml").read_text(encoding="utf-8"))
KINDS = {"method", "benchmark", "dataset", "survey", "theory", "system", "position", ""}
WORDS = st.text(st.sampled_from("we propose a benchmark for. survey") | st.characters())


@pytest.mark.parametrize(("title", "card", "abstract", "kind"), CASES)
def test_golden_kind(title: str, card: str, abstract: str, kind: str) -> None:
    """A paper is of the kind that golden_kinds.yaml states."""
    assert kind_of(title, card, abstract) == kind


@given(WORDS, WORDS, WORDS)
def test_any_text(title: str, card: str, abstract: str) -> None:
    """Any text is of a known kind, or of none."""
    assert kind_of(title, card, abstract) in KINDS


@pytest.mark.parametrize(
    "piece", ["we ", "we propose ", "a review ", "on the ", "we argue that ", "we prove "]
)
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand words that may tell a kind are read as quickly as other text."""
    assert kind_of(piece * 20_000, piece * 20_000, piece * 20_000) in KINDS
