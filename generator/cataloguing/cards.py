"""Picks from an abstract the one sentence that says what the paper does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import mul

from generator.cataloguing.archive import Archive
from generator.cataloguing.asides import without_asides
from generator.cataloguing.card_features import candidates
from generator.cataloguing.card_weights import WEIGHTS
from generator.cataloguing.headlines import headline_of
from generator.cataloguing.kinds import kind_of
from generator.cataloguing.openings import is_tied, without_opening
from generator.model.judgement import Card
from generator.model.paper import Paper, PaperId

LONGEST = 320
"""Characters of a card, so that a list can be scanned; a longer sentence is cut, at a clause."""
NAMED = 5
"""What it weighs that a sentence offers the system of the title. People's summaries can't tell: the
papers that they sum up seldom have such a title."""
_CLAUSE = re.compile(r"[,;:](?= )| [–—](?= )|—")

_LATE = re.compile(r", (?=(?:we|this paper|this work) [a-z])")
"""`While kites have long been flown, we …`"""


def card_of(paper: Paper) -> Card:
    """A sentence picked from the abstract, else the listing's summary; empty without either."""
    if not paper.abstract:
        return Card(_shortened(paper.summary), "summary" if paper.summary else "abstract")
    text = _shortened(_sentence(paper.title, paper.abstract))
    numbers = headline_of(paper.abstract)
    return Card(text, "abstract", "" if numbers in text else numbers)


def _sentence(title: str, abstract: str) -> str:
    """The sentence of most weight that reads alone; where none does, the one of most weight."""
    ranked = sorted(
        (-sum(map(mul, WEIGHTS, features)) - NAMED * names, sentence)
        for sentence, features, names in candidates(title, abstract)
    )
    best = ""
    for _, sentence in ranked:
        text = without_asides(without_opening(sentence))
        if not is_tied(text):
            return text
        best = best or text
    return best


def _shortened(sentence: str) -> str:
    """A sentence that isn't too long: from `we` on, if it is, and then up to one of its clauses."""
    if len(sentence) > LONGEST:
        late = _LATE.search(sentence)
        sentence = _begun(sentence[late.end() :]) if late else sentence
    if len(sentence) <= LONGEST:
        return sentence
    cut = sentence[: LONGEST + 1]
    clauses = [m.start() for m in _CLAUSE.finditer(cut) if m.start() > LONGEST // 2]
    return (cut[: clauses[-1]] if clauses else cut.rsplit(" ", 1)[0][:LONGEST].rstrip(",;:")) + " …"


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def cards_and_kinds(archive: Archive) -> dict[PaperId, tuple[Card, str]]:
    """Each paper's card and kind."""

    def work(missing: Sequence[int]) -> Iterator[tuple[Card, str]]:
        for paper in map(archive.papers.__getitem__, missing):
            card = card_of(paper)
            yield card, kind_of(paper.title, card.text, paper.abstract)

    found = archive.known.answers("cards", b"", archive.names, work, tuple[Card, str])
    return {
        paper.id: (_own_card(paper, card), kind)
        for paper, (card, kind) in zip(archive.papers, found, strict=True)
    }


def _own_card(paper: Paper, card: Card) -> Card:
    """The curator's own sentence, if there is one."""
    own = paper.note.card if paper.note else ""
    return Card(own, "note", card.numbers) if own else card
