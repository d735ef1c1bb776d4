"""Finds terms that papers without a sure topic share: phrases that the taxonomy may lack."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from generator.cataloguing.archive import Archive
from generator.cataloguing.arrays import distinct
from generator.cataloguing.term_counts import counted
from generator.cataloguing.wording import Wording
from generator.model.judgement import Judgement
from generator.model.paper import PaperId

SURE = 2
"""The score by phrases from which a paper's topic needs no better phrase."""
FEWEST = 2
"""Papers that must share a term."""
SHOWN = 15


class Candidate(NamedTuple):
    """A term, and how many papers have it."""

    term: str
    unsure: int
    """Among those without a sure topic."""
    all: int


def is_unsure(judged: Judgement) -> bool:
    """Whether no curator and no phrase says plainly what a paper's topic is."""
    return all(link.by != "curator" and link.score < SURE for link in judged.topics)


def topic_candidates(archive: Archive, unsure: Collection[PaperId]) -> list[Candidate]:
    """The terms that the unsure papers have most, and more than others have.

    A term counts as many times as unsure papers have it, times the logarithm of how much larger
    its share among them is than among all.
    """
    spoken = archive.spoken()
    counts, wording = counted(spoken), Wording(spoken)
    told = np.flatnonzero(wording.is_phrase(counts.first, counts.known.words[counts.terms]))
    told = told[np.argsort(counts.terms[told], kind="stable")]
    terms, rows, size = counts.terms[told], counts.rows[told], len(counts.known.hashes)
    among = np.array([paper.id in unsure for paper in archive.papers], bool)
    everywhere = np.bincount(terms, minlength=size)
    here = np.bincount(terms[among[rows]], minlength=size)
    more = here * len(archive.papers) / np.maximum(1, everywhere * len(unsure))
    weights = here * np.log(np.maximum(1, more)) * (here >= FEWEST)
    best = np.lexsort((counts.known.hashes, -weights))[: np.count_nonzero(weights)]
    held = distinct(counts.known.within[best].ravel())
    best = best[~np.isin(best, held)][:SHOWN]
    first = counts.first[told[np.searchsorted(terms, best)]]
    said = wording.shorter(first, first, counts.known.words[best])
    columns = said, here[best].tolist(), everywhere[best].tolist()
    return [Candidate(*row) for row in zip(*columns, strict=True)]
