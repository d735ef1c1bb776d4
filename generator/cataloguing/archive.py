"""The papers that are shown, with the words of their texts for whom must look into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.cataloguing.basis import Basis
from generator.known import NOTHING_KNOWN, Known, name_of
from generator.model import Paper

if TYPE_CHECKING:  # numpy takes long to import, and most builds don't need it
    from generator.cataloguing.concordance import Concordance
    from generator.cataloguing.spoken import Spoken


class Archive:
    """Papers and what is known of them. Their words are looked up when first asked for."""

    def __init__(
        self, papers: Sequence[Paper], known: Known = NOTHING_KNOWN, basis: Basis | None = None
    ) -> None:
        """By the basis it is told how telling a word is; without one, by the papers' own texts."""
        self.papers = papers
        self.known = known
        self._basis = basis

    @cached_property
    def names(self) -> list[bytes]:
        """Each paper's texts as a question: what is found out of these alone has this name."""
        return [name_of(paper.title, paper.abstract, paper.summary) for paper in self.papers]

    @property
    def documents(self) -> list[tuple[str, str]]:
        """Each paper's title, and the abstract or what stands for it."""
        return [(paper.title, paper.abstract or paper.summary) for paper in self.papers]

    @property
    def basis(self) -> list[tuple[str, str]]:
        """The documents by which it is told how telling a word is."""
        return self._basis.documents if self._basis else self.documents

    @property
    def basis_name(self) -> bytes:
        """What is called like no other basis."""
        return self._basis.name if self._basis else name_of(self.names)

    @cached_property
    def concordance(self) -> Concordance:
        """The words of all texts."""
        from generator.cataloguing.concordance import concordance

        own = (text for p in self.papers for text in (p.title, p.abstract, p.summary))
        return concordance((*own, *chain.from_iterable(self.basis)), self.known)

    @cached_property
    def _spoken(self) -> Spoken:
        return self.concordance.spoken(_titles_and_abstracts(self.papers))

    def spoken(self, numbers: Sequence[int] | None = None) -> Spoken:
        """The title and the abstract of each of these papers, or of all, in turn."""
        if numbers is None or len(numbers) == len(self.papers):
            return self._spoken
        return self.concordance.spoken(_titles_and_abstracts(map(self.papers.__getitem__, numbers)))


def _titles_and_abstracts(papers: Iterable[Paper]) -> list[str]:
    return [text for paper in papers for text in (paper.title, paper.abstract)]
