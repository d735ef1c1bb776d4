"""Turns papers into BibTeX. What isn't known isn't written."""

from __future__ import annotations

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
