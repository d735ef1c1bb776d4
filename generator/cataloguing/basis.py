"""Turns dumps into the texts by which it is told which words tell much, and which phrases are tags.

Were it told by all texts, every new paper would move every likeness a little and could make or
unmake a tag of every other, and all papers would have to be looked at anew. So the basis are the
archive's first papers, by capture: all of them up to FEW, and then FEW grown by some share as often
as it fits. New dumps leave it as it is until the archive has grown by that share; then everything
is worked out once more. It follows from the dumps alone, not from notes, nor from what earlier
builds saw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from generator.cataloguing.identity import title_key
from generator.cataloguing.latex import clean_latex
from generator.known import name_of
from generator.model.content import Dump
from generator.model.paper import Paper

FEW = 1000
SHARE = 5
"""Likenesses are by a basis that grows by a fifth: then all papers are compared anew."""


class Text(NamedTuple):
    """What an entry says of its paper."""

    title: str
    abstract: str
    summary: str

    @property
    def document(self) -> tuple[str, str]:
        """The title, and the abstract or what stands for it."""
        return self.title, self.abstract or self.summary


class Listed:
    """The papers of an archive as its dumps list them first, oldest first."""

    def __init__(self, dumps: Iterable[Dump], papers: Sequence[Paper]) -> None:
        """`papers` are those of the dumps: their texts need not be cleaned again."""
        self._dumps = sorted(dumps, key=lambda dump: (dump.captured, dump.slug))
        self._papers = papers

    @cached_property
    def _pasted(self) -> list[Text]:
        """The entries, each title once, as they were pasted."""
        first: dict[str, Text] = {}
        for dump in self._dumps:
            for e in dump.entries:
                first.setdefault(title_key(e.title), Text(e.title, e.abstract, e.summary))
        return list(first.values())

    @cached_property
    def texts(self) -> list[Text]:
        """The entries, cleaned."""
        clean: dict[str, str] = {}
        for paper in self._papers:
            if not (paper.note and (paper.note.title or paper.note.abstract)):
                clean[paper.raw_title] = paper.title
                clean[paper.raw_abstract] = paper.abstract

        def cleaned(text: str) -> str:
            return clean[text] if text in clean else clean_latex(text)

        return [Text(cleaned(t.title), cleaned(t.abstract), t.summary) for t in self._pasted]

    def basis(self, share: int) -> Basis:
        """The first of them, as many as an archive has that grows by one part of so many."""
        size = size_of(len(self._pasted), share)
        return Basis(name_of(self._pasted[:size]), lambda: self.texts[:size])


class Basis(NamedTuple):
    """The first papers of an archive: what nothing else is called, and their texts."""

    name: bytes
    texts: Callable[[], list[Text]]


def size_of(papers: int, share: int) -> int:
    """How many papers of so many are a basis that grows by one part of `share`.

    >>> [size_of(papers, 5) for papers in (92, 1100, 1200, 10_000)]
    [92, 1000, 1200, 8924]
    """
    size = min(papers, FEW)
    while size >= FEW and size + -(-size // share) <= papers:
        size += -(-size // share)
    return size
