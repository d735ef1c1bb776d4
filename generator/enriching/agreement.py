"""Tells how far a candidate agrees with the paper that was asked for, and whether that is enough.

Title and abstract must agree. Of a paper whose arXiv id is known already, since a dump or a person
says it, the candidate with that id is the one if either agrees: papers are renamed and rewritten.

The limits come from 2,731 pairs of abstracts that two sources have of one paper: 94 % share half of
their word triples, 99 % at least 0.06, below which unrelated abstracts stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from generator.cataloguing.identity import title_key
from generator.cataloguing.latex import clean_latex
from generator.enriching.candidates import Candidate
from generator.enriching.questions import Question

SAME_TITLE = 0.95
"""Of 2,731 papers two sources have titles that are less alike for none."""
A_SUBTITLE = 4
"""A title that goes on for so many letters more is another paper's, as far as the title tells."""
SAME_TEXT = 0.5
"""The share of the shorter abstract's word triples from which on it is the same text."""
NO_OTHER_TEXT = 0.06
"""From this share on, an abstract may be the same paper's, rewritten."""
COPIED_TEXT = 0.8
"""From this share on, an abstract under another title is probably the same paper's."""
FEWEST_TRIPLES = 20
"""An abstract of fewer says nothing: a lying or cut answer could agree with any."""
AS_GOOD = 0.05
"""Two candidates that differ by less can't be told apart."""


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate that agrees, how far, and whether there is no doubt.

    The similarity is the mean of the title's and the abstract's, 0 to 1; without text it is half.
    """

    candidate: Candidate
    similarity: float
    sure: bool


def best_match(question: Question, candidates: Iterable[Candidate]) -> Match | None:
    """The candidate that agrees most; doubtful where two papers agree alike, None if none does."""
    matches = [match for one in candidates if (match := _match(question, one))]
    ordered = sorted(matches, key=lambda m: (not m.sure, -m.similarity, m.candidate.said.arxiv))
    if not ordered:
        return None
    first = ordered[0]
    rivals = (m for m in ordered if m.sure and first.similarity - m.similarity < AS_GOOD)
    papers = {m.candidate.said.arxiv for m in rivals if m.candidate.said.arxiv}
    return Match(first.candidate, first.similarity, first.sure and len(papers) < 2)


def _match(question: Question, candidate: Candidate) -> Match | None:
    title = _title_likeness(question.titles, candidate.said.title)
    text = _text_likeness(question.abstracts, candidate.abstract)
    similarity = round((title + (text or 0)) / 2, 2)
    if question.arxiv and candidate.said.arxiv:
        right = question.arxiv == candidate.said.arxiv and _same_id_agrees(question, title, text)
        return Match(candidate, similarity, True) if right else None
    if title >= SAME_TITLE and text is not None and text >= SAME_TEXT:
        return Match(candidate, similarity, True)
    perhaps = text is None or text >= NO_OTHER_TEXT
    if (title >= SAME_TITLE and perhaps) or (text or 0) >= COPIED_TEXT:
        return Match(candidate, similarity, False)
    return None


def _same_id_agrees(question: Question, title: float, text: float | None) -> bool:
    """Whether an id that is given is right: title or abstract agrees, or the curator says so."""
    return question.settled or title >= SAME_TITLE or (text or 0) >= SAME_TEXT


def _title_likeness(ours: Sequence[str], theirs: str) -> float:
    """Of whole titles, 0 to 1: the best of those that the paper has had."""
    other = clean_latex(theirs)
    return max((_alike(title, other) for title in ours), default=0.0)


def _alike(one: str, other: str) -> float:
    """Of two titles; a part of a title is another title, and so is one with another number."""
    shorter, longer = sorted((title_key(one), title_key(other)), key=len)
    if shorter == longer:
        return 1.0
    is_part = shorter in longer and len(longer) - len(shorter) >= A_SUBTITLE
    likeness = fuzz.ratio(shorter, longer) / 100
    differs = is_part or _numbers(one) != _numbers(other)
    return min(likeness, SAME_TITLE - 0.01) if differs else likeness


def _numbers(title: str) -> list[str]:
    return sorted(re.findall(r"\d+|\b[IVX]+\b", title))


def _text_likeness(ours: Sequence[str], theirs: str) -> float | None:
    """The share of common word triples, 0 to 1; None where there is too little text to tell."""
    other = _triples(clean_latex(theirs))
    every = [(_triples(text), other) for text in ours]
    told = [(a, b) for a, b in every if min(len(a), len(b)) >= FEWEST_TRIPLES]
    return max((len(a & b) / min(len(a), len(b)) for a, b in told), default=None)


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def could_be(question: Question, candidate: Candidate) -> bool:
    """Whether the title alone makes it worth to look at the abstract."""
    return _title_likeness(question.titles, candidate.said.title) >= SAME_TITLE


def contradicts(question: Question, candidates: Iterable[Candidate]) -> Candidate | None:
    """The candidate with the id that is known of the paper, though it is clearly another paper."""
    bearers = (one for one in candidates if question.arxiv and one.said.arxiv == question.arxiv)
    return next((one for one in bearers if _match(question, one) is None), None)
