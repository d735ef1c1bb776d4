"""Turns names and acronyms into the glossary: who introduces a thing, and who uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.cataloguing.named_things import NamedThings
from generator.model import Mention, PaperId, Term

FEWEST = 2
"""An acronym that fewer papers use helps nobody."""


def glossary_of(
    named: NamedThings, mentioned: Mapping[PaperId, Sequence[Mention]]
) -> tuple[Term, ...]:
    """Systems and benchmarks that papers introduce, and acronyms several use, by name."""
    spelled = (
        Term(a.short, "acronym", a.long, (), named.users[a.short])
        for a in named.acronyms.values()
        if a.short not in named.introduced and len(named.users[a.short]) >= FEWEST
    )
    systems = (
        Term(
            name,
            "benchmark" if _is_benchmark(name) else "system",
            named.acronyms[name].long if name in named.acronyms else "",
            ids,
            tuple(m.id for i in ids for m in mentioned.get(i, ()) if m.name == name),
        )
        for name, ids in named.introduced.items()
    )
    return tuple(sorted((*spelled, *systems), key=lambda term: (term.name.casefold(), term.name)))


def _is_benchmark(name: str) -> bool:
    return "bench" in name.casefold()
