"""The values that say how two states of a site differ: papers, addresses, words, problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from generator.model.content import Content
from generator.model.problems import Problem
from generator.model.site import Site


@dataclass(frozen=True, slots=True)
class State:
    """A site at one moment, with the content that it was made of."""

    content: Content
    site: Site
    problems: tuple[Problem, ...] = ()
    """All that `digest check` tells of it."""
    paths: frozenset[str] = frozenset()
    """Of every page and file that it publishes: `papers/some-title.md`, `atom.xml`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A page that people know by its title: a paper, topic, tag, list or digest."""

    url: str
    """From the site's root: `papers/some-title/`."""
    title: str


Value: TypeAlias = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What one field of a paper was, and is."""

    field: str
    before: Value
    after: Value


# --- Papers ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recurring:
    """A paper that was known, and is in a new dump again."""

    paper: Named
    digests: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Papers of which each had a page, and that are one now."""

    paper: Named
    parts: tuple[Named, ...]
    """As they were."""


@dataclass(frozen=True, slots=True)
class ChangedPaper:
    """A paper of which something else is said."""

    paper: Named
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Retagged:
    """A paper whose topics or tags are others; by their names."""

    paper: Named
    topics_added: tuple[str, ...] = ()
    topics_lost: tuple[str, ...] = ()
    tags_added: tuple[str, ...] = ()
    tags_lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """What happened to papers."""

    before: int = 0
    """How many are shown."""
    after: int = 0
    new: tuple[Named, ...] = ()
    parted: tuple[Named, ...] = ()
    """Those of the new ones that were a part of another paper before."""
    recurring: tuple[Recurring, ...] = ()
    merged: tuple[Merged, ...] = ()
    hidden: tuple[Named, ...] = ()
    shown_again: tuple[Named, ...] = ()
    lost: tuple[Named, ...] = ()
    """Those that no dump lists any more."""
    changed: tuple[ChangedPaper, ...] = ()
    retagged: tuple[Retagged, ...] = ()


# --- Addresses ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moved:
    """An address of a paper or a digest that leads on to another."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person should write, so that an old address leads on."""

    path: str
    """The file, from the repository's root."""
    line: str
    """A line of front matter: `also: "The former title"`."""
    there: bool
    """Whether the file is there; else it is to be made, with this line between two of `---`."""
    instead: bool
    """Whether the line takes the place of an `also` that the file has."""
    becomes: Named
    """The page to which the old address would lead."""


@dataclass(frozen=True, slots=True)
class Dead:
    """A page whose address answers no more, with the files that went with it."""

    page: Named
    addresses: tuple[str, ...]
    """All that are gone, the page's own included."""
    reason: str
    expected: bool = False
    """Whether it is as it should be: a rare automatic tag, or what a curator has hidden."""
    asked: Asked | None = None


# --- What people wrote ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edit:
    """A note, topic, list, digest or page that is new, gone, or changed."""

    kind: str
    """`note`, `topic`, `list`, `digest` or `page`."""
    name: str
    title: str
    change: str
    """`new`, `gone`, `changed`; a dump may be `renamed`, a note `orphaned`, its paper `found`."""
    details: tuple[str, ...] = ()
    """What changed of it, in words: fields, phrases, numbers."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the later of two states of a site differs from the earlier one."""

    papers: Papers = field(default_factory=Papers)
    moved: tuple[Moved, ...] = ()
    dead: tuple[Dead, ...] = ()
    edits: tuple[Edit, ...] = ()
    new_problems: tuple[Problem, ...] = ()
    mended_problems: tuple[Problem, ...] = ()
