"""Turns the archive into data for machines: JSON Lines with its schema, and BibTeX."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.model import Judgement, Page, Paper, PaperId, url_of
from generator.rendering.citations import bibliography, bibtex_entry
from generator.rendering.layout import file
from generator.rendering.view import View


def exports_of(view: View) -> Iterator[Page]:
    """`papers.jsonl`, its schema, and BibTeX for the site, each topic and each paper."""
    url = view.settings.url
    yield file("papers.jsonl", lambda: "".join(_lines(view)))
    yield file("papers.schema.json", lambda: json.dumps(schema(), indent=1) + "\n")
    yield _bibliography("papers.bib", view.papers, view)
    for topic in view.site.topics:
        yield _bibliography(f"topics/{topic.slug}.bib", topic.papers, view)
    for paper in view.papers.values():
        yield file(f"papers/{paper.id}.bib", partial(bibtex_entry, paper, url))


def _bibliography(path: str, ids: Iterable[PaperId], view: View) -> Page:
    return file(path, lambda: bibliography((view.papers[i] for i in ids), view.settings.url))


def _lines(view: View) -> Iterator[str]:
    return (_line(record(p, view.judgements[p.id], view)) for p in view.papers.values())


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def record(paper: Paper, judged: Judgement, view: View) -> dict[str, Any]:
    """A paper as an object of `papers.jsonl`: see `schema`."""
    return {
        "id": paper.id,
        "url": view.settings.url + url_of(f"papers/{paper.id}.md"),
        "title": paper.title,
        "raw_title": paper.raw_title,
        "abstract": paper.abstract,
        "raw_abstract": paper.raw_abstract,
        "cut": paper.cut,
        "summary": paper.summary,
        "card": {"text": judged.card.text, "source": judged.card.source},
        "kind": judged.kind,
        "topics": [
            {"slug": t.slug, "by": t.by, "evidence": list(t.evidence)} for t in judged.topics
        ],
        "tags": [{"slug": t.slug, "by": t.by, "evidence": list(t.evidence)} for t in judged.tags],
        "related": [{"id": r.id, "score": r.score, "reason": r.reason} for r in judged.related],
        "mentions": [m.id for m in judged.mentions],
        "links": [{"url": ln.url, "kind": ln.kind} for ln in paper.links],
        "dumps": [
            {"slug": a.digest, "captured": a.captured.isoformat(), "position": a.position}
            for a in paper.appearances
        ],
        "facts": _facts(paper),
        "note": _note(paper),
    }


def _facts(paper: Paper) -> dict[str, Any]:
    known = {
        "arxiv": paper.arxiv,
        "authors": list(paper.authors),
        "year": paper.year,
        "venue": paper.venue,
        "categories": list(paper.categories),
        "published": paper.published.isoformat() if paper.published else None,
        "organization": paper.organization,
        "votes": paper.votes,
        "comments": paper.comments,
        "keywords": list(paper.keywords),
    }
    return {name: value for name, value in known.items() if value not in ("", None, [])}


def _note(paper: Paper) -> dict[str, Any] | None:
    note = paper.note
    if note is None:
        return None
    written = {
        "rating": note.rating,
        "why": note.why,
        "pick": note.pick,
        "date": note.written.isoformat() if note.written else None,
        "body": note.body.text.strip(),
    }
    return {name: value for name, value in written.items() if value not in ("", None, False)}


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _many(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _object(**properties)}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a line of `papers.jsonl`."""
    evidence = {"slug": _TEXT, "by": {"enum": ["phrase", "similarity", "curator"]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A paper of the digest",
        **_object(
            id=_TEXT,
            url=_TEXT,
            title=_TEXT,
            raw_title=_TEXT,
            abstract=_TEXT,
            raw_abstract=_TEXT,
            cut={"type": "boolean"},
            summary=_TEXT,
            card=_object(text=_TEXT, source={"enum": ["abstract", "summary", "note"]}),
            kind=_TEXT,
            topics=_many(**evidence, evidence=_TEXTS),
            tags=_many(**evidence, evidence=_TEXTS),
            related=_many(id=_TEXT, score={"type": "number"}, reason=_TEXT),
            mentions=_TEXTS,
            links=_many(url=_TEXT, kind=_TEXT),
            dumps=_many(slug=_TEXT, captured=_TEXT, position={"type": "integer", "minimum": 1}),
            facts={"type": "object"},
            note={"type": ["object", "null"]},
        ),
    }
