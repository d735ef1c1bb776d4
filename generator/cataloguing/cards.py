"""Picks from an abstract the one sentence that says what the paper does, and tells its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.cataloguing.archive import Archive
from generator.cataloguing.sentences import split_sentences
from generator.model import Card, Paper, PaperId

LONGEST = 320
"""Characters of a card, so that a list can be scanned; a longer sentence is cut at a word."""

_DOES = re.compile(
    r"\b(?:we|this (?:paper|work|article|study|survey|report|thesis)|our (?:work|paper)) "
    r"(?:\w+ ){0,2}?(propose|introduce|present|develop|describe|show|study|investigate|explore|"
    r"provide|release|examine|address|survey|review|argue|demonstrate|analy[sz]e|formulate|"
    r"design|define|evaluate|build|create|offer|find|train)s?\b",
    re.IGNORECASE,
)
_OFFERS = frozenset(
    [
        "propose",
        "introduce",
        "present",
        "develop",
        "describe",
        "release",
        "survey",
        "review",
        "argue",
    ]
)
_IN_THIS_PAPER = re.compile(
    r"^(?:(?:to (?:this|that) end|to address (?:this|these)[^,]{0,60}|therefore|thus|hence|"
    r"motivated by (?:this|these)[^,]{0,60}|specifically|concretely|accordingly),? )?"
    r"(?:(?:in|with) (?:this|the present|our) (?:paper|work|article|study|report|thesis|survey)"
    r",? )?(?:here,? )?",
    re.IGNORECASE,
)


class _Kind(NamedTuple):
    """A kind of paper: the patterns that its titles and its abstracts show."""

    name: str
    in_title: re.Pattern[str]
    in_abstract: re.Pattern[str]
    needs: tuple[str, ...]
    """Every such abstract holds one of these: quicker to look for than the pattern."""


def _kind(name: str, in_title: str, in_abstract: str, *needs: str) -> _Kind:
    title, abstract = (re.compile(each, re.IGNORECASE) for each in (in_title, in_abstract))
    return _Kind(name, title, abstract, needs)


_KINDS = (
    _kind(
        "survey",
        r"\b(survey|review|overview|tutorial)\b",
        r"\b(this|our) (survey|review)\b",
        *("survey", "review"),
    ),
    _kind(
        "benchmark",
        r"bench(mark)?\b|\bbenchmark",
        r"\b(introduc|present|propos)\w+ [^.]{0,300}\bbenchmark\b",
        "benchmark",
    ),
    _kind(
        "dataset",
        r"\b(dataset|corpus)\b",
        r"\b(introduc|present|releas)\w+ [^.]{0,300}\b(dataset|corpus)\b",
        *("dataset", "corpus"),
    ),
    _kind(
        "position",
        r"\b(position|perspective|open problems)\b|^why ",
        r"\bwe argue\b|position paper",
        *("we argue", "position paper"),
    ),
    _kind(
        "theory",
        r"\b(theory|theorem|bounds?|provabl[ey]|statistical mechanics)\b",
        r"\bwe prove\b",
        "we prove",
    ),
    _kind(
        "system",
        r"\b(technical report|toolkit|library|platform)\b",
        r"\b(toolkit|software library)\b",
        *("toolkit", "software library"),
    ),
)


def card_of(paper: Paper) -> Card:
    """A sentence picked from the abstract, else the listing's summary; empty without either."""
    if not paper.abstract:
        return Card(_shortened(paper.summary), "summary" if paper.summary else "abstract")
    return Card(_shortened(_without_opening(_sentence(paper.abstract))), "abstract")


def _sentence(abstract: str) -> str:
    """The sentence that offers something most plainly; of equals the earliest."""
    return max(split_sentences(abstract), key=_plainness)


def _plainness(sentence: str) -> int:
    said = _DOES.search(sentence)
    if not said:
        return 0
    return 3 if said[1].casefold() in _OFFERS else 2


def _without_opening(sentence: str) -> str:
    """The sentence without the words that every abstract opens with, still a sentence."""
    rest = sentence[_IN_THIS_PAPER.match(sentence).end() :]  # type: ignore[union-attr]  # it matches ""
    return rest[:1].upper() + rest[1:] if len(rest.split()) > 4 else sentence


def _shortened(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def cards_and_kinds(archive: Archive) -> dict[PaperId, tuple[Card, str]]:
    """Each paper's card and kind."""

    def work(missing: Sequence[int]) -> Iterator[tuple[Card, str]]:
        for paper in map(archive.papers.__getitem__, missing):
            yield card_of(paper), kind_of(paper)

    found = archive.known.answers("cards", b"", archive.names, work, tuple[Card, str])
    return {
        paper.id: (_own_card(paper) or card, kind)
        for paper, (card, kind) in zip(archive.papers, found, strict=True)
    }


def _own_card(paper: Paper) -> Card | None:
    """The curator's own sentence."""
    return Card(paper.note.card, "note") if paper.note and paper.note.card else None


def kind_of(paper: Paper) -> str:
    """What sort of paper it is, by its title first and by its abstract then; most are methods."""
    text = paper.abstract.casefold()
    by_title = (kind.name for kind in _KINDS if kind.in_title.search(paper.title))
    by_text = (
        kind.name
        for kind in _KINDS
        if any(need in text for need in kind.needs) and kind.in_abstract.search(paper.abstract)
    )
    return next(by_title, None) or next(by_text, "method")
