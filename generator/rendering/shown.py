"""What several kinds of pages show, as plain values: links with names, counts and reasons, rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SHOWN = 3
"""Words that stand beside a topic or tag as its cause; `papers.jsonl` has them all."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its title, and its address from the site's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A link with a number beside it."""

    link: Link
    count: int


def slug_of(link: Link) -> str:
    """The slug of what a link leads to: `agents` of `topics/agents/`."""
    return link.url.rstrip("/").rpartition("/")[2]


def beside(url: str) -> str:
    """The way to a paper from another paper's page, of its address from the site's root."""
    return f"../{url.removeprefix('papers/')}"


@dataclass(frozen=True, slots=True)
class Reason:
    """A link with what caused it."""

    link: Link
    by: str
    """`phrase`, `similarity` or `curator`."""
    evidence: tuple[str, ...]

    @property
    def because(self) -> str:
        """The reason in words; empty where the link's own title is the word that caused it."""
        if self.by == "curator":
            return "the curator’s choice"
        if self.by == "similarity":
            return f"by similarity: {quoted(self.evidence)}" if self.evidence else "by similarity"
        if len(self.evidence) == 1 and self.evidence[0].casefold() == self.link.title.casefold():
            return ""
        return quoted(self.evidence[:SHOWN])


def quoted(words: Iterable[str]) -> str:
    """Words in quotation marks, with commas between."""
    return ", ".join([f"“{word}”" for word in words])


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a list of papers."""

    link: Link
    card: str
    why: str
    """Why to read it, by the curator; empty where nobody has said so."""
    topics: tuple[Link, ...]
    """The strongest first, a few."""
    rating: int | None
    noted: bool
    code: bool
    year: int | None
    captured: date
    """When first."""
    digest: str
    """The address of the digest that listed it then."""
