"""Every paper once and everything joined, as cataloguing gives it to rendering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.content import Note, OrdinaryPage, Prose
from generator.model.judgement import Judgement
from generator.model.paper import Paper, PaperId
from generator.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A topic that shares papers with another, and how many."""

    slug: str
    shared: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its papers: curated ones first, then newest capture."""

    slug: str
    title: str
    prose: Prose
    papers: tuple[PaperId, ...]
    neighbours: tuple[Neighbour, ...] = ()
    terms: tuple[str, ...] = ()
    """Slugs of the tags that its papers have more than others do."""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its papers, newest capture first."""

    slug: str
    name: str
    papers: tuple[PaperId, ...]


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A paper in a digest, at its place in the dump."""

    id: PaperId
    position: int
    new: bool
    """Whether no earlier dump lists it."""


@dataclass(frozen=True, slots=True)
class Retitled:
    """That a dump lists a known paper under another title, or shows several papers to be one."""

    id: PaperId
    before: tuple[str, ...]
    """The title that it had; of several papers, that of each."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A dump as readers see it."""

    slug: str
    title: str
    captured: date
    items: tuple[DigestItem, ...]
    topics: tuple[Neighbour, ...]
    """Its commonest topics and how many of its papers have each: its inferred theme."""
    retitled: tuple[Retitled, ...] = ()
    query: str = ""
    prose: Prose | None = None


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A reading list whose papers are known: prose, and papers with remarks, in order."""

    slug: str
    title: str
    description: str
    parts: tuple[Prose | tuple[PaperId, Prose], ...]

    @property
    def papers(self) -> tuple[PaperId, ...]:
        """The papers in reading order."""
        return tuple(part[0] for part in self.parts if isinstance(part, tuple))


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    name: str
    kind: str
    """`acronym`, `system`, `benchmark` or `dataset`."""
    meaning: str
    """An acronym's long form; empty where unknown."""
    introduced_by: tuple[PaperId, ...]
    used_by: tuple[PaperId, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the map of all papers: the words that stand for it, and where its middle is."""

    words: tuple[str, ...]
    """The most telling first."""
    x: int
    y: int
    """From 0 to 10,000."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paper lies on the map, from 0 to 10,000, and the number of its region."""

    x: int
    y: int
    region: int
    """From 0; -1 of a paper that has no word in common with any."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of all papers, on which like ones lie near each other."""

    regions: tuple[Region, ...] = ()
    spots: Mapping[PaperId, Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """What a link in prose may lead to: a page's or file's path from the site's root, its name."""

    path: str
    """Such as `papers/some-title.md`, or a picture's path under `content/`."""
    title: str


@dataclass(frozen=True, slots=True)
class Site:
    """Every paper once, everything joined: all that the pages need."""

    papers: Mapping[PaperId, Paper]
    """Visible papers, newest capture first, then by place in the dump."""
    judgements: Mapping[PaperId, Judgement]
    """Of each visible paper."""
    hidden: tuple[Paper, ...] = ()
    topics: tuple[Topic, ...] = ()
    """By title."""
    tags: tuple[Tag, ...] = ()
    """By name."""
    digests: tuple[Digest, ...] = ()
    """Newest first."""
    lists: tuple[ReadingList, ...] = ()
    """By title."""
    glossary: tuple[Term, ...] = ()
    """By name."""
    redirects: Mapping[str, PaperId] = field(default_factory=dict)
    """From a paper's former id to its id."""
    former_digests: Mapping[str, str] = field(default_factory=dict)
    """From a digest's former slug to its slug."""
    targets: Mapping[str, Target] = field(default_factory=dict)
    """From every name that a link in prose may use to what it means."""
    pages: tuple[OrdinaryPage, ...] = ()
    orphans: tuple[Note, ...] = ()
    """Notes whose paper is in no dump."""
    atlas: Atlas = field(default_factory=Atlas)
    problems: tuple[Problem, ...] = ()
    """Of reading and of cataloguing, by place."""
