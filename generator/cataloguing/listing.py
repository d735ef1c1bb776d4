"""Turns dumps into the papers that they list, of which earlier runs know the most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.cataloguing.merging import Group, merge
from generator.cataloguing.papers import KnownFacts, paper_of
from generator.cataloguing.twins import listed_once
from generator.known import Known, name_of
from generator.model.content import Content, Note
from generator.model.paper import Paper, PaperId
from generator.model.problems import Problem

_KIND = "listing"


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers of all dumps as these list them, without notes."""

    groups: tuple[Group, ...]
    """The entries of each paper."""
    papers: tuple[Paper, ...]
    facts: KnownFacts
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an earlier run came to, and from what."""

    name: bytes
    """Of all that papers are made of."""
    groups: list[tuple[PaperId, list[int], tuple[PaperId, ...]]]
    """Of each its id, the numbers of its entries, its aliases."""
    names: list[bytes]
    """Of what each paper is made of."""
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...]


def listing_of(content: Content, known: Known) -> Listing:
    """Every entry in one paper. Of notes counts only which papers they say are one, or not."""
    listed = listed_once(content.dumps)
    joining = [note for note in content.notes if note.also or note.same or note.not_same]
    said = [(note.paper, note.also, note.same, note.not_same) for note in joining]
    name = name_of(listed, said, content.facts)
    facts = KnownFacts(content.facts)
    kept = known.kept(_KIND, _Kept)
    if kept and kept.name == name:
        groups = (Group(i, tuple(listed[n] for n in ns), more) for i, ns, more in kept.groups)
        return Listing(tuple(groups), kept.papers, facts, kept.problems)
    merged, problems = merge(content.dumps, joining, content.facts)
    names = [name_of(group, facts.of(group)) for group in merged]
    paper = dict(zip(kept.names, kept.papers, strict=True)) if kept else {}
    papers = tuple(
        paper.get(name) or paper_of(group, facts.of(group))
        for name, group in zip(names, merged, strict=True)
    )
    number = {(one.digest, one.entry.position): n for n, one in enumerate(listed)}
    numbers = [[number[one.digest, one.entry.position] for one in g.listed] for g in merged]
    groups_kept = [(g.id, ns, g.aliases) for g, ns in zip(merged, numbers, strict=True)]
    known.keep(_KIND, _Kept(name, groups_kept, names, papers, problems))
    return Listing(merged, papers, facts, problems)


def with_notes(listing: Listing, notes: Mapping[PaperId, Note]) -> tuple[Paper, ...]:
    """The papers with their notes, and with what these correct."""
    both = zip(listing.papers, listing.groups, strict=True)
    return tuple(
        _noted(paper, group, listing.facts, notes[paper.id]) if paper.id in notes else paper
        for paper, group in both
    )


def _noted(paper: Paper, group: Group, facts: KnownFacts, note: Note) -> Paper:
    if note.title or note.abstract or note.also or note.links or note.facts:
        return paper_of(group, facts.of(group), note)
    return replace(paper, note=note)
