"""Turns an arXiv feed, which is Atom with fields of its own, into candidates.

The format: https://info.arxiv.org/help/api/user-manual.html#_details_of_atom_results_returned
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from generator.enriching.candidates import Candidate, candidate
from generator.enriching.connections import NotUnderstood
from generator.reading.dump_links import arxiv_identifier

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_ERRORS = "/api/errors"
MOST = 500
"""Papers of a feed that are looked at; nobody asks for so many."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says: papers, how many there would be, or what was wrong with the question."""

    candidates: tuple[Candidate, ...]
    total: int
    error: str = ""


def read_feed(data: bytes) -> Feed:
    """The papers of a feed; raises NotUnderstood for what is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise NotUnderstood("a feed that isn't UTF-8") from broken
    # Without declarations there are no entities but XML's five, so nothing that could grow.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotUnderstood("a feed with declarations")
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError) as broken:
        raise NotUnderstood("broken XML") from broken
    if root.tag != f"{_ATOM}feed":
        raise NotUnderstood("no feed")
    entries = root.findall(f"{_ATOM}entry")[:MOST]
    errors = [entry for entry in entries if _ERRORS in _text(entry, f"{_ATOM}id")]
    if errors:
        return Feed((), 0, _text(errors[0], f"{_ATOM}summary") or "a question it doesn't take")
    found = tuple(one for entry in entries if (one := _candidate(entry)))
    total = _text(root, f"{_SEARCH}totalResults")
    return Feed(found, int(total[:9]) if total.isascii() and total.isdigit() else len(found))


def _candidate(entry: ElementTree.Element) -> Candidate | None:
    """A paper without its version: later ones have the same identifier."""
    authors = [_text(author, f"{_ATOM}name") for author in entry.findall(f"{_ATOM}author")]
    terms = [category.get("term", "") for category in entry.findall(f"{_ATOM}category")]
    primary = entry.find(f"{_ARXIV}primary_category")
    first = [primary.get("term", "")] if primary is not None else []
    values = {
        "title": _text(entry, f"{_ATOM}title"),
        "arxiv": arxiv_identifier(_text(entry, f"{_ATOM}id").partition("/abs/")[2]),
        "authors": authors if all(authors) else [],
        "published": _text(entry, f"{_ATOM}published")[:10],
        "venue": _text(entry, f"{_ARXIV}journal_ref"),
        "categories": list(dict.fromkeys(filter(None, [*first, *terms]))),
        "comment": _text(entry, f"{_ARXIV}comment"),
        "doi": _text(entry, f"{_ARXIV}doi").split(" ")[0],
    }
    return candidate(_text(entry, f"{_ATOM}summary"), values)


def _text(element: ElementTree.Element, path: str) -> str:
    return " ".join((element.findtext(path) or "").split())
