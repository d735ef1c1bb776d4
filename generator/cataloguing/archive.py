"""The papers that are shown, with the words of their texts for whom must look into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.cataloguing.basis import SHARE, Basis, Listed, Text
from generator.known import NOTHING_KNOWN, Known, name_of
from generator.model.paper import Paper

if TYPE_CHECKING:  # numpy takes long to import, and most builds don't need it
    from generator.cataloguing.concordance import Concordance
    from generator.cataloguing.spoken import Spoken
    from generator.cataloguing.term_vectors import Documents


class Archive:
    """Papers and what is known of them. Their words are looked up when first asked for."""

    def __init__(
        self, papers: Sequence[Paper], known: Known = NOTHING_KNOWN, listed: Listed | None = None
    ) -> None:
        """The papers as listed are the basis of judgements; without them, the papers as shown."""
        self.papers = papers
        self.known = known
        self._listed = listed

    @cached_property
    def names(self) -> list[bytes]:
        """Each paper's texts as a question: what is found out of these alone has this name."""
        return [name_of(*text) for text in self.texts]

    @cached_property
    def texts(self) -> list[Text]:
        """What each paper says."""
        return [Text(paper.title, paper.abstract, paper.summary) for paper in self.papers]

    def basis(self, share: int) -> Basis:
        """The first papers, which change when the archive has grown by one part of so many."""
        if self._listed is None:
            return Basis(name_of(self.names), lambda: self.texts)
        return self._listed.basis(share)

    @cached_property
    def concordance(self) -> Concordance:
        """The words of all texts."""
        from generator.cataloguing.concordance import concordance

        listed = self._listed.texts if self._listed else ()
        return concordance(chain.from_iterable((*self.texts, *listed)), self.known)

    @cached_property
    def _spoken(self) -> Spoken:
        return self.spoken_texts(self.texts)

    @cached_property
    def vectors(self) -> Documents:
        """How much each telling term weighs in each text."""
        from generator.cataloguing.term_vectors import term_vectors

        return term_vectors(self, self.basis(SHARE))

    def spoken(self, numbers: Sequence[int] | None = None) -> Spoken:
        """The title and the abstract of each of these papers, or of all, in turn."""
        if numbers is None or len(numbers) == len(self.papers):
            return self._spoken
        texts = [self.texts[number] for number in numbers]
        return self.concordance.spoken_alone(_titles_and_abstracts(texts))

    def spoken_texts(self, texts: Iterable[Text]) -> Spoken:
        """The title and the abstract of each of these texts in turn."""
        return self.concordance.spoken(_titles_and_abstracts(texts))


def _titles_and_abstracts(texts: Iterable[Text]) -> list[str]:
    return [said for text in texts for said in (text.title, text.abstract)]
