"""Finds each paper's nearest neighbours, each with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from generator.cataloguing.known import NOTHING_KNOWN, Known
from generator.cataloguing.naming import known_paper
from generator.model import Mention, Paper, PaperId, Related

SHOWN = 6
FEWEST = 4
"""In a smaller archive every word that two papers share is a common one."""


def related_of(
    papers: Sequence[Paper],
    mentions: Mapping[PaperId, Sequence[Mention]],
    names: Mapping[str, PaperId],
    known: Known = NOTHING_KNOWN,
) -> dict[PaperId, tuple[Related, ...]]:
    """Each paper's related ones: the curator's, those it names, same code, then by shared terms.

    `names` leads from what a note may call a paper to its id.
    """
    shown = {paper.id for paper in papers}
    ids = [paper.id for paper in papers]
    by_code = _by_code(papers)
    found: dict[PaperId, tuple[Related, ...]] = {}
    for paper, nearest in zip(papers, _by_terms(papers, known), strict=True):
        every = chain(
            _by_note(paper, names),
            (Related(m.id, 1.0, f"names {m.name}") for m in mentions.get(paper.id, ())),
            (Related(other, 1.0, "same code") for other in by_code.get(paper.id, ())),
            (Related(ids[number], score, said) for number, score, said in nearest),
        )
        unwanted = paper.note.not_related if paper.note else ()
        left_out = {paper.id, *(known_paper(r.name, names) for r in unwanted)}
        once: dict[PaperId, Related] = {}
        for one in every:
            if len(once) == SHOWN:
                break
            if one.id in shown and one.id not in left_out:
                once.setdefault(one.id, one)
        found[paper.id] = tuple(once.values())
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


def _by_terms(papers: Sequence[Paper], known: Known) -> list[list[tuple[int, float, str]]]:
    """For each paper the nearest ones' numbers, how near they are, and the words that they share.

    A few more than shown, since others may come before.
    """
    if len(papers) < FEWEST:
        return [[] for _ in papers]
    ids = [paper.id for paper in papers]
    texts = [f"{paper.title}. {paper.abstract or paper.summary}" for paper in papers]

    def work(_: Sequence[int]) -> list[Any]:
        # Numpy and scipy take half a second to import, which most builds needn't spend.
        from generator.cataloguing.likeness import nearest

        return [nearest(texts, ids, SHOWN * 2)]

    # Every new text changes how telling each word is: one question, for all papers.
    answer: list[list[tuple[int, float, str]]]
    (answer,) = known.answers("related", (), [(ids, texts)], work)
    return answer
