"""A renamed dump's words say what it was called, and lose nothing that a person wrote."""

from __future__ import annotations

import pytest

from generator.importing.renaming import with_former_name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "---\nalso: old\n---\n"),
        ("Just prose.\n", "---\nalso: old\n---\nJust prose.\n"),
        ("---\ntitle: A\n---\nB\n", "---\nalso: old\ntitle: A\n---\nB\n"),
        ("---\r\ntitle: A\r\n---\r\n", "---\r\nalso: old\r\ntitle: A\r\n---\r\n"),
        ("---\nalso: one\n---\n", "---\nalso: [one, old]\n---\n"),
        ("---\nalso: [one, two]\ntitle: A\n---\n", "---\nalso: [one, two, old]\ntitle: A\n---\n"),
        ("---\n---\nalso: me\n", "---\nalso: old\n---\nalso: me\n"),
    ],
)
def test_with_former_name(words: str, said: str) -> None:
    """The name is added in the front matter; all else is as it was."""
    assert with_former_name(words, "old") == said


@pytest.mark.parametrize(
    "words",
    [
        "---\ntitle: never ends\n",
        "---\nalso:\n  - one\n---\n",
        "---\nalso: one # first\n---\n",
        "---\nalso:\ntitle: A\n---\n",
        '---\n"also": one\n---\n',
    ],
)
def test_what_is_left_alone(words: str) -> None:
    """Front matter that is broken, or says it in another form, stays: `digest diff` asks then."""
    assert with_former_name(words, "old") == words
