"""What the generator says of a paper, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.paper import PaperId


@dataclass(frozen=True, slots=True)
class TopicLink:
    """That a paper belongs to a topic, and why."""

    slug: str
    by: str
    """`phrase`, `similarity` or `curator`."""
    evidence: tuple[str, ...]
    """The words of title and abstract that caused it, as they stand there."""
    score: float = 0.0
    is_weak: bool = False
    """Whether all that caused it may mean something else: the topic's `weak` phrases alone."""


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
