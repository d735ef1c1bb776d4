"""Turns the archive into data for machines: JSON Lines with its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from generator.model.content import Facts
from generator.model.judgement import Judgement
from generator.model.page import Made, Page, url_of
from generator.model.paper import Paper, PaperId
from generator.rendering.view import View
from generator.rendering.words import slot, slots_in

_JSON = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Archive:
    """All papers and what is said of them, side by side, for `papers.jsonl`."""

    url: str
    papers: tuple[Paper, ...]
    """Without the words of their notes."""
    judgements: tuple[Judgement, ...]
    keys: tuple[str, ...]
    """Under which they are cited."""
    short: bool
    """Whether texts that the dump has in the same words aren't said twice."""


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note for `notes.jsonl`, but for its words."""

    name: str
    paper: PaperId
    title: str
    rating: int | None
    why: str
    date: date | None


def exports_of(view: View) -> Iterator[Page]:
    """`papers.jsonl`, its schema, and `notes.jsonl`."""
    papers = view.papers
    judgements = tuple(view.judgements[paper] for paper in papers)
    keys = tuple(view.keys[paper] for paper in papers)
    shown = tuple(map(_without_words, papers.values()))
    archive = Archive(view.settings.url, shown, judgements, keys, not view.settings.twins)
    yield Page("papers.jsonl", archive, papers_made)
    yield Page("papers.schema.json", None, schema_made)
    yield Page("notes.jsonl", _notes(view), notes_made)


def _without_words(paper: Paper) -> Paper:
    if paper.note is None:
        return paper
    return replace(paper, note=replace(paper.note, body=replace(paper.note.body, text="")))


# --- Notes ---------------------------------------------------------------------------------------


def _notes(view: View) -> tuple[NoteRecord, ...]:
    return tuple(
        NoteRecord(n.paper, paper.id, paper.title, n.rating, n.why, n.written)
        for paper in view.papers.values()
        if (n := paper.note)
    )


def notes_made(notes: tuple[NoteRecord, ...]) -> Made:
    """`notes.jsonl`: a line a note, its words as Markdown."""
    text = "".join(map(_note_line, notes))
    return Made(text, words=slots_in(text))


def _note_line(note: NoteRecord) -> str:
    known = {
        "paper": note.paper,
        "title": note.title,
        "rating": note.rating,
        "why": note.why,
        "date": note.date,
    }
    said = {name: value for name, value in known.items() if value not in ("", None)}
    return f'{_JSON.encode(said).decode()[:-1]},"body":{slot(note.name)}}}\n'


# --- Papers --------------------------------------------------------------------------------------


def papers_made(archive: Archive) -> Made:
    """`papers.jsonl`: a line a paper."""
    # One buffer for all: a list of so many lines takes as much memory again as the file.
    lines = bytearray()
    for paper, judged, key in zip(archive.papers, archive.judgements, archive.keys, strict=True):
        made = record(paper, judged, key, archive.url)
        _JSON.encode_into(_short(made) if archive.short else made, lines, -1)
        lines += b"\n"
    return Made(lines.decode())


def schema_made(_: None) -> Made:
    """`papers.schema.json`."""
    return Made(json.dumps(schema(), indent=1) + "\n")


def record(paper: Paper, judged: Judgement, key: str, site_url: str) -> dict[str, Any]:
    """A paper as a line of `papers.jsonl` says it, in values that msgspec writes: see `schema`."""
    return {
        "id": paper.id,
        "key": key,
        "url": site_url + url_of(f"papers/{paper.id}.md"),
        "title": paper.title,
        "raw_title": paper.raw_title,
        "former_titles": paper.former_titles,
        "abstract": paper.abstract,
        "raw_abstract": paper.raw_abstract,
        "cut": paper.cut,
        "summary": paper.summary,
        "card": judged.card,
        "kind": judged.kind,
        "topics": [{"slug": t.slug, "by": t.by, "evidence": t.evidence} for t in judged.topics],
        "tags": judged.tags,
        "related": judged.related,
        "mentions": [m.id for m in judged.mentions],
        "mentioned_by": [m.id for m in judged.mentioned_by],
        "links": [{"url": ln.url, "kind": ln.kind} for ln in paper.links],
        "dumps": [
            {"slug": a.digest, "captured": a.captured, "position": a.position}
            for a in paper.appearances
        ],
        "facts": _facts(paper),
        "note": _note(paper),
    }


def _short(made: dict[str, Any]) -> dict[str, Any]:
    """The line with null for a raw text that is the text itself."""
    same = {raw: None for name in ("title", "abstract") if made[raw := f"raw_{name}"] == made[name]}
    return made | same


def _facts(paper: Paper) -> dict[str, Any]:
    known = {
        "arxiv": paper.arxiv,
        "authors": paper.authors,
        "year": paper.year,
        "venue": paper.venue,
        "categories": paper.categories,
        "comment": paper.comment,
        "doi": paper.doi,
        "doubtful": _doubtful(paper.doubtful) if paper.doubtful else None,
        "published": paper.published,
        "organization": paper.organization,
        "votes": paper.votes,
        "comments": paper.comments,
        "keywords": paper.keywords,
    }
    return {name: value for name, value in known.items() if value not in ("", None, ())}


def _doubtful(facts: Facts) -> dict[str, Any]:
    """What may be of the paper: what it is called there, where that is, and how far it agrees."""
    said = {
        "matched": facts.matched,
        "arxiv": facts.arxiv,
        "doi": facts.doi,
        "source": facts.source,
        "similarity": facts.similarity,
    }
    return {name: value for name, value in said.items() if value not in ("", None, ())}


def _note(paper: Paper) -> dict[str, Any] | None:
    note = paper.note
    if note is None:
        return None
    said = {"rating": note.rating, "why": note.why, "pick": note.pick, "date": note.written}
    return {name: value for name, value in said.items() if value not in ("", None, False)}


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_RAW = {
    "type": ["string", "null"],
    "description": "as the dump has it; null where it is the text above, in a site without twins",
}
_NUMBER = {"type": "integer", "minimum": 0}
_DAY = {"type": "string", "format": "date"}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _some(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


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
            key={**_TEXT, "description": "under which it is cited"},
            url=_TEXT,
            title=_TEXT,
            raw_title=_RAW,
            former_titles=_TEXTS,
            abstract=_TEXT,
            raw_abstract=_RAW,
            cut={"type": "boolean"},
            summary=_TEXT,
            card=_object(
                text=_TEXT, source={"enum": ["abstract", "summary", "note"]}, numbers=_TEXT
            ),
            kind=_TEXT,
            topics=_many(**evidence, evidence=_TEXTS),
            tags=_many(**evidence, evidence=_TEXTS),
            related=_many(id=_TEXT, score={"type": "number"}, reason=_TEXT),
            mentions=_TEXTS,
            mentioned_by=_TEXTS,
            links=_many(url=_TEXT, kind=_TEXT),
            dumps=_many(slug=_TEXT, captured=_DAY, position={"type": "integer", "minimum": 1}),
            facts=_some(
                arxiv=_TEXT,
                authors=_TEXTS,
                year=_NUMBER,
                venue=_TEXT,
                categories=_TEXTS,
                comment=_TEXT,
                doi=_TEXT,
                doubtful={"type": "object"},
                published=_DAY,
                organization=_TEXT,
                votes=_NUMBER,
                comments=_NUMBER,
                keywords=_TEXTS,
            ),
            note={
                **_some(rating=_NUMBER, why=_TEXT, pick={"type": "boolean"}, date=_DAY),
                "type": ["object", "null"],
                "description": "its words are in notes.jsonl",
            },
        ),
    }
