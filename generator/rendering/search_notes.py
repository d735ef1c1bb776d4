"""Turns a note into what the search knows of it, and texts into the plain ones that it knows.

By itself, as a build of a note's new words has no need of what pages and papers are made with.
"""

from __future__ import annotations

from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from generator.model.content import Note
from generator.model.page import url_of
from generator.rendering.escape import one_line
from generator.rendering.formulas import plain_text
from generator.rendering.prose import Words, words_html
from generator.rendering.search_record import SearchRecord


def note_record(paper: str, title: str, said: Iterable[str], words: Words) -> SearchRecord | None:
    """A note's record, by its paper's id and title; None where it says nothing.

    `said` are the sentences in its front matter (see `said_in`), `words` is its body.
    """
    content = joined([*said, text_in(words)])
    if not content:
        return None
    name = plain(title) or paper
    return SearchRecord(note_address(paper), name, content, {"kind": ("note",)}, fields=("about",))


def note_address(paper: str) -> str:
    """Where a reader finds the note on a paper, by the paper's id: a record's `url`."""
    return f"{url_of(f'papers/{paper}.md')}#note"


def said_in(note: Note) -> tuple[str, ...]:
    """What a note says to readers outside its body."""
    return (note.why, note.card)


def by_address(records: Iterable[SearchRecord]) -> tuple[SearchRecord, ...]:
    """Records in the order of their addresses."""
    return tuple(sorted(records, key=lambda record: record.url))


def text_in(words: Words) -> str:
    """What a reader sees of Markdown."""
    html = words_html(words, "")
    return LexborHTMLParser(html).text() if html else ""


def joined(texts: Iterable[str]) -> str:
    """Texts as one, on one line."""
    return " ".join(filter(None, map(plain, texts)))


def plain(text: str) -> str:
    """Text on one line, with its formulas in Unicode."""
    return " ".join(one_line(plain_text(text)).split())
