"""Turns each paper's page into a file of Markdown beside it, for programs that read text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.model.page import Made, Page, url_of
from generator.model.paper import PaperId
from generator.rendering.citations import paper_url
from generator.rendering.escape import front_matter
from generator.rendering.formulas import plain_text
from generator.rendering.paper_pages import PaperShown
from generator.rendering.shown import Link
from generator.rendering.signs import plain_markdown
from generator.rendering.words import slot, slots_in

ENDING = ".txt"
"""After a page's path: the file's own, as MkDocs would make a page of any `.md`."""


def with_twins(pages: Iterable[Page], redirects: Mapping[str, PaperId]) -> Iterator[Page]:
    """Papers' pages, each with its twin: `papers/a.md.txt`, which stands at `papers/a.md`.

    Both have one source, so that a paper's twin costs no looking up. A paper's former addresses
    have its twin too: as for its page, no link to it breaks.
    """
    former: dict[str, list[str]] = {}
    for old, new in sorted(redirects.items()):
        former.setdefault(f"papers/{new}.md", []).append(f"papers/{old}.md")
    for page in pages:
        yield page
        for path in (page.path, *former.get(page.path, ())):
            yield Page(path + ENDING, page.source, twin_made)


def twin_made(shown: PaperShown) -> Made:
    """A paper in Markdown that any reader understands: what is known of it, and what it says."""
    cited = shown.cited
    fields: dict[str, Any] = {
        "title": plain_text(cited.title),
        "url": shown.settings.url + url_of(shown.path),
        "source": paper_url(cited, ""),
        "authors": cited.authors,
        "year": cited.year,
        "venue": cited.venue,
        "doi": cited.doi,
        "kind": shown.kind,
        "topics": [reason.link.title for reason in shown.topics],
        "tags": [reason.link.title for reason in shown.tags],
        "captured": shown.listed[-1].captured.isoformat(),
        "citation_key": cited.key,
    }
    head = front_matter({name: value for name, value in fields.items() if value})
    text = head + "\n\n".join(_parts(shown)) + "\n"
    return Made(text, words=slots_in(text))


def _parts(shown: PaperShown) -> Iterator[str]:
    yield f"# {_text(shown.cited.title)}"
    if shown.card.text:
        yield f"> {_text(shown.card.text)}"
    if shown.abstract:
        yield f"## Abstract\n\n{_text(shown.abstract)}{' […]' if shown.cut else ''}"
    if shown.note:
        why = [f"Why read this: {_text(shown.note.why)}"] if shown.note.why else []
        words = [str(slot(shown.note.name))] if shown.note.has_words else []
        if why or words:
            yield "\n\n".join(["## The curator’s note", *why, *words])
    if shown.links:
        yield "## Links\n\n" + "\n".join(f"- {one.kind}: <{one.url}>" for one in shown.links)
    if shown.related:
        yield "## Related papers\n\n" + "\n".join(
            f"- {_link(link)}: {_text(reason)}" for link, reason in shown.related
        )


def _text(text: str) -> str:
    return plain_markdown(plain_text(text))


def _link(paper: Link) -> str:
    """A link to another paper's twin, which lies beside this one."""
    return f"[{_text(paper.title)}]({paper.url.removeprefix('papers/').rstrip('/')}.md)"
