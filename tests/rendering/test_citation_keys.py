"""Keys of citations: readable, one paper's alone, and the same when others come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.identity import paper_id
from generator.model.paper import Paper
from generator.rendering.citation_keys import keys_of
from tests import world

TITLES = (
    "Kites That Stay Up",
    "The Kites That Stay Up",
    "Kites",
    "Of the",
    "Kites That Stay",
    "C++",
)
KNOWN = {"authors": ("Ann Lee",), "year": 2024}


def paper(title: str, **more: Any) -> Paper:
    """A paper under the id that its title has."""
    return replace(world.paper(title, **more), id=paper_id(title))


PAPERS = [paper(title) for title in TITLES] + [paper(f"{title} Again", **KNOWN) for title in TITLES]


@pytest.mark.parametrize(
    ("authors", "key"),
    [
        ((), "kites-stay-high"),
        (("Ann Lee", "Bo Ek"), "lee2024kites"),
        (("Jan van der Ek",), "vanderek2024kites"),
        (("Björn Ångström-Ek",), "angstromek2024kites"),
        (("Kite Team",), "kiteteam2024kites"),
        (("王伟",), "wangwei2024kites"),
        (("***",), "kites-stay-high"),
    ],
)
def test_readable(authors: tuple[str, ...], key: str) -> None:
    """A key is of first author, year and a word; of the title's words where no author is known."""
    made = paper("Kites That Stay High in the Wind", authors=authors, year=2024)
    assert list(keys_of([made]).values()) == [key]


@given(st.permutations(PAPERS))
def test_unique_and_lasting(papers: list[Paper]) -> None:
    """In any order each paper has a key of its own, which BibTeX can read, and keeps it."""
    keys = keys_of(papers)
    assert len(set(keys.values())) == len(papers)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys.values())
    for many in range(len(papers)):
        assert list(keys_of(papers[:many]).items()) == list(keys.items())[:many]
