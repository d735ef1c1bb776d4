"""Picks from an abstract the one sentence that says what the paper does, and tells its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.cataloguing.archive import Archive
from generator.cataloguing.sentences import sentences_of
from generator.model import Card, Paper, PaperId

LONGEST = 320
"""Characters of a card, so that a list can be scanned; a longer sentence is cut at a word."""


def _from_word(*beginnings: str) -> str:
    r"""A pattern for one of these at a word's beginning: several times as quick as with `\b`."""
    return f"(?:{'|'.join(beginnings)})" + "".join(rf"(?<!\w{begin})" for begin in beginnings)


_DOES = re.compile(
    rf"{_from_word('we', 'this', 'our')}(?:(?<=we)|(?<=our) (?:work|paper)|"
    r"(?<=this) (?:paper|work|article|study|survey|report|thesis)) "
    r"(?:\w+ ){0,2}?(propose|introduce|present|develop|describe|show|study|investigate|explore|"
    r"provide|release|examine|address|survey|review|argue|demonstrate|analy[sz]e|formulate|"
    r"design|define|evaluate|build|create|offer|find|train)s?\b"
)
"""Of a sentence in small letters."""
MOST_PLAIN = 3
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
    """A kind of paper: the patterns that its titles and its abstracts show, in small letters."""

    name: str
    in_title: re.Pattern[str]
    in_abstract: re.Pattern[str]
    needs: tuple[str, ...]
    """Every such abstract holds one of these: quicker to look for than the pattern."""


def _kind(name: str, in_title: str, in_abstract: str, *needs: str) -> _Kind:
    return _Kind(name, re.compile(in_title), re.compile(in_abstract), needs)


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
        _from_word("introduc", "present", "propos") + r"\w+ [^.]{0,300}?\bbenchmark\b",
        "benchmark",
    ),
    _kind(
        "dataset",
        r"\b(dataset|corpus)\b",
        _from_word("introduc", "present", "releas") + r"\w+ [^.]{0,300}?\b(dataset|corpus)\b",
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
_IN_TITLES = re.compile(
    "survey|review|overview|tutorial|bench|dataset|corpus|position|perspective|problems|why |"
    "theor|bound|provabl|statistical|report|toolkit|library|platform"
)
"""Every title by which a kind is told holds one of these; most titles hold none."""


def card_of(paper: Paper) -> Card:
    """A sentence picked from the abstract, else the listing's summary; empty without either."""
    if not paper.abstract:
        return Card(_shortened(paper.summary), "summary" if paper.summary else "abstract")
    return Card(_shortened(_without_opening(_sentence(paper.abstract))), "abstract")


def _sentence(abstract: str) -> str:
    """The sentence that offers something most plainly; of equals the earliest."""
    best, plainest = "", -1
    for sentence in sentences_of(abstract):
        plainness = _plainness(sentence.lower())
        if plainness == MOST_PLAIN:
            return sentence
        if plainness > plainest:
            best, plainest = sentence, plainness
    return best


def _plainness(sentence: str) -> int:
    said = _DOES.search(sentence)
    if not said:
        return 0
    return MOST_PLAIN if said[1] in _OFFERS else 2


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
    title, text = paper.title.lower(), paper.abstract.lower()
    if _IN_TITLES.search(title):
        for kind in _KINDS:
            if kind.in_title.search(title):
                return kind.name
    for kind in _KINDS:
        if any(need in text for need in kind.needs) and kind.in_abstract.search(text):
            return kind.name
    return "method"
