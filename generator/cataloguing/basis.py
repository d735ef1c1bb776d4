"""Turns dumps into the texts by which it is told how telling a word is.

Were it told by all texts, every new paper would move every likeness a little, and all papers would
have to be compared anew. So the basis are the archive's first papers, by capture: all of them up to
FEW, and then FEW grown by a fifth as often as it fits. New dumps leave it as it is until the
archive has grown by a fifth; then everything is compared once more. It follows from the dumps
alone, not from notes, nor from what earlier builds saw.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from generator.cataloguing.identity import title_key
from generator.cataloguing.latex import clean_latex
from generator.known import name_of
from generator.model import Dump, Entry, Paper

FEW = 1000


class Basis:
    """The first papers of an archive, as they were listed first."""

    def __init__(self, dumps: Iterable[Dump], papers: Iterable[Paper]) -> None:
        """`papers` are those of the dumps: their texts need not be cleaned again."""
        self._dumps = sorted(dumps, key=lambda dump: (dump.captured, dump.slug))
        self._papers = papers

    @cached_property
    def _entries(self) -> list[Entry]:
        """The entries of the basis, each title once."""
        first: dict[str, Entry] = {}
        for dump in self._dumps:
            for entry in dump.entries:
                first.setdefault(title_key(entry.title), entry)
        return list(first.values())[: size_of(len(first))]

    @cached_property
    def name(self) -> bytes:
        """What no other basis is called: what its entries say."""
        return name_of([(e.title, e.abstract, e.summary) for e in self._entries])

    @cached_property
    def documents(self) -> list[tuple[str, str]]:
        """Each title, and the abstract or what stands for it."""
        clean: dict[str, str] = {}
        for paper in self._papers:
            if not (paper.note and (paper.note.title or paper.note.abstract)):
                clean |= {paper.raw_title: paper.title, paper.raw_abstract: paper.abstract}

        def cleaned(text: str) -> str:
            return clean[text] if text in clean else clean_latex(text)

        return [(cleaned(e.title), cleaned(e.abstract) or e.summary) for e in self._entries]


def size_of(papers: int) -> int:
    """How many papers of so many are the basis.

    >>> [size_of(papers) for papers in (92, 1100, 1200, 10_000)]
    [92, 1000, 1200, 8924]
    """
    size = min(papers, FEW)
    while size >= FEW and size + -(-size // 5) <= papers:
        size += -(-size // 5)
    return size
