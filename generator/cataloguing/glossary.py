"""Turns names and acronyms into the glossary: who introduces a thing, and who uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.cataloguing.known import NOTHING_KNOWN, Known
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import words
from generator.model import Mention, Paper, PaperId, Term

FEWEST = 2
"""An acronym that fewer papers use helps nobody."""


def glossary_of(
    papers: Sequence[Paper],
    introduced: Mapping[str, Sequence[PaperId]],
    acronyms: Mapping[str, Acronym],
    mentioned: Mapping[PaperId, Sequence[Mention]],
    known: Known = NOTHING_KNOWN,
) -> tuple[Term, ...]:
    """Systems and benchmarks that papers introduce, and acronyms several use, by name."""
    users = _users(papers, list(acronyms), known)
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


def _users(
    papers: Sequence[Paper], acronyms: Sequence[str], known: Known
) -> dict[str, list[PaperId]]:
    """The papers whose title or abstract has an acronym, in the order given."""
    forms: dict[str, list[str]] = {}
    for short in acronyms:
        forms.setdefault(short, []).append(short)
        forms.setdefault(f"{short}s", []).append(short)

    def work(missing: Sequence[int]) -> Iterator[list[str]]:
        for paper in map(papers.__getitem__, missing):
            spoken = {*words(paper.title), *words(paper.abstract)}
            yield sorted({short for form in spoken & forms.keys() for short in forms[form]})

    users: dict[str, list[PaperId]] = {short: [] for short in acronyms}
    questions = [(paper.title, paper.abstract) for paper in papers]
    answers = known.answers("acronyms", acronyms, questions, work)
    for paper, used in zip(papers, answers, strict=True):
        for short in used:
            users[short].append(paper.id)
    return users
