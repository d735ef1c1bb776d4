"""Turns what a topic says, and the papers that its phrases are surest of, into a profile of words.

A profile is the mean of these vectors less the mean of all (Rocchio, "Relevance feedback in
information retrieval", 1971), made of the archive's basis alone: it stays until that grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.archive import Archive
from generator.cataloguing.arrays import places
from generator.cataloguing.basis import SHARE, Text
from generator.cataloguing.concordance import spoken_in
from generator.cataloguing.term_counts import counted
from generator.cataloguing.term_vectors import ONE, Documents, Vectors
from generator.model.content import TopicDefinition
from generator.model.judgement import TopicLink

Integers = NDArray[np.int64]
Weights = NDArray[np.float64]

SURE = 5
"""The score by phrases from which a paper is one of its topic's surest ones."""
PROSE = 5
"""What the topic's definition says counts as so many papers."""
FEWEST = 50
"""A smaller archive doesn't tell which words are telling."""
TERMS = 1500
"""So many terms of a profile are kept, those of the largest weights, and any equal to the last."""
SAMPLE, HIGHEST = 10, 2000
"""What is usual for a topic's papers is known from so many of its surest ones on, and isn't asked
to be more than this: few papers are a large part of their own profile."""
_KIND = "topic-profiles"
_FINE = 1 << 15


class Profiles(NamedTuple):
    """The profiles of topics, one after another."""

    slugs: list[str]
    sizes: Integers
    """How many terms each has."""
    hashes: NDArray[np.uint64]
    weights: Integers
    """Whole, from -ONE to ONE: ONE is the length of a profile."""
    usual: Integers
    """The middle likeness of each topic's surest papers to its profile, in ten-thousandths; 0 where
    that isn't known."""


@dataclass(frozen=True, slots=True)
class _Kept:
    context: bytes
    slugs: list[str]
    sizes: bytes
    hashes: bytes
    weights: bytes
    usual: bytes


def profiles(
    archive: Archive,
    definitions: Sequence[TopicDefinition],
    context: bytes,
    links_of: Callable[[Sequence[Text]], Iterable[Sequence[TopicLink]]],
) -> Profiles:
    """The profiles of the topics, by slug; none in an archive of fewer than `FEWEST` papers.

    They depend on the basis and on the topics' definitions, which `context` stands for.
    """
    kept = archive.known.kept(_KIND, _Kept)
    if kept and kept.context == context:
        whole = (kept.sizes, kept.weights, kept.usual)
        sizes, weights, usual = (np.frombuffer(column, np.int64) for column in whole)
        return Profiles(kept.slugs, sizes, np.frombuffer(kept.hashes, np.uint64), weights, usual)
    made = _made(archive, definitions, links_of)
    as_bytes = (column.tobytes() for column in made[1:])
    archive.known.keep(_KIND, _Kept(context, made.slugs, *as_bytes))
    return made


def _made(
    archive: Archive,
    definitions: Sequence[TopicDefinition],
    links_of: Callable[[Sequence[Text]], Iterable[Sequence[TopicLink]]],
) -> Profiles:
    texts = archive.basis(SHARE).texts()
    ordered = sorted(definitions, key=lambda definition: definition.slug)
    if len(texts) < FEWEST or not ordered:
        nothing = np.zeros(0, np.int64)
        return Profiles([], nothing, np.zeros(0, np.uint64), nothing, nothing)
    members: dict[str, list[int]] = {definition.slug: [] for definition in ordered}
    for number, links in enumerate(links_of(texts)):
        for link in links:
            if link.score >= SURE:
                members[link.slug].append(number)
    prose = _prose(ordered, archive.vectors)
    vectors = archive.vectors.of_basis
    everywhere = np.bincount(vectors.terms, vectors.weights, vectors.size) / len(texts)
    every = [
        _profile(vectors, rows, words, everywhere)
        for rows, words in zip(members.values(), prose, strict=True)
    ]
    terms, weights, usual = zip(*every, strict=True)
    sizes = np.array(list(map(len, terms)), np.int64)
    hashes = vectors.known.hashes[np.concatenate(terms)]
    return Profiles(list(members), sizes, hashes, np.concatenate(weights), np.array(usual))


def _prose(definitions: Sequence[TopicDefinition], documents: Documents) -> Iterator[Weights]:
    """What definitions say as vectors of the terms that the basis knows, each of length ONE."""
    said = [text for d in definitions for text in (d.title, _text(d))]
    counts = counted(spoken_in(said))
    known = documents.of_basis.known.hashes
    order = np.argsort(known)
    place = places(counts.known.hashes[counts.terms], known[order])
    for number in range(len(definitions)):
        own = (counts.rows == number) & (place >= 0)
        terms = order[place[own]]
        weights = np.zeros(len(known))
        weights[terms] = (1 + np.log(counts.often[own])) * documents.rarity[terms]
        length = float(np.sqrt((weights**2).sum()))
        yield np.rint(ONE * weights / max(length, 1e-9))


def _text(definition: TopicDefinition) -> str:
    return ". ".join([definition.prose.text, *(phrase.name for phrase in definition.phrases)])


def _profile(
    vectors: Vectors, rows: Sequence[int], prose: Weights, everywhere: Weights
) -> tuple[Integers, Integers, int]:
    """The terms and weights of one profile, and what is usual for the papers in these rows.

    All whole numbers, the same on every machine.
    """
    own = vectors.taken(np.array(rows, np.int64))
    here = np.bincount(own.terms, own.weights, vectors.size)
    apart = (here + PROSE * prose) / (len(rows) + PROSE) - everywhere
    whole = np.rint(_FINE * apart / max(1e-9, np.abs(apart).max(initial=0))).astype(np.int64)
    size = np.abs(whole)
    least = np.partition(size, -TERMS)[-TERMS] if len(size) > TERMS else 1
    largest = np.flatnonzero(size >= max(1, least))
    length = np.sqrt(float((whole[largest] ** 2).sum()))
    weights = np.rint(ONE * whole[largest] / max(1.0, length)).astype(np.int64)
    told = weights != 0
    terms, weights = largest[told], weights[told]
    return terms, weights, _usual(own, terms, weights)


def _usual(papers: Vectors, terms: Integers, weights: Integers) -> int:
    """The middle likeness of the papers to a profile, of two in the middle the higher one."""
    if len(papers.sizes) < SAMPLE:
        return 0
    profile = np.zeros(papers.size, np.int64)
    profile[terms] = weights
    upto = np.concatenate([[0], np.cumsum(profile[papers.terms] * papers.weights)])
    ends = np.cumsum(papers.sizes)
    likeness = (upto[ends] - upto[ends - papers.sizes]) * 10_000 // (ONE * ONE)
    return min(int(np.sort(likeness)[len(likeness) // 2]), HIGHEST)
