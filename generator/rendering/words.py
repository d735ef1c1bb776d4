"""Puts the words of notes into pages last: a page holds slots, which are filled as it is written.

So a note whose words changed touches the pages with its slot, and nothing else is made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from markupsafe import Markup

from generator.model.content import Note
from generator.model.page import root_of, url_of
from generator.model.paper import Paper
from generator.model.site import Site
from generator.rendering.escape import slot_mark
from generator.rendering.prose import Words, linked, words_html, words_in

_SLOT = re.compile("\x01([a-z0-9-]+):([A-Za-z0-9_.~%-]+)\x01")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def slot(note: str, prefix: str = "note") -> Markup:
    """A place for the words of the note with this name; ids in them get the prefix."""
    return slot_mark(f"{prefix}:{quote(note, safe='')}")


def slots_in(text: str) -> tuple[str, ...]:
    """The names of the notes whose words a text has slots for, each once."""
    if "\x01" not in text:
        return ()
    return tuple(dict.fromkeys(unquote(match[2]) for match in _SLOT.finditer(text)))


def filled(text: str, path: str, words: Mapping[str, Words]) -> str:
    """The text of the page or file at a path with the words in their slots.

    In a page that is clean HTML on one line; in JSON Lines, the Markdown as a JSON string; in a
    page's twin, Markdown whose links are resolved. Raises KeyError for a note without words: a
    mistake in this code. For files with slots alone, see `Made.words`: what people wrote may hold
    what looks like one.
    """

    def put(match: re.Match[str]) -> str:
        own = words[unquote(match[2])]
        if path.endswith(".jsonl"):
            return json.dumps(own.text.strip(), ensure_ascii=False)
        if path.endswith(".md.txt"):
            return linked(own, lambda target: f"../{url_of(target)}").strip()
        return words_html(own, root_of(path), match[1])

    return _SLOT.sub(put, text)


def words_of(site: Site) -> dict[str, Words]:
    """The words of every note that is shown, by its name."""
    noted = (paper.note for paper in site.papers.values() if paper.note)
    return {note.paper: words_in(note.body, site.targets) for note in (*noted, *site.orphans)}


def has_words(note: Note) -> bool:
    """Whether a reader sees anything of a note's body."""
    return bool(_COMMENT.sub("", note.body.text).strip())


def is_noted(paper: Paper) -> bool:
    """Whether a reader is told that a paper has a note: not of one that only corrects, or waits."""
    note = paper.note
    said = note and (note.why or note.card or note.rating or note.links or has_words(note))
    return bool(said)
