"""Key phrases are names, topics' phrases and runs of words that say something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.key_phrases import key_of, key_phrases, topic_phrases

CASES = yaml.safe_load((Path(__file__).parent / "golden_key_phrases.yaml").read_text("utf-8"))
KNOWN = topic_phrases(["chain of thought", "box kite", "RLHF", "kite"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_golden_case(case: dict[str, Any]) -> None:
    """A text has the key phrases that golden_key_phrases.yaml states."""
    found = key_phrases("", case["text"], KNOWN)
    assert {" ".join(k): p.origin.name.casefold() for k, p in found.items()} == case["found"]


def test_the_title_comes_first() -> None:
    """A phrase of title and abstract is known as the title has it."""
    found = key_phrases("Red Silk", "red silk, RLHF", KNOWN)
    assert [(p.surface, p.in_title) for p in found.values()] == [
        ("Red Silk", True),
        ("RLHF", False),
    ]


@given(st.text(st.sampled_from("kiteNET2-. box") | st.characters()))
def test_any_text(text: str) -> None:
    """Phrases stand in the text letter for letter, each under its own key."""
    for key, phrase in key_phrases("", text, KNOWN).items():
        assert phrase.surface in text
        assert key == phrase.key == key_of(phrase.surface) != ()
