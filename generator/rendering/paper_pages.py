"""Renders the pages of papers, and of addresses whose paper moved or is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.model import Judgement, Made, Page, Paper, PaperId, PaperLink, Topic, url_of
from generator.rendering.citations import bibtex_entry, citation, markdown_citation
from generator.rendering.edit_links import note_links
from generator.rendering.escape import json_script
from generator.rendering.formulas import abstract_html, plain_text
from generator.rendering.layout import Head, page, root_of
from generator.rendering.prose import prose_html
from generator.rendering.view import View


def paper_pages(view: View) -> Iterator[Page]:
    """A page for each visible paper."""
    for paper in view.papers.values():
        path = f"papers/{paper.id}.md"
        yield Page(path, partial(_paper_page, path, paper, view.judgements[paper.id], view))


def gone_pages(view: View) -> Iterator[Page]:
    """A page for each former address, which leads on, and for each hidden paper, which says so."""
    for paper in view.site.hidden:
        yield _gone(paper.id, None, view)
    for old, new in sorted(view.site.redirects.items()):
        yield _gone(old, view.papers.get(new), view)


def _gone(old: str, target: Paper | None, view: View) -> Page:
    path = f"papers/{old}.md"
    head = Head(
        meta=(("robots", "noindex"),),
        refresh=f"{root_of(path)}{url_of(f'papers/{target.id}.md')}" if target else "",
    )
    title = "Moved" if target else "Hidden"
    values = {"target": target}
    return page(
        path,
        "gone.html.j2",
        values,
        title=title,
        settings=view.settings,
        head=head,
        searchable=False,
    )


def _paper_page(path: str, paper: Paper, judged: Judgement, view: View) -> Made:
    root = root_of(path)
    targets = view.site.targets
    url = view.settings.url
    values: dict[str, Any] = {
        "view": view,
        "paper": paper,
        "judged": judged,
        "trail": _trail(judged, view),
        "source_links": source_links(paper),
        "note_body": prose_html(paper.note.body, targets, root) if paper.note else None,
        "abstract": _abstract(paper, judged, root),
        "bibtex": bibtex_entry(paper, url),
        "citation": citation(paper, url),
        "markdown_citation": markdown_citation(paper, url),
        "edit_links": note_links(paper, judged, view.settings),
        **_along_topic(paper.id, judged, view),
    }
    return page(
        path,
        "paper.html.j2",
        values,
        title=plain_text(paper.title),
        settings=view.settings,
        description=judged.card.text or paper.title,
        head=_head(paper, path, view),
    ).make()


def _trail(judged: Judgement, view: View) -> list[tuple[str, str | None]]:
    if not judged.topics:
        return [("Papers", "digests/"), ("This paper", None)]
    topic = view.topics[judged.topics[0].slug]
    return [("Topics", "topics/"), (topic.title, url_of(f"topics/{topic.slug}.md"))]


def _abstract(paper: Paper, judged: Judgement, root: str) -> Markup:
    links = {m.name: root + url_of(f"papers/{m.id}.md") for m in judged.mentions}
    return abstract_html(paper.abstract or paper.summary, links)


def _along_topic(paper: PaperId, judged: Judgement, view: View) -> dict[str, Any]:
    """The papers before and after this one in its strongest topic."""
    if not judged.topics:
        return {"topic": None, "previous": None, "next": None}
    topic: Topic = view.topics[judged.topics[0].slug]
    at = view.places[topic.slug][paper]
    before, after = topic.papers[max(0, at - 1) : at], topic.papers[at + 1 : at + 2]
    return {
        "topic": topic,
        "previous": view.papers[before[0]] if before else None,
        "next": view.papers[after[0]] if after else None,
    }


def source_links(paper: Paper) -> list[PaperLink]:
    """Where the paper is: arXiv and Hugging Face if its id is known, else honest searches."""
    if paper.arxiv:
        return [
            PaperLink(f"https://arxiv.org/abs/{paper.arxiv}", "source", "arXiv"),
            PaperLink(f"https://arxiv.org/pdf/{paper.arxiv}", "source", "PDF"),
            PaperLink(f"https://huggingface.co/papers/{paper.arxiv}", "source", "Hugging Face"),
        ]
    words = quote(plain_text(paper.title))
    return [
        PaperLink(
            f"https://arxiv.org/search/?searchtype=title&query={words}", "search", "Search arXiv"
        ),
        PaperLink(f"https://huggingface.co/papers?q={words}", "search", "Search Hugging Face"),
        PaperLink(f"https://scholar.google.com/scholar?q={words}", "search", "Search Scholar"),
    ]


def _head(paper: Paper, path: str, view: View) -> Head:
    """Citation tags for Zotero and Google Scholar, OpenGraph, and a schema.org article."""
    title = plain_text(paper.title)
    year = str(paper.year or "")
    tags = (
        ("citation_title", title),
        *(("citation_author", author) for author in paper.authors),
        ("citation_publication_date", year),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_pdf_url", f"https://arxiv.org/pdf/{paper.arxiv}" if paper.arxiv else ""),
    )
    return Head(
        meta=tuple((name, content) for name, content in tags if content),
        properties=(("og:type", "article"),),
        json_ld=json_script(_article(paper, title, year, view.settings.url + url_of(path))),
    )


def _article(paper: Paper, title: str, year: str, url: str) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": title,
        "url": url,
        "abstract": plain_text(paper.abstract),
        "datePublished": year,
        "author": [{"@type": "Person", "name": author} for author in paper.authors],
        "sameAs": f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else "",
    }
    return {name: value for name, value in fields.items() if value}
