"""Finds the papers that a few words of a title mean, misspelt ones too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from rapidfuzz import fuzz, process, utils

from generator.model.paper import Paper

ALIKE = 70.0
"""Likeness (0 to 100) from which on two words may be one, misspelt or in another form."""
BEGUN = 90.0
"""The likeness of a word to its beginning, from `SHORTEST_BEGINNING` letters on."""
SHORTEST_BEGINNING = 3
GOOD = 50.0
"""The score below which a title is no candidate."""
ORDER = 0.1
"""The part of the score that is the whole title's likeness; the rest counts words in any order."""


def by_words(words: str, papers: Sequence[Paper], most: int) -> list[tuple[Paper, float]]:
    """The papers whose titles, former ones too, have the words: likeliest first, scores to 100.

    A word that few titles have counts more. An id or arXiv id means its paper.
    """
    exact = [paper for paper in papers if words in (paper.id, paper.arxiv)]
    if words and exact:
        return [(exact[0], 100.0)]
    titles = [(paper, utils.default_process(title)) for paper, title in _titles(papers)]
    asked = utils.default_process(words)
    best: dict[str, tuple[Paper, float]] = {}
    for number, shared in _shared(asked.split(), [title for _, title in titles]).items():
        paper, title = titles[number]
        score = (1 - ORDER) * shared + ORDER * fuzz.ratio(asked, title)
        if score >= max(GOOD, best.get(paper.id, (paper, 0.0))[1]):
            best[paper.id] = (paper, score)
    return sorted(best.values(), key=lambda found: (-found[1], found[0].id))[:most]


def _titles(papers: Sequence[Paper]) -> Iterator[tuple[Paper, str]]:
    for paper in papers:
        yield from ((paper, title) for title in (paper.title, *paper.former_titles))


def _shared(asked: Sequence[str], titles: Sequence[str]) -> Mapping[int, float]:
    """How much of what is asked each title has, by the title's number; only titles with some."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        for word in set(title.split()):
            having[word].append(number)
    vocabulary = list(having)
    scores: dict[int, float] = defaultdict(float)
    total = 0.0
    for word in dict.fromkeys(asked):
        best: dict[int, float] = {}
        for other, likeness in _alike(word, vocabulary):  # likest first
            for number in having[other]:
                best.setdefault(number, likeness)
        weight = 1 + log(len(titles) / max(1, len(best)))
        total += weight
        for number, likeness in best.items():
            scores[number] += weight * likeness
    return {number: score / total for number, score in scores.items()}


def _alike(word: str, vocabulary: Sequence[str]) -> list[tuple[str, float]]:
    """The words that are like a word, or that it begins, likest first."""
    close = process.extract(word, vocabulary, scorer=fuzz.ratio, limit=None, score_cutoff=ALIKE)
    found = {other: likeness for other, likeness, _ in close}
    if len(word) >= SHORTEST_BEGINNING:
        begun = (other for other in vocabulary if other.startswith(word))
        found |= {other: max(BEGUN, found.get(other, 0.0)) for other in begun}
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))
