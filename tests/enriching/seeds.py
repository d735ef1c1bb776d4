"""Turns the repository's own papers into what the sources might have of them: traps included."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from generator.cataloguing.merging import merge
from generator.reading.content import read_content
from tests.enriching.known import Known
from tests.world import OWLS

ROOT = Path(__file__).parent.parent.parent
UNKNOWN = 6
"""So many of the papers are known to nobody."""


@cache
def written() -> dict[str, dict[str, object]]:
    """The facts that people gathered, by title."""
    lines = (ROOT / "content" / "facts.jsonl").read_text("utf-8").splitlines()
    return {said["title"]: said for said in map(json.loads, lines)}


@cache
def abstracts() -> dict[str, str]:
    """The abstract of each paper that the dumps list."""
    groups, _ = merge(read_content(ROOT / "content").dumps, (), ())
    return {group.listed[0].entry.title: group.listed[0].entry.abstract for group in groups}


def world() -> list[Known]:
    """All that the sources know: the papers by their arXiv ids, and others that look like them.

    Every second paper is on Hugging Face, every third one's abstract was rewritten at its end,
    every fifth has a twin with another text, and every seventh one's title begins another's.
    """
    known: list[Known] = []
    for number, (title, abstract) in enumerate(sorted(abstracts().items())):
        arxiv = str(written().get(title, {}).get("arxiv", ""))
        if arxiv:
            known += _around(number, title, abstract)
            known.append(_paper(number, title, abstract, arxiv))
    return known


def _paper(number: int, title: str, abstract: str, arxiv: str) -> Known:
    text = abstract if number % 3 else f"{abstract[: len(abstract) * 3 // 4]} We say more of it."
    by = {"arxiv", "s2"} if number % 2 else {"arxiv", "s2", "hf"}
    year = written()[title]["year"]
    return Known(
        title,
        text,
        arxiv,
        authors=(f"Ada {number}", f"Bo {number}"),
        published=f"{year}-05-01",
        categories=("cs.LG", "cs.AI"),
        comment=f"{number} pages" if number % 4 == 0 else "",
        doi=f"10.1000/{number}" if number % 6 == 0 else "",
        by=frozenset(by),
    )


def _around(number: int, title: str, abstract: str) -> list[Known]:
    others = []
    if number % 5 == 0:
        others.append(Known(title, OWLS, f"0801.{number:04}"))
    if number % 7 == 0:
        others.append(Known(f"{title}: Ten Years Later", abstract, f"0802.{number:04}"))
    return others
