"""Tells which papers of the dumps to be filed are new to the archive, and which it knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.cataloguing.merging import Group, merge
from generator.importing.plans import Plan, Step
from generator.model.content import Content, Dump


@dataclass(frozen=True, slots=True)
class News:
    """The titles of a dump's papers, each paper once: those that are new, and those known."""

    new: tuple[str, ...]
    known: tuple[str, ...]


def news_of(plans: Iterable[Plan], content: Content) -> Mapping[str, News]:
    """What is new in each dump to be filed, by its target; papers of an older one are known."""
    every = [step for plan in plans if not plan.renames for step in plan.to_file]
    steps = sorted(every, key=_day)
    if not steps:
        return {}
    dumps = (*content.dumps, *(_dump(step) for step in steps))
    groups, _ = merge(dumps, content.notes, content.facts)
    ranks = {step.name: rank for rank, step in enumerate(steps)}
    found: list[list[tuple[int, bool, str]]] = [[] for _ in steps]
    for group in groups:
        for rank, position, title in _first_places(group, ranks):
            known = any(ranks.get(one.digest, -1) < rank for one in group.listed)
            found[rank].append((position, known, title))
    return {step.target: _news(papers) for step, papers in zip(steps, found, strict=True)}


def _dump(step: Step) -> Dump:
    """The dump that a step files; of several listings in one file, one after another."""
    entries = (replace(e, position=at) for at, e in enumerate(step.part.entries, start=1))
    return Dump(step.name, _day(step), step.target, tuple(entries))


def _day(step: Step) -> date:
    return step.capture.day if step.capture else date.min


def _first_places(group: Group, ranks: Mapping[str, int]) -> Iterable[tuple[int, int, str]]:
    """Where the new dumps have a paper first: the dump's rank, the place in it, the title."""
    places = [
        (ranks[one.digest], one.entry.position, one.entry.title)
        for one in group.listed
        if one.digest in ranks
    ]
    return {
        rank: (rank, position, title) for rank, position, title in sorted(places)[::-1]
    }.values()


def _news(papers: Sequence[tuple[int, bool, str]]) -> News:
    ordered = sorted(papers)
    new = tuple(title for _, known, title in ordered if not known)
    return News(new, tuple(title for _, known, title in ordered if known))
