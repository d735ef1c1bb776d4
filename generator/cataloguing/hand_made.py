"""Finds the papers that people have joined: in notes, by common code, by a common project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.cataloguing.naming import known_paper
from generator.model.content import Note
from generator.model.judgement import Related
from generator.model.paper import Paper, PaperId
from generator.reading.wikilinks import find_links

MANY = 6
"""An address that more papers link to is a tool that they use."""
CHOICE = "the curator’s choice"
LINK = "the curator's link"

Joined = dict[PaperId, list[PaperId]]


def by_notes(
    papers: Iterable[Paper], names: Mapping[str, PaperId]
) -> dict[PaperId, tuple[Related, ...]]:
    """What notes relate, then what their text links to, then the same seen from the other paper."""
    chosen: Joined = {}
    linked: Joined = {}
    for paper in papers:
        if paper.note:
            said = [known_paper(reference.name, names) for reference in paper.note.related]
            chosen[paper.id] = [other for other in said if other]
            linked[paper.id] = list(_linked(paper.note, names))
    made = [(chosen, CHOICE), (linked, LINK), (_turned(chosen), CHOICE), (_turned(linked), LINK)]
    found: dict[PaperId, list[Related]] = {}
    for joined, reason in made:
        for paper_id, others in joined.items():
            found.setdefault(paper_id, []).extend(Related(i, 1.0, reason) for i in others)
    return {paper_id: tuple(related) for paper_id, related in found.items() if related}


def _linked(note: Note, names: Mapping[str, PaperId]) -> Iterator[PaperId]:
    """The papers that a note's text links to."""
    for link in find_links(note.body.text):
        written = unquote(link.target.partition("#")[0]).removesuffix(".md")
        called = link.target.strip(), PurePosixPath(written).name
        papers = (known_paper(name, names) for name in called)
        yield from islice(filter(None, papers), 1)


def _turned(joined: Mapping[PaperId, Sequence[PaperId]]) -> Joined:
    """The same from the other side."""
    turned: Joined = {}
    for paper in sorted(joined):
        for other in joined[paper]:
            turned.setdefault(other, []).append(paper)
    return turned


def by_links(papers: Iterable[Paper], kind: str) -> Joined:
    """Papers that have a link of a kind to the same address."""
    users: dict[str, list[PaperId]] = {}
    for paper in papers:
        for url in {link.url.rstrip("/").casefold() for link in paper.links if link.kind == kind}:
            users.setdefault(url, []).append(paper.id)
    found: Joined = {}
    for ids in users.values():
        for paper_id in ids if len(ids) <= MANY else ():
            found.setdefault(paper_id, []).extend(i for i in sorted(ids) if i != paper_id)
    return found
