"""Papers by a few words of a title: misspelt, begun, in any order, old titles too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.cataloguing.by_words import by_words
from tests.world import paper

PAPERS = [
    paper("Doors Nobody Opens"),
    paper("Doors Everybody Opens"),
    replace(paper("Kites over the Harbour"), arxiv="2501.00001", former_titles=("Strings",)),
    *(paper(f"The {noun} of the World") for noun in ("Bread", "Owls", "Tides", "Flour", "Foxes")),
]


def found(words: str) -> list[str]:
    """The titles that words mean, likeliest first."""
    return [one.title for one, _ in by_words(words, PAPERS, 8)]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Doors Nobody Opens", "Doors Nobody Opens"),
        ("nobdy", "Doors Nobody Opens"),
        ("opens nobody", "Doors Nobody Opens"),
        ("harb", "Kites over the Harbour"),
        ("HARBOR kite", "Kites over the Harbour"),
        ("the world's owls", "The Owls of the World"),
        ("strings", "Kites over the Harbour"),
    ],
)
def test_the_likeliest(words: str, title: str) -> None:
    """Rare words count more than common ones, and a slip of a letter little."""
    assert found(words)[0] == title


@pytest.mark.parametrize("words", ["kites-over-the-harbour", "2501.00001"])
def test_ids(words: str) -> None:
    """A paper's id or arXiv id leaves no doubt."""
    assert by_words(words, PAPERS, 8) == [(PAPERS[2], 100.0)]


def test_several_and_none() -> None:
    """What fits several papers alike gives them all; what fits none gives none."""
    assert set(found("doors opens")) == {"Doors Nobody Opens", "Doors Everybody Opens"}
    assert len(by_words("the world", PAPERS, 3)) == 3
    for words in ("zzz qqq", "", "!?", "\x00"):
        assert found(words) == []
