"""Turns papers into the names they give to things, and into who uses whose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import Text
from generator.cataloguing.meant import Meant
from generator.cataloguing.mentions import named_systems, tied
from generator.cataloguing.names import (
    Acronym,
    GivenNames,
    acronyms,
    given_names,
    introduced_names,
    name_words,
)
from generator.cataloguing.told_things import Told
from generator.known import answer, name_of
from generator.model.judgement import Mention
from generator.model.paper import PaperId

if TYPE_CHECKING:
    from generator.cataloguing.spoken import Spoken

_LOWER_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class NamedThings:
    """The systems that papers introduce and mention, the acronyms they spell out and use."""

    introduced: Mapping[str, tuple[PaperId, ...]]
    """By the system's name, oldest capture first."""
    mentions: Mapping[PaperId, tuple[Mention, ...]]
    """For each paper the others whose system its abstract names, in order of first mention.

    A name that several papers introduce leads to none of them: nobody could say which is meant.
    Nor does one that means something else there, as far as texts tell (`meant.py`).
    """
    acronyms: Mapping[str, Acronym]
    """By the short form."""
    users: Mapping[str, tuple[PaperId, ...]]
    """Of each acronym, in the papers' order."""
    told: Mapping[str, Told]
    """Of each system what the papers that introduce it tell, the oldest that tells something."""


def named_things(archive: Archive) -> NamedThings:
    """All that the papers' texts name: one question, for a name means what all papers say."""
    papers = [(paper.id, paper.first_captured) for paper in archive.papers]
    question = name_of(papers, archive.names)
    return answer(archive.known, "names", question, lambda: _found(archive), NamedThings)


def _found(archive: Archive) -> NamedThings:
    ids = [paper.id for paper in archive.papers]
    given = _given(archive)
    spoken = archive.spoken()
    introduced = introduced_names(archive.papers, given, _ordinary(given, spoken))
    spelled = acronyms(given)
    meant = Meant(introduced, spelled, given, archive.texts)
    named = named_systems(spoken, introduced)[1::2]
    users = _users(spelled, spoken)
    return NamedThings(
        {name: tuple(ids[number] for number in numbers) for name, numbers in introduced.items()},
        {
            ids[number]: tuple(
                Mention(ids[owner], name)
                for name in names
                if (owner := meant.by(number, name)) is not None
            )
            for number, names in enumerate(named)
        },
        spelled,
        {short: tuple(map(ids.__getitem__, numbers)) for short, numbers in users.items()},
        {name: _told(name, [given[n] for n in numbers]) for name, numbers in introduced.items()},
    )


def _told(name: str, given: Sequence[GivenNames]) -> Told:
    every = [one.told[one.systems.index(name)] for one in given]
    return Told(
        next((told.kind for told in every if told.kind), ""),
        next((told.meaning for told in every if told.meaning), ""),
    )


def _ordinary(given: Sequence[GivenNames], spoken: Spoken) -> set[str]:
    """Those of the names' words that some abstract has in small letters."""
    from generator.cataloguing.phrase_search import written_in_abstracts

    names = {name for each in given for name in each.systems}
    words = {word.casefold() for name in names for word in name_words(name)}
    return written_in_abstracts(filter(_LOWER_WORD.fullmatch, words), spoken)


def _users(spelled: Iterable[str], spoken: Spoken) -> dict[str, list[int]]:
    """The numbers of the papers whose title or abstract has an acronym, in singular or plural.

    Not as a part of a name: `KL` is no part of `KL-2`.
    """
    from generator.cataloguing.phrase_search import found_exactly

    forms = [(form, short) for short in spelled for form in (short, f"{short}s")]
    hits = found_exactly([form for form, _ in forms], spoken)
    numbers = zip(hits.phrases.tolist(), (hits.texts // 2).tolist(), strict=True)
    parts = tied(hits, spoken)
    users: dict[str, list[int]] = {short: [] for short in spelled}
    said = (pair for place, pair in enumerate(numbers) if place not in parts)
    for short, paper in sorted({(forms[number][1], paper) for number, paper in said}):
        users[short].append(paper)
    return users


def _given(archive: Archive) -> Sequence[GivenNames]:
    """The names that each paper's text gives by itself."""

    def work(missing: Sequence[int]) -> Iterator[GivenNames]:
        for text in map(archive.texts.__getitem__, missing):
            yield given_names(text.title, text.abstract)

    return archive.known.answers("given-names", b"", archive.names, work, GivenNames)


def given_names_of(archive: Archive, texts: Iterable[Text]) -> Iterator[GivenNames]:
    """The names that texts give, most of which are those of the archive's papers."""
    known = dict(zip(archive.texts, _given(archive), strict=True))
    return (known.get(text) or given_names(text.title, text.abstract) for text in texts)
