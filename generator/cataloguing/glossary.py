"""Turns names and acronyms into the glossary: who introduces a thing, and who uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.cataloguing.identity import paper_id
from generator.cataloguing.named_things import NamedThings
from generator.cataloguing.names import Acronym
from generator.model.judgement import Mention
from generator.model.paper import PaperId
from generator.model.site import Term

FEWEST = 2
"""An acronym that fewer papers use helps nobody."""
MANY = 200
SPELLED_BY = 2
"""Among so many papers, so many must spell an acronym out, for others to mean the same by it."""
SPELLED = 0.08
SURE = 5
"""An acronym means what so large a share of its users say, or so many."""
_KINDS = frozenset(("benchmark", "dataset"))
_ENDINGS = (
    ("benchmark", re.compile(r"(?:eval|arena)$")),
    ("dataset", re.compile(r"(?:data|dataset|corpus|[- ]\d+[km])$")),
)
_TIES = re.compile("[- ]")


def glossary_of(
    named: NamedThings,
    mentioned: Mapping[PaperId, Sequence[Mention]],
    kinds: Mapping[PaperId, str],
) -> tuple[Term, ...]:
    """Systems and benchmarks that papers introduce, and acronyms several use, by name.

    `kinds` are the papers' own.
    """
    spelled = (
        Term(a.short, "acronym", a.long, (), named.users[a.short])
        for a in named.acronyms.values()
        if a.short not in named.introduced
        and _is_used(a, len(named.users[a.short]))
        and (a.papers >= SPELLED_BY or len(kinds) < MANY)
    )
    systems = (
        Term(
            name,
            _kind(name, named.told[name].kind, {_kind_by(name, i, kinds.get(i, "")) for i in ids}),
            named.told[name].meaning,
            ids,
            tuple(m.id for i in ids for m in mentioned.get(i, ()) if m.name == name),
        )
        for name, ids in _once(named.introduced)
    )
    return tuple(sorted((*spelled, *systems), key=lambda term: (term.name.casefold(), term.name)))


def _once(
    introduced: Mapping[str, tuple[PaperId, ...]],
) -> Iterable[tuple[str, tuple[PaperId, ...]]]:
    """The names with who introduces them, without other spellings by the same papers.

    `KITE-NET` beside `KiteNet` is one; of several, the one with most small letters stays.
    """
    best: dict[tuple[str, tuple[PaperId, ...]], str] = {}
    for name, ids in introduced.items():
        key = _TIES.sub("", name).casefold(), ids
        known = best.setdefault(key, name)
        if _smalls(name) > _smalls(known):
            best[key] = name
    return ((name, ids) for (_, ids), name in best.items())


def _smalls(name: str) -> int:
    return sum(map(str.islower, name))


def _is_used(acronym: Acronym, users: int) -> bool:
    """Whether several papers use an acronym, and most mean by it what it is said to mean."""
    told = acronym.papers >= SURE or acronym.papers >= SPELLED * users
    return users >= FEWEST and acronym.is_plain and told


def _kind_by(name: str, paper: PaperId, kind: str) -> str:
    """What a paper introduces under a name: what it is itself, if its title begins so."""
    return kind if paper.startswith(paper_id(name)) else ""


def _kind(name: str, told: str, kinds: set[str]) -> str:
    """What a thing is: what its name says or its text, else its paper's kind, if it makes such."""
    small = name.casefold()
    if "bench" in small:
        return "benchmark"
    (kind, *more) = kinds or {""}
    if told or (kind in _KINDS and not more):
        return told or kind
    return next((kind for kind, ending in _ENDINGS if ending.search(small)), "system")
