"""Phrases are found as whole words, as people write them in singular and plural."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.phrases import PhraseIndex, fold, words
from generator.cataloguing.plain_words import FUNCTION

CASES = yaml.safe_load((Path(__file__).parent / "golden_phrases.yaml").read_text("utf-8"))
WORDS = st.text(st.sampled_from("kite KITEs net-s C++ GPT4 és, "), max_size=40)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_golden_case(case: dict[str, Any]) -> None:
    """A phrase finds in a text what golden_phrases.yaml states, beside other phrases too."""
    found: dict[str, list[str]] = {phrase: [] for phrase in case["found"]}
    for match in PhraseIndex(case["found"]).find(case["text"]):
        found[match.phrase].append(match.surface)
    assert found == case["found"]


@given(WORDS, st.lists(WORDS, max_size=4))
def test_matches_are_in_the_text(text: str, phrases: list[str]) -> None:
    """Matches are letter for letter what stands there, by start, each once."""
    matches = PhraseIndex(phrases).find(text)
    assert all(text[m.start : m.end] == m.surface for m in matches)
    assert [m.start for m in matches] == sorted(m.start for m in matches)
    assert len(matches) == len({(m.start, m.end, m.phrase) for m in matches})


@given(st.text())
def test_a_text_finds_itself(text: str) -> None:
    """A text that has words contains itself as a phrase."""
    assert bool(PhraseIndex([text]).find(text)) is bool(words(text))


def test_small_words_stay() -> None:
    """Folding leaves the words as they are that part phrases: `does` is no plural of `doe`."""
    assert [word for word in FUNCTION if fold(word) != word] == []


def test_a_phrase_ends_at_a_bracket() -> None:
    """Words on two sides of a bracket or a full stop are no phrase, unless it is written so."""
    index = PhraseIndex(["LLM agent", "state (of) mind"])
    assert [m.surface for m in index.find("models (LLMs) agents. LLM agents act")] == ["LLM agents"]
    assert [m.surface for m in index.find("a state (of) mind")] == ["state (of) mind"]
