"""Turns what is known of a paper into where it is to be found, and what is doubtful into words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from generator.model import Facts, PaperLink
from generator.rendering.citations import Cited
from generator.rendering.formulas import plain_text

SOURCES = {
    "arxiv": "arXiv",
    "hugging-face": "Hugging Face",
    "semantic-scholar": "Semantic Scholar",
}


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


def _doi_url(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}"


def source_links(paper: Cited) -> list[PaperLink]:
    """Where the paper is: arXiv, Hugging Face and its DOI where known, else honest searches."""
    by_doi = [PaperLink(_doi_url(paper.doi), "source", "DOI")] if paper.doi else []
    if paper.arxiv:
        return [
            PaperLink(f"https://arxiv.org/abs/{paper.arxiv}", "source", "arXiv"),
            PaperLink(f"https://arxiv.org/pdf/{paper.arxiv}", "source", "PDF"),
            PaperLink(f"https://huggingface.co/papers/{paper.arxiv}", "source", "Hugging Face"),
            *by_doi,
        ]
    words = quote(plain_text(paper.title))
    return [
        *by_doi,
        PaperLink(
            f"https://arxiv.org/search/?searchtype=title&query={words}", "search", "Search arXiv"
        ),
        PaperLink(f"https://huggingface.co/papers?q={words}", "search", "Search Hugging Face"),
        PaperLink(f"https://scholar.google.com/scholar?q={words}", "search", "Search Scholar"),
    ]
