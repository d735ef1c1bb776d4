"""What several kinds of pages show, as plain values: links with names, counts and reasons, rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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


@dataclass(frozen=True, slots=True)
class Reason:
    """A link with what caused it."""

    link: Link
    by: str
    """`phrase`, `similarity` or `curator`."""
    evidence: tuple[str, ...]


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
