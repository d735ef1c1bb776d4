"""Turns an abstract into the sentences that may become its card, each with features to weigh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.cataloguing.sentences import sentences_of

MOST = 4
"""So many sentences are weighed, from the first on in which authors speak of what they did."""
_WORKS = "paper|work|article|study|survey|report|thesis|manuscript"
_SPEAKS = re.compile(
    r"[WwOoITt](?<!\w\w)(?:(?<=[Ww])e|(?<=[Oo])ur|(?<=I)|"
    rf"(?<=[Tt])h(?:is|e present) (?:\w+ )?(?:{_WORKS}))\b"
)
"""Authors of themselves or of their paper: found twice as quickly as with `\\b` in front."""
_TO_BLANKS = str.maketrans(":,-?()'/", "        ")
_STEM = 6
"""A word's first letters are nearly its stem: `propos` of proposes and proposing."""
_SAID = {
    "offers": """
        propose introduce present develop describe offer suggest design devise formulate create
        build establish construct advocate contribute release
    """,
    "shows": "show demonstrate find observe prove argue reveal discover identify conclude",
    "studies": """
        study studies investigate explore examine analyze analyse address consider focus tackle
        evaluate compare review survey revisit aim seek ask discuss
    """,
}
"""What authors say that they do."""
_CLASSES = {verb[:_STEM]: name for name, verbs in _SAID.items() for verb in verbs.split()}
_LITTLE = frozenset(
    """
    a an the of for in on to and with by via from using at is are as its it we our this that be or
    can which their these such not has have
    """.split()
)
_REFERS = re.compile(rf" (?:these|such|its?|the[my]|those|their|this(?! (?:\w+ )?(?:{_WORKS})))\b")
"""What may mean something that another sentence names."""
_BEGINNINGS = ("We", "This paper", "This work", "In this")
_SHORT, _LONG = 12, 30
"""Words of a sentence that says little, and of one that says too much."""


class Features(NamedTuple):
    """What is weighed of a sentence: yes and no, shares, and words in twenties or tens."""

    offers: float
    shows: float
    studies: float
    speaks: float
    begins: float
    refers: float
    words: float
    short: float
    long: float
    of_title: float
    """The share of the title's words that it has."""
    first: float
    place: float
    place_squared: float
    first_that_speaks: float
    first_that_offers: float
    colon: float
    question: float


class Candidate(NamedTuple):
    """A sentence of an abstract, and its features."""

    sentence: str
    features: tuple[float, ...]
    """In the order of `Features`."""
    names: bool
    """Whether authors say in it that they offer what stands before the title's colon."""


def candidates(title: str, abstract: str) -> list[Candidate]:
    """The sentences that may become a card, in their order; none of an empty abstract."""
    name, colon, _ = title.partition(":")
    begins = (*_BEGINNINGS, f"{name} ") if colon else _BEGINNINGS
    of_title = {word[:_STEM] for word in title.lower().translate(_TO_BLANKS).split()} - _LITTLE
    made: list[Candidate] = []
    offered = False
    for start, sentence in _some(abstract, begins):
        small, length = sentence.lower(), sentence.count(" ") + 1
        speaks = _SPEAKS.search(sentence)
        said = _said(small, speaks.end()) if speaks else ""
        share = start / len(abstract)
        offers = said == "offers"
        features = (
            offers,
            said == "shows",
            said == "studies",
            speaks is not None,
            sentence.startswith(begins),
            _REFERS.search(small, speaks.start() if speaks else 0) is not None,
            length / 20,
            (_SHORT - length) / 10 if length < _SHORT else 0,
            (length - _LONG) / 10 if length > _LONG else 0,
            sum([word in small for word in of_title]) / (len(of_title) or 1),
            start == 0,
            share,
            share * share,
            not made and speaks is not None,
            offers and not offered,
            ":" in sentence,
            sentence.endswith("?"),
        )
        offered = offered or offers
        names = offers and bool(colon) and speaks is not None and _has(sentence, name, speaks.end())
        made.append(Candidate(sentence, features, names))
    return made


def _has(sentence: str, name: str, place: int) -> bool:
    """Whether a sentence has a name after this place, and no longer one: `KiteNet-2`."""
    at = sentence.find(name, place)
    after = sentence[at + len(name) : at + len(name) + 1]
    return at > 0 and not after.isalnum() and after not in ("-", "+", "_")


def _some(abstract: str, begins: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The first sentence that speaks of the paper, and those after it, each with its place.

    Where none speaks, the first ones of all.
    """
    speaks = _SPEAKS.search(abstract)
    spoken = speaks.start() if speaks else 0
    place, left = 0, MOST
    for sentence in sentences_of(abstract):
        if left < MOST or place + len(sentence) > spoken or sentence.startswith(begins):
            yield place, sentence
            left -= 1
            if not left:
                return
        place += len(sentence) + 1


def _said(sentence: str, place: int) -> str:
    """What the authors, who speak before this place, say that they do."""
    for word in sentence[place : place + 50].split(None, 3)[:3]:
        if word[:_STEM] in _CLASSES:
            return _CLASSES[word[:_STEM]]
    return ""
