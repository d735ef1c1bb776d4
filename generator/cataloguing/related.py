"""Finds each paper's nearest neighbours, each with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

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
        left_out = {paper.id, *(names.get(r.name) for r in unwanted)}
        once = {one.id: one for one in reversed(every) if one.id in known - left_out}
        found[paper.id] = tuple(reversed(once.values()))[:SHOWN]
    return found


def _by_note(paper: Paper, names: Mapping[str, PaperId]) -> list[Related]:
    chosen = paper.note.related if paper.note else ()
    return [Related(names[r.name], 1.0, "the curator's choice") for r in chosen if r.name in names]


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
    except ValueError:  # fewer than two papers, or none that share a word
        return {}
    terms = vectorizer.get_feature_names_out()
    found: dict[PaperId, list[Related]] = {}
    for first in range(0, len(papers), ROWS_AT_ONCE):
        rows = vectors[first : first + ROWS_AT_ONCE]
        likeness = np.round((rows @ vectors.T).toarray(), 4)
        for offset, scores in enumerate(likeness):
            at = first + offset
            scores[at] = 0.0
            found[papers[at].id] = [
                Related(papers[i].id, float(scores[i]), _reason(vectors, terms, at, i))
                for i in _nearest(scores, papers)
            ]
    return found


def _nearest(scores: Any, papers: Sequence[Paper]) -> list[int]:
    """The numbers of the nearest papers; a few more than shown, since others may come before."""
    enough = np.flatnonzero(scores >= NEAR_ENOUGH)
    ranked = sorted(enough.tolist(), key=lambda i: (-scores[i], papers[i].id))
    return ranked[: SHOWN * 2]


def _reason(vectors: Any, terms: Any, first: int, second: int) -> str:
    shared = vectors[first].multiply(vectors[second]).tocoo()
    ranked = sorted(zip(-np.round(shared.data, 6), shared.col, strict=True))
    return ", ".join(str(terms[column]) for _, column in ranked[:TERMS_SHOWN])
