"""The value types of all stages, in the order in which the data passes through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NewType

PaperId = NewType("PaperId", str)
"""A paper's address: a slug of its title, at most 115 ASCII letters, digits and hyphens."""


# --- Problems: what is wrong in the content, as values -------------------------------------------


class Level(StrEnum):
    """How bad a problem is: an error fails `digest check`, a notice never does."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path from the repository's root, line and column from 1.

    What is true of a whole file stands at its beginning.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column`, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should mend: what is wrong, where, and how it should look."""

    level: Level
    place: Place
    message: str
    hint: str = ""

    @property
    def said(self) -> str:
        """What is wrong, and how it should look, in one line."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


# --- Reading: what people pasted and wrote -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that a person wrote; `place` is its first line."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing in a dump, as pasted; whatever the dump did not say is empty or None."""

    title: str
    abstract: str
    """The abstract in one line; empty where the dump has none."""
    place: Place
    position: int
    """From 1, within its dump."""
    summary: str = ""
    """A one-sentence summary by the source (the Trending page, the API), never the abstract."""
    arxiv: str = ""
    """An arXiv identifier without version, such as `2410.05434` or `cs/0112017`."""
    authors: tuple[str, ...] = ()
    published: date | None = None
    organization: str = ""
    votes: int | None = None
    comments: int | None = None
    links: tuple[str, ...] = ()
    """http(s) addresses that the listing names beside its text: code, project page."""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dump:
    """One pasted listing: its date is the day of capture, not of publication."""

    slug: str
    """The file's name without its ending, such as `2025-03-13-safety`."""
    captured: date
    path: str
    entries: tuple[Entry, ...]
    query: str = ""
    """The search the page answered, where the dump says it."""
    title: str = ""
    """The curator's title, from the `.md` of the same name; empty where there is none."""
    prose: Prose | None = None
    also: tuple[Reference, ...] = ()
    """Names that it has had: their addresses lead to it."""


@dataclass(frozen=True, slots=True)
class NoteLink:
    """A link that a curator added to a paper."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that a curator wrote, of a paper, topic or tag, and where it stands."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Note:
    """A curator's words on one paper, from `content/notes/<paper>.md`."""

    paper: str
    """The file's name without `.md`: the paper's id, or one that redirects to it."""
    place: Place
    body: Prose
    title: str = ""
    """Corrects the title."""
    abstract: str = ""
    """Corrects the abstract."""
    also: tuple[str, ...] = ()
    """Other titles that this paper has had."""
    same: tuple[Reference, ...] = ()
    not_same: tuple[Reference, ...] = ()
    hide: bool = False
    pick: bool = False
    """Shown among the picks on the home page."""
    rating: int | None = None
    """From 1 to 5."""
    why: str = ""
    """One sentence: why read this."""
    card: str = ""
    """The curator's own sentence of what the paper does."""
    written: date | None = None
    """The front matter's `date`."""
    as_of: date | None = None
    """The capture of the abstract that the note was written about."""
    topics: tuple[Reference, ...] = ()
    not_topics: tuple[Reference, ...] = ()
    tags: tuple[Reference, ...] = ()
    not_tags: tuple[Reference, ...] = ()
    links: tuple[NoteLink, ...] = ()
    related: tuple[Reference, ...] = ()
    not_related: tuple[Reference, ...] = ()
    facts: str = ""
    """`right` or `wrong`: what the curator says of what public sources say of the paper."""


@dataclass(frozen=True, slots=True)
class TopicDefinition:
    """A topic as its curator defines it, from `content/topics/<slug>.md`."""

    slug: str
    title: str
    place: Place
    prose: Prose
    phrases: tuple[Reference, ...]
    """Words that mark a paper as the topic's; written in capitals, they match in capitals only."""
    not_phrases: tuple[Reference, ...] = ()
    """Words whose text does not count as one of `phrases` (`security camera` for `security`)."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paper on a reading list, and what the curator says of it there."""

    paper: Reference
    remark: Prose


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A reading list as written, from `content/lists/<slug>.md`: prose and papers in order."""

    slug: str
    title: str
    place: Place
    parts: tuple[Prose | ListItem, ...]
    description: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What public sources say of one paper: a line of `content/facts.jsonl`."""

    title: str
    place: Place
    arxiv: str = ""
    authors: tuple[str, ...] = ()
    """The complete list, or nothing."""
    year: int | None = None
    published: date | None = None
    """When its first version appeared."""
    venue: str = ""
    categories: tuple[str, ...] = ()
    comment: str = ""
    """The authors' own, on arXiv: `20 pages, accepted at ICLR`."""
    doi: str = ""
    code: str = ""
    project: str = ""
    """Addresses of the code, and of the project's page."""
    state: str = ""
    """`sure`, `doubtful`, `unknown` (nobody knows the paper), or empty: a person wrote the line."""
    matched: str = ""
    """The title that a doubtful source has for it."""
    source: tuple[str, ...] = ()
    """The sources that say so."""
    similarity: float | None = None
    """How far title and abstract agree with the source's, 0 to 1."""
    asked: tuple[str, ...] = ()
    """The sources that have answered, if only that they don't know the paper."""
    day: date | None = None
    """When the last of them answered."""


@dataclass(frozen=True, slots=True)
class OrdinaryPage:
    """A page that people write, such as `content/about.md`."""

    path: str
    """Below `content/`."""
    body: Prose
    """Without the heading that it may begin with."""
    title: str
    """Empty for a home page that gives none: the site's name is its title."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that people pasted and wrote, and the problems found in reading it."""

    dumps: tuple[Dump, ...] = ()
    notes: tuple[Note, ...] = ()
    topics: tuple[TopicDefinition, ...] = ()
    lists: tuple[ListDefinition, ...] = ()
    facts: tuple[Facts, ...] = ()
    pages: tuple[OrdinaryPage, ...] = ()
    files: frozenset[str] = frozenset()
    """Paths under `content/` of attachments, such as pictures: published as they are."""
    problems: tuple[Problem, ...] = ()


# --- Cataloguing: every paper once, everything joined --------------------------------------------


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a paper stands in a dump."""

    digest: str
    captured: date
    position: int
    place: Place


@dataclass(frozen=True, slots=True)
class PaperLink:
    """An outgoing link of a paper."""

    url: str
    kind: str
    """`code`, `project`, `data`, `model`, or `note` for a curator's."""
    label: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: all its entries merged, with its facts and its note, before any judgement."""

    id: PaperId
    title: str
    """Cleaned: the newest entry's, or the note's correction."""
    raw_title: str
    abstract: str
    """Cleaned of LaTeX rests, but for `$formulas$`; empty where no dump has one."""
    raw_abstract: str
    cut: bool
    """The abstract stops in mid-sentence, as arXiv's do at 1,920 characters."""
    summary: str
    appearances: tuple[Appearance, ...]
    """Oldest capture first."""
    links: tuple[PaperLink, ...] = ()
    arxiv: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    categories: tuple[str, ...] = ()
    comment: str = ""
    doi: str = ""
    doubtful: Facts | None = None
    """What may be of this paper, and may not: shown as doubtful, used nowhere."""
    published: date | None = None
    organization: str = ""
    votes: int | None = None
    comments: int | None = None
    keywords: tuple[str, ...] = ()
    former_titles: tuple[str, ...] = ()
    note: Note | None = None

    @property
    def first_captured(self) -> date:
        """The day of the oldest dump that lists the paper."""
        return self.appearances[0].captured

    @property
    def last_captured(self) -> date:
        """The day of the newest dump that lists the paper."""
        return self.appearances[-1].captured

    @property
    def hidden(self) -> bool:
        """Whether the curator took it out of every list."""
        return self.note is not None and self.note.hide


@dataclass(frozen=True, slots=True)
class TopicLink:
    """That a paper belongs to a topic, and why."""

    slug: str
    by: str
    """`phrase`, `similarity` or `curator`."""
    evidence: tuple[str, ...]
    """The words of title and abstract that caused it, as they stand there."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class TagLink:
    """That a paper has a tag, and the words that caused it."""

    slug: str
    by: str
    """`phrase` or `curator`."""
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One sentence that says what the paper does."""

    text: str
    source: str
    """`abstract` (picked from it), `summary` (the listing's own) or `note` (the curator's)."""
    numbers: str = ""
    """The abstract's headline numbers, as clauses such as `improving accuracy by 12.5%`."""


@dataclass(frozen=True, slots=True)
class Related:
    """A neighbour of a paper: how near (0 to 1) and the reason in words."""

    id: PaperId
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """That one paper's text names the system that another introduces."""

    id: PaperId
    """The other paper."""
    name: str
    """The system's name as it stands in the text."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the generator says of a paper, each with its evidence."""

    card: Card
    kind: str
    """`method`, `benchmark`, `dataset`, `survey`, `theory`, `system` or `position`; or empty."""
    topics: tuple[TopicLink, ...] = ()
    """Strongest first."""
    tags: tuple[TagLink, ...] = ()
    related: tuple[Related, ...] = ()
    """Nearest first."""
    mentions: tuple[Mention, ...] = ()
    """Papers whose system this one's abstract names."""
    mentioned_by: tuple[Mention, ...] = ()


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


# --- Rendering: text at a path -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pages need to know of the site around them, from `mkdocs.yml`."""

    name: str = "Paper digest"
    description: str = ""
    url: str = ""
    """The published site's address with a final slash; empty where it is not known."""
    repository: str = ""
    """The repository's address on GitHub, for the edit links; empty where there is none."""
    branch: str = "main"
    search: bool = True
    """Whether the site has a search, with a page of its own."""
    twins: bool = True
    """Whether a paper has files beside its page, BibTeX and Markdown: most of a site's files.
    Without them the site is as small as it can be: `building/options.py` says what else goes."""
    subscribe: str = ""
    """Where readers subscribe to a mailing of the digests; empty where nobody sends one."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a generated file holds."""

    text: str
    """Its text; of a page with front matter, its HTML: one raw block without blank lines."""
    front_matter: Mapping[str, Any] | None = None
    """Of a page that the generator wrote; None for any other file."""
    words: tuple[str, ...] = ()
    """The notes whose words the text has slots for: see `rendering/words.py`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated file: its path from the site's root (`.md` if it becomes a page), and its making.

    Made when it is wanted: all pages together take more memory than the archive they show. And a
    file whose path and source are as they were needn't be made again by the same code.
    """

    path: str
    source: Any
    """All that the text depends on, settings and path included, as plain values: frozen
    dataclasses, tuples, texts, numbers, dates, None and mappings of texts, which msgspec encodes.
    A note's words alone are none of it: the text has a slot for them."""
    maker: Callable[[Any], Made]
    """A module's own function, which depends on nothing but the source."""
    listed: bool = True
    """Whether the sitemap has it, if it is a page: one that leads elsewhere is not for searches."""

    def make(self) -> Made:
        """The file's text."""
        return self.maker(self.source)

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page of the site, not a file as it is."""
        return self.path.endswith(".md")


def url_of(path: str) -> str:
    """The address of the page at a path, from the site's root: `papers/a.md` is at `papers/a/`.

    And `papers/a.md.txt`, a file whose own name would make it a page, is at `papers/a.md`.
    """
    if path.endswith(".md.txt"):
        return path.removesuffix(".txt")
    stem, dot_md = path.removesuffix(".md"), path.endswith(".md")
    if not dot_md:
        return path
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def root_of(path: str) -> str:
    """The way from the page at a path to the site's root: `../../` for `papers/a.md`."""
    return "../" * url_of(path).count("/") or "./"
