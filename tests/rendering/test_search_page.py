"""The search page's own data: the words by which a misspelt one is put right."""

from __future__ import annotations

import json

from generator.rendering.search_page import words_made


def test_words_that_are_known() -> None:
    """Words of titles and names, those of most of them first, and no short ones."""
    made = words_made(("Kites in $O(n)$", "Two Kites, 1984", "kites & qwen2"))
    assert json.loads(made.text) == ["kites", "1984", "qwen2"]
