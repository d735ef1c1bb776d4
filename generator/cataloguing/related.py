"""Finds each paper's nearest neighbours, each with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from generator.cataloguing.naming import known_paper
from generator.model import Mention, Paper, PaperId, Related

SHOWN = 6
NEAR_ENOUGH = 0.08
"""The cosine below which two papers share nothing worth saying."""
TERMS_SHOWN = 3
ROWS_AT_ONCE = 512
"""Rows of the similarity matrix that are in memory at a time."""


def related_of(
    papers: Sequence[Paper],
    mentions: Mapping[PaperId, Sequence[Mention]],
    names: Mapping[str, PaperId],
) -> dict[PaperId, tuple[Related, ...]]:
    """Each paper's related ones: the curator's, those it names, same code, then by shared terms.

    The likeness is the cosine of tf-idf vectors (unigrams, sublinear, as in Manning, Raghavan and
    Schütze, "Introduction to Information Retrieval", 6.4), rounded so that it's the same on every
    machine; equal ones stand in the order of their ids. `names` leads from what a note may call a
    paper to its id.
    """
    known = {paper.id for paper in papers}
    by_terms = _by_terms(papers)
    by_code = _by_code(papers)
    found: dict[PaperId, tuple[Related, ...]] = {}
    for paper in papers:
        every = (
            *_by_note(paper, names),
            *(Related(m.id, 1.0, f"names {m.name}") for m in mentions.get(paper.id, ())),
            *(Related(other, 1.0, "same code") for other in by_code.get(paper.id, ())),
            *by_terms.get(paper.id, ()),
        )
        unwanted = paper.note.not_related if paper.note else ()
        left_out = {paper.id, *(known_paper(r.name, names) for r in unwanted)}
        once: dict[PaperId, Related] = {}
        for one in every:
            if one.id in known and one.id not in left_out:
                once.setdefault(one.id, one)
        found[paper.id] = tuple(once.values())[:SHOWN]
    return found


def _by_note(paper: Paper, names: Mapping[str, PaperId]) -> list[Related]:
    chosen = paper.note.related if paper.note else ()
    ids = (known_paper(reference.name, names) for reference in chosen)
    return [Related(paper_id, 1.0, "the curator's choice") for paper_id in ids if paper_id]


def _by_code(papers: Sequence[Paper]) -> dict[PaperId, list[PaperId]]:
    """Papers that link to the same code repository."""
    users: dict[str, list[PaperId]] = {}
    for paper in papers:
        for url in {link.url.rstrip("/").casefold() for link in paper.links if link.kind == "code"}:
            users.setdefault(url, []).append(paper.id)
    found: dict[PaperId, list[PaperId]] = {}
    for ids in users.values():
        for paper_id in ids:
            found.setdefault(paper_id, []).extend(other for other in ids if other != paper_id)
    return found


def _by_terms(papers: Sequence[Paper]) -> dict[PaperId, list[Related]]:
    texts = [f"{paper.title}. {paper.abstract or paper.summary}" for paper in papers]
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english", max_df=0.5, min_df=2)
    try:
        vectors = vectorizer.fit_transform(texts)
    except ValueError:  # fewer than four papers, or none that share a word
        return {}
    terms = vectorizer.get_feature_names_out()
    weights = [_weights(vectors, row) for row in range(len(papers))]
    found: dict[PaperId, list[Related]] = {}
    for first in range(0, len(papers), ROWS_AT_ONCE):
        rows = vectors[first : first + ROWS_AT_ONCE]
        likeness = np.round((rows @ vectors.T).toarray(), 4)
        for offset, scores in enumerate(likeness):
            at = first + offset
            scores[at] = 0.0
            found[papers[at].id] = [
                Related(papers[i].id, float(scores[i]), _reason(weights[at], weights[i], terms))
                for i in _nearest(scores, papers)
            ]
    return found


def _nearest(scores: Any, papers: Sequence[Paper]) -> list[int]:
    """The numbers of the nearest papers; a few more than shown, since others may come before."""
    most = min(SHOWN * 2, len(papers))
    least = max(NEAR_ENOUGH, np.partition(scores, -most)[-most])  # sorting all would take longer
    enough = np.flatnonzero(scores >= least).tolist()
    return sorted(enough, key=lambda i: (-scores[i], papers[i].id))[:most]


def _weights(vectors: Any, row: int) -> dict[int, float]:
    """The terms of a paper, by their numbers, with their weights."""
    span = slice(vectors.indptr[row], vectors.indptr[row + 1])
    return dict(zip(vectors.indices[span].tolist(), vectors.data[span].tolist(), strict=True))


def _reason(first: Mapping[int, float], second: Mapping[int, float], terms: Any) -> str:
    """The terms that two papers share, those that make them most alike first."""
    shared = sorted((-round(first[term] * second[term], 6), term) for term in first.keys() & second)
    return ", ".join(str(terms[term]) for _, term in shared[:TERMS_SHOWN])
