"""Turns a site into what its search knows: a record for each paper, topic, tag, list and page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.model import Digest, Note, OrdinaryPage, Paper, Prose, ReadingList, url_of
from generator.rendering.dates import day
from generator.rendering.escape import one_line
from generator.rendering.formulas import plain_text
from generator.rendering.prose import prose_html
from generator.rendering.view import View

_COMMAND = re.compile(r"_{3,}")
"""Pagefind reads commands of its own, such as weights, in words that begin with `___`."""
_PROMINENT = ("topic", "list")
"""Their few words stand in the titles of many papers too, which would come first."""
_HEADING = re.compile(r"# +(.+)")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One result that a search can have; words of its title weigh more than those of its content.

    All texts are plain: whoever shows them escapes them.
    """

    url: str
    """From the site's root: `papers/some-title/`; empty for the home page."""
    title: str
    content: str
    """On one line, never empty: excerpts are taken from it."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`kind`: `paper`, `topic`, `tag`, `digest`, `list` or `page`. Papers have `topic` and `digest`
    (slugs) and `tag` (names) too, and where they apply `year`, and `with`: `code`, `note`."""
    sort: Mapping[str, str] = field(default_factory=dict)
    """Of papers `captured`, such as `20250313`, and `year` where it is known. What has no such key
    is left out of sorted results; every search loads the orders of all keys."""
    prominent: bool = False
    """Whether words of its title weigh more still."""


def search_records(view: View) -> tuple[SearchRecord, ...]:
    """A site's records by address: each paper once; of what lists papers the name and prose."""
    site = view.site
    found = chain(
        (_paper(paper, view) for paper in site.papers.values()),
        (
            _named("topic", f"topics/{t.slug}.md", t.title, [_words(t.prose, view)])
            for t in site.topics
        ),
        (_named("tag", f"tags/{t.slug}.md", t.name, []) for t in site.tags),
        (_digest(digest, view) for digest in site.digests),
        (_list(one, view) for one in site.lists),
        (_page(page, view) for page in site.pages),
    )
    return tuple(sorted(found, key=lambda record: record.url))


def _named(kind: str, path: str, title: str, texts: Iterable[str]) -> SearchRecord:
    name = _plain(title) or path
    content = _joined(texts) or name
    return SearchRecord(
        url_of(path), name, content, {"kind": (kind,)}, prominent=kind in _PROMINENT
    )


def _paper(paper: Paper, view: View) -> SearchRecord:
    judged = view.judgements[paper.id]
    title = _plain(paper.title) or paper.id
    year = {"year": str(paper.year)} if paper.year else {}
    extras = ("code",) * view.has_code(paper) + ("note",) * (paper.note is not None)
    filters = {
        "kind": ("paper",),
        "topic": tuple(link.slug for link in judged.topics),
        "tag": tuple(_plain(view.tags[link.slug].name) for link in judged.tags),
        "digest": tuple(sorted({one.digest for one in paper.appearances})),
        "year": tuple(year.values()),
        "with": extras,
    }
    return SearchRecord(
        url_of(f"papers/{paper.id}.md"),
        title,
        _joined(_texts_of(paper, view)) or title,
        {name: values for name, values in filters.items() if values},
        {"captured": f"{paper.last_captured:%Y%m%d}", **year},
    )


def _texts_of(paper: Paper, view: View) -> Iterator[str]:
    """What a paper can be found by beside its title, in the order in which excerpts prefer it."""
    yield paper.abstract or paper.summary
    if paper.note:
        yield from _note(paper.note, view)
    yield from paper.former_titles
    yield ", ".join(paper.authors)
    yield from (paper.organization, paper.venue, paper.arxiv)


def _note(note: Note, view: View) -> Iterator[str]:
    yield from (note.why, note.card, _words(note.body, view))


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
    title = view.settings.name if page.path == "index.md" else _title_of(page)
    return _named("page", page.path, title, [_words(page.body, view)])


def _title_of(page: OrdinaryPage) -> str:
    """A page's title as MkDocs finds it: in the front matter, its heading, or its file's name."""
    try:
        fields = yaml.safe_load(page.front_matter)
    except yaml.YAMLError:  # which reading has reported
        fields = None
    title = fields.get("title") if isinstance(fields, dict) else None
    heading = _HEADING.match(page.body.text.lstrip())
    name = page.path.removesuffix(".md").removesuffix("/index").rpartition("/")[2]
    return str(title or (heading and heading[1]) or name.replace("-", " ").capitalize())


def _words(prose: Prose, view: View) -> str:
    """What a reader sees of Markdown."""
    if not prose.text.strip():
        return ""
    return LexborHTMLParser(prose_html(prose, view.site.targets, "")).text()


def _joined(texts: Iterable[str]) -> str:
    return " ".join(filter(None, map(_plain, texts)))


def _plain(text: str) -> str:
    """Text on one line, with its formulas in Unicode."""
    return " ".join(_COMMAND.sub(" ", one_line(plain_text(text))).split())
