"""Turns a site into what its search knows: a record for each paper, note, topic, tag and page.

An index can't be added to, and one of ten thousand papers takes ten seconds. So the first papers,
oldest captures first, are indexed by themselves: new dumps leave them as they are until the archive
has grown by a tenth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from generator.cataloguing.basis import size_of
from generator.model.content import Note, OrdinaryPage, Prose
from generator.model.page import url_of
from generator.model.paper import Paper
from generator.model.site import Digest, ReadingList
from generator.rendering.dates import day
from generator.rendering.prose import Words, words_in
from generator.rendering.search_notes import (
    by_address,
    joined,
    note_record,
    plain,
    said_in,
    text_in,
)
from generator.rendering.search_record import SearchRecord, SearchRecords
from generator.rendering.view import View
from generator.rendering.words import is_noted

_PROMINENT = ("topic", "list")
"""Their few words stand in the titles of many papers too, which would come first."""
_SHARE = 10
"""The archive's index is made anew when it has grown by one part of so many."""


def search_records(view: View, archive: Sequence[SearchRecord] = ()) -> SearchRecords:
    """A site's records: each paper and note once; of what lists papers the name and prose.

    `archive` are the `archived` records of its papers, where they are known already.
    """
    site = view.site
    names = {tag.slug: plain(tag.name) or tag.slug for tag in site.tags}
    papers = _by_first_capture(site.papers.values())
    first = archive or archived(papers)
    later = papers[len(first) :]
    listing = chain(
        (
            _named("topic", f"topics/{t.slug}.md", t.title, [_words(t.prose, view)])
            for t in site.topics
            if t.papers
        ),
        (_named("tag", f"tags/{slug}.md", name, []) for slug, name in names.items()),
        (_digest(digest, view) for digest in site.digests),
    )
    written = chain(
        (
            note_record(paper.id, paper.title, said_in(paper.note), _words_of(paper.note, view))
            for paper in papers
            if paper.note
        ),
        (_list(one, view) for one in site.lists),
        (_page(page, view) for page in site.pages),
    )
    return SearchRecords(
        archive=tuple(
            replace(record, facets=_facets(paper, names, view))
            for paper, record in zip(papers, first, strict=False)
        ),
        recent=(
            *(replace(_text_record(p), facets=_facets(p, names, view)) for p in later),
            *by_address(listing),
        ),
        words=by_address(record for record in written if record),
    )


def archived(papers: Iterable[Paper]) -> list[SearchRecord]:
    """The records of an archive's first papers, without what is judged of them: their facets."""
    ordered = _by_first_capture(papers)
    return [_text_record(paper) for paper in ordered[: size_of(len(ordered), _SHARE)]]


def _by_first_capture(papers: Iterable[Paper]) -> list[Paper]:
    return sorted(papers, key=_first_listed)


def _first_listed(paper: Paper) -> tuple[date, str, int, str]:
    first = paper.appearances[0]
    return first.captured, first.digest, first.position, paper.id


def _named(kind: str, path: str, title: str, texts: Iterable[str]) -> SearchRecord:
    name = plain(title) or path
    fields = ("name", "title") if kind in _PROMINENT else ("title",)
    return SearchRecord(url_of(path), name, joined(texts) or name, {"kind": (kind,)}, fields)


def _facets(paper: Paper, names: Mapping[str, str], view: View) -> dict[str, tuple[str, ...]]:
    judged = view.judgements[paper.id]
    facets = {
        "kind": ("paper",),
        "topic": tuple(link.slug for link in judged.topics),
        "tag": tuple(names[link.slug] for link in judged.tags),
        "digest": tuple(sorted({one.digest for one in paper.appearances})),
        "captured": (paper.last_captured.isoformat(),),
        "year": (str(paper.year),) if paper.year else (),
        "with": ("code",) * view.has_code(paper) + ("note",) * is_noted(paper),
    }
    return {name: values for name, values in facets.items() if values}


def _text_record(paper: Paper) -> SearchRecord:
    title = plain(paper.title) or paper.id
    return SearchRecord(url_of(f"papers/{paper.id}.md"), title, joined(_texts_of(paper)) or title)


def _texts_of(paper: Paper) -> Iterator[str]:
    """What a paper can be found by beside its title, in the order in which excerpts prefer it."""
    yield paper.abstract or paper.summary
    yield from paper.former_titles
    yield ", ".join(paper.authors)
    yield from (paper.organization, paper.venue, paper.arxiv)


def _words_of(note: Note, view: View) -> Words:
    return words_in(note.body, view.site.targets)


def _digest(digest: Digest, view: View) -> SearchRecord:
    texts = [
        _words(digest.prose, view) if digest.prose else "",
        digest.query,
        f"Captured on {day(digest.captured)}",
    ]
    return _named("digest", f"digests/{digest.slug}.md", digest.title, texts)


def _list(one: ReadingList, view: View) -> SearchRecord:
    """A reading list's remarks stand in no other record: they count as its prose."""
    parts = (part if isinstance(part, Prose) else part[1] for part in one.parts)
    texts = [one.description, *(_words(part, view) for part in parts)]
    return _named("list", f"lists/{one.slug}.md", one.title, texts)


def _page(page: OrdinaryPage, view: View) -> SearchRecord:
    title = page.title or view.settings.name
    return _named("page", page.path, title, [_words(page.body, view)])


def _words(prose: Prose, view: View) -> str:
    """What a reader sees of Markdown."""
    return text_in(words_in(prose, view.site.targets))
