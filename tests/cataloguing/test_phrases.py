"""Words fold to one form, as people write them in singular and plural."""

from __future__ import annotations

import pytest

from generator.cataloguing.phrases import case_matters, fold, key_of, spellings
from generator.cataloguing.plain_words import FUNCTION


def test_small_words_stay() -> None:
    """Folding leaves the words as they are that part phrases: `does` is no plural of `doe`."""
    assert [word for word in FUNCTION if fold(word) != word] == []


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Multi-Agent Systems", ("multi", "agent", "system")),
        ("state of the art", ("state", "of", "the", "art")),
        ("C++, C# and F", ("c++", "c#", "and", "f")),
        ("LLMs", ("llm",)),
        ("", ()),
    ],
)
def test_keys(phrase: str, key: tuple[str, ...]) -> None:
    """The key of a phrase is what its spellings share."""
    assert key_of(phrase) == key


def test_capitals() -> None:
    """A word with two capitals asks for itself, in singular or plural."""
    words = ["RLHF", "LoRA", "KGs", "Rl", "rl", "A", ""]
    assert list(filter(case_matters, words)) == ["RLHF", "LoRA", "KGs"]
    assert spellings("KGs") == spellings("KG") == ("KG", "KGs")
    assert spellings("Kites") is None
