"""Turns names and acronyms into the glossary: who introduces a thing, and who uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
            _kind(name, {_kind_by(name, paper, kinds.get(paper, "")) for paper in ids}),
            named.acronyms[name].long if name in named.acronyms else "",
            ids,
            tuple(m.id for i in ids for m in mentioned.get(i, ()) if m.name == name),
        )
        for name, ids in named.introduced.items()
    )
    return tuple(sorted((*spelled, *systems), key=lambda term: (term.name.casefold(), term.name)))


def _is_used(acronym: Acronym, users: int) -> bool:
    """Whether several papers use an acronym, and most mean by it what it is said to mean."""
    told = acronym.papers >= SURE or acronym.papers >= SPELLED * users
    return users >= FEWEST and acronym.is_plain and told


def _kind_by(name: str, paper: PaperId, kind: str) -> str:
    """What a paper introduces under a name: what it is itself, if its title begins so."""
    return kind if paper.startswith(paper_id(name)) else ""


def _kind(name: str, kinds: set[str]) -> str:
    """What a thing is: the kind of the paper that introduces it, if it makes such things."""
    if "bench" in name.casefold():
        return "benchmark"
    (kind, *more) = kinds or {""}
    return kind if kind in _KINDS and not more else "system"
