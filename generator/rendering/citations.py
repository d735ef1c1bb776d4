"""Turns a paper into citations: BibTeX, plain text, Markdown. What isn't known isn't written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Paper, PaperId, url_of
from generator.rendering.escape import bibtex


@dataclass(frozen=True, slots=True)
class Cited:
    """What of a paper stands in its citations."""

    id: PaperId
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str = ""
    arxiv: str = ""
    doi: str = ""


def cited(paper: Paper) -> Cited:
    """A paper as its citations name it."""
    return Cited(
        paper.id, paper.title, paper.authors, paper.year, paper.venue, paper.arxiv, paper.doi
    )


def bibtex_entry(paper: Cited, site_url: str) -> str:
    """A paper's BibTeX entry, its id for a key; authors only where the whole list is known.

    Fields for arXiv papers as arXiv asks for them: https://info.arxiv.org/help/hypertex/bibstyles
    """
    fields = [
        ("title", f"{{{bibtex(paper.title)}}}"),
        ("author", " and ".join(map(bibtex, paper.authors))),
        ("year", str(paper.year or "")),
        ("howpublished", bibtex(paper.venue)),
        ("eprint", paper.arxiv),
        ("archiveprefix", "arXiv" if paper.arxiv else ""),
        ("doi", bibtex(paper.doi)),
        ("url", paper_url(paper, site_url)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    return "\n".join([f"@misc{{{paper.id},", *lines, "}", ""])


def bibliography(papers: Iterable[Cited], site_url: str) -> str:
    """The BibTeX entries of many papers, a blank line between."""
    return "\n".join(bibtex_entry(paper, site_url) for paper in papers)


def paper_url(paper: Cited, site_url: str) -> str:
    """Where to find a paper: on arXiv if its id is known, else its page here."""
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return site_url + url_of(f"papers/{paper.id}.md") if site_url else ""


def citation(paper: Cited, site_url: str) -> str:
    """A plain citation in one line: authors, year, title, venue, address."""
    parts = [
        _names(paper.authors),
        f"({paper.year})" if paper.year else "",
        f"{paper.title}{'' if paper.title[-1:] in '.?!' else '.'}",
        f"{paper.venue}." if paper.venue else "",
        paper_url(paper, site_url),
    ]
    return " ".join(part for part in parts if part)


def markdown_citation(paper: Cited, site_url: str) -> str:
    """The like in Markdown, the title a link."""
    url = paper_url(paper, site_url)
    title = _markdown(paper.title)
    linked = f"[{title}]({url})" if url else title
    year = f" ({paper.year})" if paper.year else ""
    authors = f"{_markdown(_names(paper.authors))} " if paper.authors else ""
    return f"{authors}{linked}{year}"


def _markdown(text: str) -> str:
    """Text for people to paste into Markdown: a backslash before what would mean something."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def _names(authors: tuple[str, ...]) -> str:
    """Authors as people write them; more than six as the first and “et al.”."""
    if not authors:
        return ""
    if len(authors) > 6:
        return f"{authors[0]} et al."
    return ", ".join(authors) + ("." if not authors[-1].endswith(".") else "")
