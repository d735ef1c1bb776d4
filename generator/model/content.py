"""What people pasted and wrote, as reading gives it to cataloguing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.problems import Place, Problem


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
    weak_phrases: tuple[Reference, ...] = ()
    """Those of `phrases` that mean something else in other fields, such as `scene`: where a paper
    has no other of them, it must be like the topic's papers."""
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
