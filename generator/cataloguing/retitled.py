"""Turns papers that have had several titles into what each dump changed of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from generator.cataloguing.identity import paper_id, title_key
from generator.cataloguing.latex import clean_latex
from generator.cataloguing.merging import Group, merge
from generator.model.content import Content, Dump, Facts, Note
from generator.model.paper import Paper
from generator.model.site import Retitled


def retitled_by(content: Content, papers: Iterable[Paper]) -> dict[str, tuple[Retitled, ...]]:
    """For each digest's slug the known papers that it has under another title, or shows to be one.

    Two papers that a dump joins are told as such in that dump alone; those that a note joins, in
    none: they were one before the dump came.
    """
    dumps = {dump.slug: dump for dump in content.dumps}
    facts = {title_key(fact.title): fact for fact in content.facts}
    found: dict[str, list[Retitled]] = {}
    for paper in papers:
        if paper.former_titles and len(paper.appearances) > 1:
            known = [facts[key] for key in _keys(paper) if key in facts]
            listed = _listed(paper, dumps)
            states = _states(listed, _joining(paper, content.notes), known)
            for dump, before, after in zip(listed[1:], states, states[1:], strict=False):
                if titles := _changed(dump, before, after):
                    found.setdefault(dump.slug, []).append(Retitled(paper.id, titles))
    return {slug: tuple(sorted(some, key=lambda one: one.id)) for slug, some in found.items()}


def _listed(paper: Paper, dumps: Mapping[str, Dump]) -> list[Dump]:
    """The dumps that list a paper, oldest first, with nothing but its entries."""
    found = []
    for slug, places in groupby(paper.appearances, key=lambda at: at.digest):
        entries = {entry.position: entry for entry in dumps[slug].entries}
        found.append(replace(dumps[slug], entries=tuple(entries[at.position] for at in places)))
    return found


def _states(
    listed: Sequence[Dump], notes: Sequence[Note], facts: Sequence[Facts]
) -> list[tuple[Group, ...]]:
    """What papers its entries made after each of the dumps."""
    return [merge(listed[:number], notes, facts)[0] for number in range(1, len(listed) + 1)]


def _keys(paper: Paper) -> set[str]:
    return {title_key(title) for title in (paper.raw_title, paper.title, *paper.former_titles)}


def _joining(paper: Paper, notes: Iterable[Note]) -> list[Note]:
    """The notes that may say which of a paper's entries are one."""
    ids = {str(paper.id), *(paper_id(title) for title in (paper.title, *paper.former_titles))}
    said = (note for note in notes if note.also or note.same or note.not_same)
    return [note for note in said if note.paper in ids or note is paper.note]


def _changed(dump: Dump, before: Sequence[Group], after: Sequence[Group]) -> tuple[str, ...]:
    """The titles that the paper of a dump's entry had before the dump, if that changed them."""
    now = next(one for one in after if any(e.digest == dump.slug for e in one.listed))
    here = {(one.digest, one.entry.position) for one in now.listed}
    parts = [g for g in before if any((e.digest, e.entry.position) in here for e in g.listed)]
    titles = [group.listed[-1].entry.title for group in parts]
    same = len(parts) == 1 and title_key(titles[0]) == title_key(dump.entries[0].title)
    return () if same else tuple(map(clean_latex, titles))
