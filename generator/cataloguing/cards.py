"""Picks from an abstract the one sentence that says what the paper does, and tells its kind."""

from __future__ import annotations

import re

from generator.cataloguing.sentences import split_sentences
from generator.model import Card, Paper

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

_KINDS = (
    ("survey", r"\b(survey|review|overview|tutorial)\b", r"\b(this|our) (survey|review)\b"),
    (
        "benchmark",
        r"bench(mark)?\b|\bbenchmark",
        r"\b(introduc|present|propos)\w+ [^.]{0,300}\bbenchmark\b",
    ),
    (
        "dataset",
        r"\b(dataset|corpus)\b",
        r"\b(introduc|present|releas)\w+ [^.]{0,300}\b(dataset|corpus)\b",
    ),
    ("position", r"\b(position|perspective|open problems)\b|^why ", r"\bwe argue\b|position paper"),
    ("theory", r"\b(theory|theorem|bounds?|provabl[ey]|statistical mechanics)\b", r"\bwe prove\b"),
    (
        "system",
        r"\b(technical report|toolkit|library|platform)\b",
        r"\b(toolkit|software library)\b",
    ),
)
"""Kinds of paper, with the pattern that a title and the one that an abstract of the kind shows."""


def card_of(paper: Paper) -> Card:
    """The curator's own sentence, else one picked from the abstract, else the listing's summary.

    A paper without any of them has a card without text.
    """
    if paper.note and paper.note.card:
        return Card(paper.note.card, "note")
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


def kind_of(paper: Paper) -> str:
    """What sort of paper it is, by its title first and by its abstract then; most are methods."""
    by_title = (k for k, title, _ in _KINDS if re.search(title, paper.title, re.IGNORECASE))
    by_text = (k for k, _, text in _KINDS if re.search(text, paper.abstract, re.IGNORECASE))
    return next(by_title, None) or next(by_text, "method")
