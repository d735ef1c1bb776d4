"""One paper, as merging makes it of all that was pasted and written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from generator.model.content import Facts, Note
from generator.model.problems import Place

PaperId = NewType("PaperId", str)
"""A paper's address: a slug of its title, at most 115 ASCII letters, digits and hyphens."""


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
