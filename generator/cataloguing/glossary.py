"""Turns names and acronyms into the glossary: who introduces a thing, and who uses it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import surfaces
from generator.model import Mention, Paper, PaperId, Term

FEWEST = 2
"""An acronym that fewer papers use helps nobody."""


def glossary_of(
    papers: Sequence[Paper],
    introduced: Mapping[str, Sequence[PaperId]],
    acronyms: Mapping[str, Acronym],
    mentioned: Mapping[PaperId, Sequence[Mention]],
) -> tuple[Term, ...]:
    """Systems and benchmarks that papers introduce, and acronyms several use, by name."""
    users = _users(papers, acronyms)
    spelled = (
        Term(a.short, "acronym", a.long, (), tuple(users[a.short]))
        for a in acronyms.values()
        if a.short not in introduced and len(users[a.short]) >= FEWEST
    )
    systems = (
        Term(
            name,
            "benchmark" if _is_benchmark(name) else "system",
            acronyms[name].long if name in acronyms else "",
            tuple(ids),
            tuple(m.id for i in ids for m in mentioned.get(i, ()) if m.name == name),
        )
        for name, ids in introduced.items()
    )
    return tuple(sorted((*spelled, *systems), key=lambda term: (term.name.casefold(), term.name)))


def _is_benchmark(name: str) -> bool:
    return bool(re.search(r"bench", name, re.IGNORECASE))


def _users(papers: Sequence[Paper], acronyms: Mapping[str, Acronym]) -> dict[str, list[PaperId]]:
    """The papers whose title or abstract has an acronym, in the order given."""
    users: dict[str, list[PaperId]] = {short: [] for short in acronyms}
    for paper in papers:
        spoken = surfaces(f"{paper.title} {paper.abstract}")
        spoken |= {surface.removesuffix("s") for surface in spoken}
        for short in spoken & users.keys():
            users[short].append(paper.id)
    return users
