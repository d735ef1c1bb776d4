"""Key phrases are names, topics' phrases and runs of words that say something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.key_phrases import Origin, is_specific, key_phrases
from generator.cataloguing.phrase_uses import surfaces, used
from generator.cataloguing.phrases import key_of
from generator.cataloguing.vocabulary import key_hash
from tests.world import paper

CASES = yaml.safe_load((Path(__file__).parent / "golden_key_phrases.yaml").read_text("utf-8"))
KNOWN = list(filter(is_specific, ["chain of thought", "box kite", "RLHF", "kite"]))


def phrases(title: str, abstract: str) -> dict[str, tuple[str, bool, str]]:
    """A paper's key phrases: where each comes from, whether the title has it, how it stands."""
    spoken = Archive([paper(title, abstract)]).spoken()
    every = used(key_phrases(spoken, KNOWN), {}, spoken, 1, 1)
    rows = every.rows
    said = surfaces(rows, np.arange(len(rows.keys)), spoken)
    assert [key_hash(key) for key in every.phrases] == rows.keys.tolist()
    columns = (rows.origins.tolist(), (rows.texts % 2 == 0).tolist(), said)
    return {
        " ".join(key): (Origin(origin).name.casefold(), in_title, surface)
        for key, origin, in_title, surface in zip(every.phrases, *columns, strict=True)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_golden_case(case: dict[str, Any]) -> None:
    """A text has the key phrases that golden_key_phrases.yaml states."""
    assert {key: origin for key, (origin, *_) in phrases("", case["text"]).items()} == case["found"]


def test_the_title_comes_first() -> None:
    """A phrase of title and abstract is known as the title has it."""
    assert phrases("Red Silk", "red silk, RLHF") == {
        "red silk": ("run", True, "Red Silk"),
        "rlhf": ("name", False, "RLHF"),
    }


@given(st.text(st.sampled_from("kiteNET2-. box") | st.characters(codec="utf-8")))
def test_any_text(text: str) -> None:
    """Phrases stand in the text letter for letter, each under its own key."""
    for key, (_, _, surface) in phrases("", text).items():
        assert surface in text
        assert key == " ".join(key_of(surface)) != ""
