"""Finds each paper's nearest neighbours, each with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import SHARE
from generator.cataloguing.hand_made import by_links, by_notes
from generator.cataloguing.naming import known_paper
from generator.cataloguing.phrases import key_of
from generator.cataloguing.plain_words import NO_TAGS
from generator.model.judgement import Mention, Related
from generator.model.paper import PaperId

SHOWN = 6
SPARE = 3
"""So many more are found: a curator may say of some that they aren't related."""
NEAR = 0.18
"""A paper of less likeness by its terms is no more than one of the same archive."""
APART = 0.2
"""So is one of less, if it shares no topic and no tag: its words mean something else there."""
ENOUGH = 2
"""Less is enough up to so many, for a page without any helps nobody on: ..."""
FAR = 0.13
"""... for one that shares a topic or a tag ..."""
PHRASED = 0.15
"""... and for one that shares a phrase."""
_KIND = "related"
FEWEST = 4
"""In a smaller archive every word that two papers share is a common one."""


def related_of(
    archive: Archive,
    mentions: Mapping[PaperId, Sequence[Mention]],
    names: Mapping[str, PaperId],
    subjects: Mapping[PaperId, Set[str]],
) -> dict[PaperId, tuple[Related, ...]]:
    """Each paper's related ones: the curator's, those it names, same code, then by shared terms.

    `names` leads from what a note may call a paper to its id, `subjects` from an id to the paper's
    topics and tags. What a curator relates is so from either side.
    """
    ids = [paper.id for paper in archive.papers]
    shown = set(ids)
    by_note = by_notes(archive.papers, names)
    by_address = [(f"same {kind}", by_links(archive.papers, kind)) for kind in ("code", "project")]
    found: dict[PaperId, tuple[Related, ...]] = {}
    for paper, near in zip(archive.papers, nearest_of(archive), strict=True):
        surer = (
            *by_note.get(paper.id, ()),
            *(Related(m.id, 1.0, f"names {m.name}") for m in mentions.get(paper.id, ())),
            *(Related(i, 1.0, why) for why, by in by_address for i in by.get(paper.id, ())),
        )
        by_terms: Iterator[Related] = (
            Related(ids[number], score, words)
            for place, (number, score, words) in enumerate(near)
            if score >= APART
            or (
                score >= (FAR if place < ENOUGH else NEAR)
                and not subjects[paper.id].isdisjoint(subjects[ids[number]])
            )
            or (place < ENOUGH and score >= PHRASED and _names_a_subject(words))
        )
        unwanted = paper.note.not_related if paper.note else ()
        if surer or unwanted:
            left_out = {paper.id, *(known_paper(r.name, names) for r in unwanted)}
            every = (one for one in chain(surer, by_terms) if one.id in shown)
            by_terms = _once(one for one in every if one.id not in left_out)
        found[paper.id] = tuple(islice(by_terms, SHOWN))
    return found


def _names_a_subject(words: str) -> bool:
    """Whether one of the shared terms is a phrase of several words that not every paper says."""
    return any(" " in term and key_of(term) not in NO_TAGS for term in words.split(", "))


def _once(every: Iterable[Related]) -> Iterator[Related]:
    """Each paper once, for the first reason."""
    seen: set[PaperId] = set()
    for one in every:
        if one.id not in seen:
            seen.add(one.id)
            yield one


class Near(NamedTuple):
    """A paper's number, how like it is (0 to 1, four places), and the words they share."""

    number: int
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """The nearest papers of each paper, and of what they were found."""

    basis: bytes
    ids: list[str]
    texts: list[bytes]
    nearest: list[list[Near]]


def nearest_are_known(archive: Archive) -> bool:
    """Whether earlier runs have told which papers are nearest to which."""
    return _known_nearest(archive) is not None


def nearest_of(archive: Archive) -> list[list[Near]]:
    """For each paper the nearest ones by the terms they share, and some to spare."""
    found = _known_nearest(archive)
    if found is None:
        kept, basis = archive.known.kept(_KIND, _Kept), archive.basis(SHARE).name
        ids = [str(paper.id) for paper in archive.papers]
        found = _found(
            archive, ids, _known(kept if kept and kept.basis == basis else None, archive, ids)
        )
        archive.known.keep(_KIND, _Kept(basis, ids, archive.names, found))
    return found


def _known_nearest(archive: Archive) -> list[list[Near]] | None:
    if len(archive.papers) < FEWEST:
        return [[] for _ in archive.papers]
    kept, basis = archive.known.kept(_KIND, _Kept), archive.basis(SHARE).name
    ids = [str(paper.id) for paper in archive.papers]
    is_known = kept and (kept.basis, kept.ids, kept.texts) == (basis, ids, archive.names)
    return kept.nearest if kept and is_known else None


def _known(kept: _Kept | None, archive: Archive, ids: Sequence[str]) -> list[list[Near] | None]:
    """The lists that hold what is nearest among the papers that have one, by the papers' numbers.

    The lists of papers that were near one that is gone are not known: others come in its place.
    """
    if not kept:
        return [None] * len(ids)
    number = {paper: n for n, paper in enumerate(zip(ids, archive.names, strict=True))}
    now = [number.get(paper) for paper in zip(kept.ids, kept.texts, strict=True)]
    known: list[list[Near] | None] = [None] * len(ids)
    for new, near in zip(now, kept.nearest, strict=True):
        moved = [Near(to, score, words) for n, score, words in near if (to := now[n]) is not None]
        if new is not None and len(moved) == len(near):
            known[new] = moved
    return known


def _found(
    archive: Archive, ids: Sequence[str], known: Sequence[list[Near] | None]
) -> list[list[Near]]:
    # Numpy takes long to import, which most builds needn't spend.
    from generator.cataloguing.likeness import nearest

    return nearest(archive.vectors.of_papers, ids, SHOWN + SPARE, known)
