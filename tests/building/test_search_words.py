"""The words by which a written word is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.building.search_words import AROUND, WHOLE, found_by


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Learning", ["learn"]),
        ("fine-tuned", ["finetun", "fine", "tune"]),
        ("KVCache", ["kvcach", "kv", "cach"]),
        ("GPT-4o", ["gpt4o", "gpt"]),
        ("seq2seq", ["seq2seq", "seq", "seq"]),
        ("C++", ["c++"]),
        ("C#", ["c#"]),
        ("2410.05434", ["241005434", "2410", "05434"]),
        ("O(n²)", ["on²", "n²"]),
        ("Gödel,", ["godel"]),
        ("🚀", ["🚀"]),
        ("…", []),
    ],
)
def test_words(written: str, words: list[str]) -> None:
    """Words are found by their stem without diacritics, compound ones by their parts too."""
    assert [found.stem for found in found_by(written)] == words


def test_diacritics_are_remembered() -> None:
    """What a word has of diacritics is kept beside it, for readers who type them."""
    assert [found.form for found in found_by("Gödel-Kurt")] == ["gödelkurt", "gödel", ""]


def test_parts_share_a_weight() -> None:
    """A whole word weighs as much as any other, its parts together less."""
    whole, *parts = found_by("text-to-image")
    assert whole.weight == WHOLE
    assert [part.weight for part in parts] == [8, 8, 8]


@given(st.text(max_size=12), st.text(st.sampled_from(AROUND)), st.text(st.sampled_from(AROUND)))
def test_punctuation_around_changes_nothing(word: str, before: str, behind: str) -> None:
    """A word in brackets or at a sentence's end is found as the word alone."""
    bare = word.strip(AROUND)
    assert found_by(f"{before}{bare}{behind}") == found_by(bare)
