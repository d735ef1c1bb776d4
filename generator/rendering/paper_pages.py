"""Renders the pages of papers, and of addresses whose paper moved or is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.model.content import Note
from generator.model.judgement import Card, Judgement, TagLink, TopicLink
from generator.model.page import Made, Page, Settings, root_of
from generator.model.paper import Paper, PaperId, PaperLink
from generator.rendering.citations import Cited, bibtex_entry
from generator.rendering.edit_links import note_link
from generator.rendering.formulas import abstract_html, plain_text, title_html
from generator.rendering.layout import Head, Sheet, laid_out, page
from generator.rendering.shown import Link, Reason, beside
from generator.rendering.sources import Doubt, doubt_of, outside, source_links
from generator.rendering.view import View
from generator.rendering.words import has_words

NAMED_BY_SHOWN = 8
USUAL_KIND = "method"
AUTHORS_NAMED_AGAIN = 6
"""More than that stand in the byline and the citation tags, but not in the schema.org article."""
_JOURNAL = re.compile(
    r"journal|transactions|\bTrans\b|letters|review|magazine|neural networks|machine learning"
    r"|\b(?:JAIR|JMLR|TACL|TKDE|TMLR|TNNLS|TPAMI|TIST|CSUR|IEEE Access|Nature|Science)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note but for its words, which its slot stands for."""

    name: str
    rating: int | None
    why: str
    written: date | None
    has_words: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A digest that lists the paper."""

    digest: Link
    captured: date
    position: int


@dataclass(frozen=True, slots=True)
class PaperShown:
    """All that a paper's page is made of."""

    path: str
    settings: Settings
    cited: Cited
    organization: str
    comment: str
    doubt: Doubt | None
    kind: str
    card: Card
    links: tuple[PaperLink, ...]
    abstract: str
    summary: str
    cut: bool
    former_titles: tuple[str, ...]
    note: NoteShown | None
    topics: tuple[Reason, ...]
    tags: tuple[Reason, ...]
    mentions: tuple[tuple[str, str], ...]
    """Names of systems in the abstract, and the addresses of their papers."""
    related: tuple[tuple[Link, str], ...]
    """Each with its reason."""
    named_by: tuple[tuple[Link, str], ...]
    """Papers whose abstract names this one's system, and that name: the first of them."""
    named_by_more: int
    listed: tuple[Listed, ...]
    """Newest capture first."""
    along: Link | None
    """The strongest topic, along which the previous and the next paper stand."""
    previous: Link | None
    next: Link | None


def paper_pages(view: View) -> Iterator[Page]:
    """A page for each visible paper."""
    for paper in view.papers.values():
        shown = _shown(paper, view.judgements[paper.id], view)
        yield Page(shown.path, shown, paper_made)


def gone_pages(view: View) -> Iterator[Page]:
    """A page for each former address, which leads on, and for each hidden paper, which says so."""
    for paper in view.site.hidden:
        yield _gone(paper.id, None, view)
    for old, new in sorted(view.site.redirects.items()):
        yield _gone(old, view.links.get(new), view)


def _gone(old: str, target: Link | None, view: View) -> Page:
    path = f"papers/{old}.md"
    head = Head(
        meta=(("robots", "noindex"),),
        refresh=root_of(path) + target.url if target else "",
    )
    made = page(
        path,
        "gone.html.j2",
        {"target": target},
        title="Moved" if target else "Hidden",
        settings=view.settings,
        head=head,
        searchable=False,
    )
    return replace(made, listed=False)


# --- What a paper's page shows -------------------------------------------------------------------


def _shown(paper: Paper, judged: Judgement, view: View) -> PaperShown:
    links, topics, tags, digests = view.links, view.topic_links, view.tag_links, view.digest_links
    along, previous, following = _along_topic(paper.id, judged, view)
    return PaperShown(
        path=f"papers/{paper.id}.md",
        settings=view.settings,
        cited=view.cited(paper.id),
        organization=paper.organization,
        comment=paper.comment,
        doubt=doubt_of(paper.doubtful) if paper.doubtful else None,
        kind=judged.kind,
        card=judged.card,
        links=paper.links,
        abstract=paper.abstract,
        summary=paper.summary,
        cut=paper.cut,
        former_titles=paper.former_titles,
        note=_note(paper.note) if paper.note else None,
        topics=tuple([_reason(topics[one.slug], one) for one in judged.topics]),
        tags=tuple([_reason(tags[one.slug], one) for one in judged.tags]),
        mentions=tuple([(m.name, links[m.id].url) for m in judged.mentions]),
        related=tuple([(links[one.id], one.reason) for one in judged.related]),
        named_by=tuple([(links[m.id], m.name) for m in judged.mentioned_by[:NAMED_BY_SHOWN]]),
        named_by_more=max(0, len(judged.mentioned_by) - NAMED_BY_SHOWN),
        listed=tuple(
            [Listed(digests[a.digest], a.captured, a.position) for a in paper.appearances[::-1]]
        ),
        along=along,
        previous=previous,
        next=following,
    )


def _note(note: Note) -> NoteShown:
    return NoteShown(note.paper, note.rating, note.why, note.written, has_words(note))


def _reason(link: Link, cause: TopicLink | TagLink) -> Reason:
    return Reason(link, cause.by, cause.evidence)


def _along_topic(
    paper: PaperId, judged: Judgement, view: View
) -> tuple[Link | None, Link | None, Link | None]:
    """The paper's strongest topic, and the papers before and after it there."""
    if not judged.topics:
        return None, None, None
    slug = judged.topics[0].slug
    papers, at = view.by_age[slug], view.places[slug][paper]
    before, after = papers[max(0, at - 1) : at], papers[at + 1 : at + 2]
    return (
        view.topic_links[slug],
        view.links[before[0]] if before else None,
        view.links[after[0]] if after else None,
    )


# --- The page made of it -------------------------------------------------------------------------


def paper_made(shown: PaperShown) -> Made:
    """A paper's page."""
    cited, settings = shown.cited, shown.settings
    mentions = {name: beside(address) for name, address in shown.mentions}
    note = shown.note.name if shown.note else None
    plain = plain_text(cited.title)
    values: dict[str, Any] = {
        "paper": shown,
        "cited": cited,
        "title": title_html(cited.title),
        "trail": _trail(shown),
        "byline": tuple(_byline(shown)),
        "card": abstract_html(shown.card.text),
        "links": (*source_links(cited, plain), *map(outside, shown.links)),
        "abstract": abstract_html(shown.abstract or shown.summary, mentions),
        "bibtex": None if settings.twins else bibtex_entry(cited, settings.url),
        "edit_link": note_link(cited.id, note, shown.listed[0].captured, settings),
    }
    return laid_out(
        Sheet(
            shown.path,
            "paper.html.j2",
            values,
            title=plain,
            settings=settings,
            description=shown.card.text or cited.title,
            head=_head(cited, plain),
        )
    )


def _trail(shown: PaperShown) -> Sequence[tuple[str, str | None]]:
    if shown.along is None:
        return [("Papers", "digests/"), ("This paper", None)]
    return [("Topics", "topics/"), (shown.along.title, shown.along.url)]


def _byline(shown: PaperShown) -> Iterator[tuple[str, str]]:
    """What is known of the paper beside its title, each with the name of its kind."""
    cited = shown.cited
    if cited.authors or shown.organization:
        yield "authors", ", ".join(cited.authors) or shown.organization
    if cited.year:
        yield "year", str(cited.year)
    if cited.venue:
        yield "venue", cited.venue
    if cited.arxiv:
        yield "arxiv", f"arXiv:{cited.arxiv}"
    if shown.kind not in ("", USUAL_KIND):
        yield "kind", shown.kind


def _head(paper: Cited, title: str) -> Head:
    """Citation tags for Zotero and Google Scholar, OpenGraph, and a schema.org article.

    https://scholar.google.com/intl/en/scholar/inclusion.html#indexing has the tags' names.
    """
    when = paper.day.isoformat() if paper.day else str(paper.year or "")
    pdf = f"https://arxiv.org/pdf/{paper.arxiv}"
    meta = [("citation_author", author) for author in paper.authors]
    meta += [("citation_publication_date", when.replace("-", "/"))] if when else []
    meta += [(_venue_tag(paper.venue), paper.venue)] if paper.venue else []
    meta += [("citation_arxiv_id", paper.arxiv), ("citation_pdf_url", pdf)] if paper.arxiv else []
    meta += [("citation_doi", paper.doi)] if paper.doi else []
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": title,
    }
    if 0 < len(paper.authors) <= AUTHORS_NAMED_AGAIN:
        article["author"] = [{"@type": "Person", "name": author} for author in paper.authors]
    if when:
        article["datePublished"] = when
    if paper.arxiv:
        article["sameAs"] = f"https://arxiv.org/abs/{paper.arxiv}"
    return Head(
        title_is="citation_title",
        meta=tuple(meta),
        properties=(("og:type", "article"),),
        script="assets/paper.js",
        json_ld=article,
    )


def _venue_tag(venue: str) -> str:
    """There is a tag for journals and one for conferences, as most venues here are."""
    return "citation_journal_title" if _JOURNAL.search(venue) else "citation_conference_title"
