"""What tests say that sources have, and how these may answer instead of as they should."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A paper as the sources have it."""

    title: str
    abstract: str
    arxiv: str = ""
    authors: tuple[str, ...] = ("Ada Aloft", "Bo Breeze")
    published: str = "2024-10-07"
    categories: tuple[str, ...] = ("cs.LG", "cs.AI")
    comment: str = ""
    journal: str = ""
    doi: str = ""
    venue: str = ""
    code: str = ""
    project: str = ""
    by: frozenset[str] = frozenset({"hf", "arxiv", "s2"})
    """The sources that have it."""
    day: str = "2026-03-06"
    """When Hugging Face listed it."""
    votes: int = 10


@dataclass(frozen=True, slots=True)
class Mood:
    """How the server answers instead of as it should."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    cut: int = 0
    """So many bytes are promised that never come."""
    takes: float = 0.0
    """Seconds between two pieces of the answer."""
    silent: bool = False
    """It says nothing at all, until the tests are over."""


HTML = Mood(503, b"<!doctype html><title>Sorry</title>We are back soon.", "text/html")
HTML_AS_IF = Mood(200, b"<!doctype html><title>Hello</title>", "text/html; charset=utf-8")
THROTTLED = Mood(429, b"Rate exceeded.", "text/plain")
