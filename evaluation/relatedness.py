"""Measures which papers count as near against experts' grades of pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation.figures import Figure
from evaluation.measures import mean, ndcg
from evaluation.papers import papers_of
from evaluation.rows import Row
from generator.cataloguing.archive import Archive
from generator.cataloguing.likeness import likeness

Grades = Mapping[str, int]
"""From a candidate to its grade, 0 to 3."""


def relatedness(pairs: Sequence[Row], rows: Sequence[Row]) -> list[Figure]:
    """The nDCG of each query's candidates by likeness, a `facet` of a query at a time.

    `rows` are the papers, by `paper_id`; `pairs` grade the `relevance` of a `cand` to a `query`.
    """
    if not pairs:
        return []
    ids = [row["paper_id"] for row in rows]
    archive = Archive(papers_of((row["title"], row["abstract"] or "") for row in rows))
    vectors = archive.vectors.of_papers
    number = {paper: place for place, paper in enumerate(ids)}
    found = []
    for (query, _), grades in graded(pairs).items():
        others = sorted(grades)
        scores = likeness(vectors, number[query], [number[other] for other in others])
        found.append(ndcg(ranked(dict(zip(others, scores, strict=True)), grades)))
    return [Figure("related", "nDCG at 20 %", 100 * mean(found), len(found), "52.3", digits=1)]


def graded(pairs: Sequence[Row]) -> dict[tuple[str, str], Grades]:
    """The grades of each query's candidates, by query and facet."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in pairs:
        if row["cand"] != row["query"]:
            candidates = found.setdefault((row["query"], row["facet"]), {})
            candidates[row["cand"]] = row["relevance"]
    return dict(found)


def ranked(scores: Mapping[str, float], grades: Grades) -> list[int]:
    """The grades in the order of the scores, the highest first; of equals the first by name."""
    return [grades[one] for one in sorted(grades, key=lambda one: (-scores[one], one))]
