"""Turns what is known of a paper into where it is to be found, and what is doubtful into words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from generator.model.content import Facts
from generator.model.paper import PaperLink
from generator.rendering.citations import Cited

SOURCES = {
    "arxiv": "arXiv",
    "hugging-face": "Hugging Face",
    "semantic-scholar": "Semantic Scholar",
}


@dataclass(frozen=True, slots=True)
class Action:
    """A link that leads to the paper itself, or to what belongs to it."""

    url: str
    kind: str
    label: str
    outside: bool = False
    """Whether somebody else wrote the address."""


def outside(link: PaperLink) -> Action:
    """A link that the listing or a curator gives."""
    return Action(link.url, link.kind, link.label, outside=True)


def source_links(paper: Cited, title: str) -> tuple[Action, ...]:
    """Where the paper is: arXiv and Hugging Face if its id is known, else an honest search.

    More searches, by the same words, are added by `assets/paper.js`.
    """
    by_doi = (Action(_doi_url(paper.doi), "source", "DOI"),) if paper.doi else ()
    if not paper.arxiv:
        url = f"https://arxiv.org/search/?searchtype=title&query={quote_plus(title)}"
        return (*by_doi, Action(url, "search", "Search arXiv"))
    return (
        Action(f"https://arxiv.org/abs/{paper.arxiv}", "source", "arXiv"),
        Action(f"https://arxiv.org/pdf/{paper.arxiv}", "source", "PDF"),
        Action(f"https://huggingface.co/papers/{paper.arxiv}", "source", "Hugging Face"),
        *by_doi,
    )


def _doi_url(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a public source may have of the paper, and may not."""

    title: str
    """What the source calls it."""
    url: str
    """Where to look at it; empty where nobody says."""
    sources: str


def doubt_of(facts: Facts) -> Doubt:
    """Doubtful facts as a paper's page shows them."""
    doi = _doi_url(facts.doi) if facts.doi else ""
    url = f"https://arxiv.org/abs/{facts.arxiv}" if facts.arxiv else doi
    sources = " and ".join(SOURCES.get(name, name) for name in facts.source)
    return Doubt(facts.matched or facts.title, url, sources or "A source")
