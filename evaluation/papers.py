"""Turns titles and abstracts into the papers that the generator would make of a dump with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.cataloguing.merging import Group
from generator.cataloguing.papers import paper_of
from generator.cataloguing.twins import Listed
from generator.model.content import Dump, Entry, Facts
from generator.model.paper import Paper, PaperId
from generator.model.problems import Place

DAY = date(2025, 1, 1)
_NO_FACTS = Facts(title="", place=Place(""))


def papers_of(texts: Iterable[tuple[str, str]]) -> tuple[Paper, ...]:
    """A paper for each title and abstract, in order, whether or not some of them are one."""
    return tuple(
        paper_of(_group(number, title, abstract), _NO_FACTS)
        for number, (title, abstract) in enumerate(texts, 1)
    )


def dump_of(slug: str, texts: Iterable[tuple[str, str]], **more: str) -> Dump:
    """A dump that lists the titles and abstracts in order."""
    entries = (_entry(number, *text, **more) for number, text in enumerate(texts, 1))
    return Dump(slug, DAY, f"{slug}.txt", tuple(entries))


def _entry(number: int, title: str, abstract: str, arxiv: str = "") -> Entry:
    title, abstract = (" ".join(text.split()) for text in (title, abstract))  # as dumps are read
    return Entry(title, abstract, Place("evaluation", number), number, arxiv=arxiv)


def _group(number: int, title: str, abstract: str) -> Group:
    return Group(
        PaperId(f"{number:06}"), (Listed(_entry(number, title, abstract), "evaluation", DAY),)
    )
