"""Turns papers into the names they give to things, and into who names whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from generator.cataloguing.known import NOTHING_KNOWN, Known
from generator.cataloguing.mentions import mentions_of
from generator.cataloguing.names import Acronym, acronyms, introduced_names, ordinary_words
from generator.model import Mention, Paper, PaperId


class NamedThings(NamedTuple):
    """The systems that papers introduce, the acronyms they spell out, the systems they mention."""

    introduced: Mapping[str, tuple[PaperId, ...]]
    acronyms: Mapping[str, Acronym]
    mentions: Mapping[PaperId, tuple[Mention, ...]]


def named_things(papers: Sequence[Paper], known: Known = NOTHING_KNOWN) -> NamedThings:
    """All that the papers' texts name: one question, for a name means what all papers say."""

    def work(_: Sequence[int]) -> list[list[Any]]:
        introduced = introduced_names(papers, ordinary_words(papers))
        mentions = mentions_of(papers, introduced)
        spelled = [(a.short, a.long, a.papers) for a in acronyms(papers).values()]
        made = [[(m.id, m.name) for m in mentions[paper.id]] for paper in papers]
        return [[introduced, spelled, made]]

    texts = [(paper.id, paper.first_captured, paper.title, paper.abstract) for paper in papers]
    ((introduced, spelled, made),) = known.answers("names", (), [texts], work)
    return NamedThings(
        {name: tuple(ids) for name, ids in introduced.items()},
        {short: Acronym(short, long, number) for short, long, number in spelled},
        {
            paper.id: tuple(Mention(PaperId(other), name) for other, name in each)
            for paper, each in zip(papers, made, strict=True)
        },
    )
