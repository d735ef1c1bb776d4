"""Turns a site into what its search knows: a record for each paper, note, topic, tag and page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from generator.model import Digest, Note, OrdinaryPage, Paper, Prose, ReadingList, url_of
from generator.rendering.dates import day
from generator.rendering.escape import one_line
from generator.rendering.formulas import plain_text
from generator.rendering.prose import Words, words_html, words_in
from generator.rendering.search_record import SearchRecord, SearchRecords
from generator.rendering.view import View

_PROMINENT = ("topic", "list")
"""Their few words stand in the titles of many papers too, which would come first."""


def search_records(view: View) -> SearchRecords:
    """A site's records: each paper and note once; of what lists papers the name and prose."""
    site = view.site
    names = {tag.slug: _plain(tag.name) or tag.slug for tag in site.tags}
    papers = sorted(site.papers.values(), key=_first_listed)
    listing = chain(
        (
            _named("topic", f"topics/{t.slug}.md", t.title, [_words(t.prose, view)])
            for t in site.topics
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
        archive=(*(_paper(paper, names, view) for paper in papers), *by_address(listing)),
        words=by_address(record for record in written if record),
    )


def _first_listed(paper: Paper) -> tuple[date, str, int, str]:
    first = paper.appearances[0]
    return first.captured, first.digest, first.position, paper.id


def by_address(records: Iterable[SearchRecord]) -> tuple[SearchRecord, ...]:
    """Records in the order of their addresses."""
    return tuple(sorted(records, key=lambda record: record.url))


def _named(kind: str, path: str, title: str, texts: Iterable[str]) -> SearchRecord:
    name = _plain(title) or path
    fields = ("name", "title") if kind in _PROMINENT else ("title",)
    return SearchRecord(url_of(path), name, _joined(texts) or name, {"kind": (kind,)}, fields)


def _paper(paper: Paper, names: Mapping[str, str], view: View) -> SearchRecord:
    judged = view.judgements[paper.id]
    title = _plain(paper.title) or paper.id
    facets = {
        "kind": ("paper",),
        "topic": tuple(link.slug for link in judged.topics),
        "tag": tuple(names[link.slug] for link in judged.tags),
        "digest": tuple(sorted({one.digest for one in paper.appearances})),
        "captured": (paper.last_captured.isoformat(),),
        "year": (str(paper.year),) if paper.year else (),
        "with": ("code",) * view.has_code(paper) + ("note",) * (paper.note is not None),
    }
    return SearchRecord(
        url_of(f"papers/{paper.id}.md"),
        title,
        _joined(_texts_of(paper)) or title,
        {name: values for name, values in facets.items() if values},
    )


def _texts_of(paper: Paper) -> Iterator[str]:
    """What a paper can be found by beside its title, in the order in which excerpts prefer it."""
    yield paper.abstract or paper.summary
    yield from paper.former_titles
    yield ", ".join(paper.authors)
    yield from (paper.organization, paper.venue, paper.arxiv)


def note_record(paper: str, title: str, said: Iterable[str], words: Words) -> SearchRecord | None:
    """A note's record, by its paper's id and title; None where it says nothing.

    `said` are the sentences in its front matter (see `said_in`), `words` is its body.
    """
    content = _joined([*said, _text_in(words)])
    if not content:
        return None
    name = _plain(title) or paper
    return SearchRecord(note_address(paper), name, content, {"kind": ("note",)}, fields=("about",))


def note_address(paper: str) -> str:
    """Where a reader finds the note on a paper, by the paper's id: a record's `url`."""
    return f"{url_of(f'papers/{paper}.md')}#note"


def said_in(note: Note) -> tuple[str, ...]:
    """What a note says to readers outside its body."""
    return (note.why, note.card)


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
    return _text_in(words_in(prose, view.site.targets))


def _text_in(words: Words) -> str:
    html = words_html(words, "")
    return LexborHTMLParser(html).text() if html else ""


def _joined(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(_plain, texts)))


def _plain(text: str) -> str:
    """Text on one line, with its formulas in Unicode."""
    return " ".join(one_line(plain_text(text)).split())
