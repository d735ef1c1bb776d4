"""A build in which only the words of notes have changed: their pages are filled again, no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.building.edition import Edition
from generator.building.hashing import hash_of
from generator.building.record import Record
from generator.building.slotted import KeptNote, KeptWords, SlottedPages, read_words
from generator.cataloguing.unshown import unshown
from generator.model.content import Note, Prose
from generator.reading.notes import parse_note
from generator.reading.text import decode
from generator.reading.wikilinks import find_links
from generator.rendering.prose import Words
from generator.rendering.words import has_words

if TYPE_CHECKING:  # a site without search needn't wait for what makes one
    from generator.building.search_indexes import Indexes


def kept_notes(
    notes: Iterable[Note], words: Mapping[str, Words], lasting: Collection[str]
) -> dict[str, KeptNote]:
    """What is to be remembered of the notes that are shown, by their files' paths.

    Of the `lasting` ones, whose words stand in a page that MkDocs made, no frame is ever the same.
    """
    return {
        note.place.path: KeptNote(
            note.paper, "" if note.paper in lasting else _frame(note), words[note.paper]
        )
        for note in notes
    }


def _frame(note: Note) -> str:
    """A hash of all that a note says but the words in its body: its links count too."""
    links = sorted({(str(link.kind), link.target) for link in find_links(note.body.text)})
    rest = replace(note, body=Prose("", note.body.place))
    return hash_of(repr(rest), repr(links), repr(has_words(note)))


def renew(
    edition: Edition,
    changed: Collection[str],
    content: Path,
    cache: Path,
    indexes: Indexes | None,
) -> SlottedPages | None:
    """Bring the last build's site to the words of now; None where more than words changed.

    `changed` are paths of files below the folder `content`. What might be a problem to tell of is
    more than words too. After None the edition is of no use.
    """
    last = edition.last
    kept = read_words(cache, last.inputs) if last else None
    if last is None or kept is None:
        return None
    notes = _renewed_notes(kept, last, changed, content)
    if notes is None:
        return None
    if indexes:
        new = (notes[_name(content, path)] for path in changed)
        if not indexes.renew(last.inputs, {note.name: note.words for note in new}):
            return None
    if edition.altered:
        return None
    pages = SlottedPages(edition, cache, notes)
    edition.keep_all(besides=indexes.renewed if indexes else None)
    edition.prepare()
    return pages if all(pages.refill(path, page) for path, page in kept.pages.items()) else None


def _renewed_notes(
    kept: KeptWords, last: Record, changed: Collection[str], content: Path
) -> dict[str, KeptNote] | None:
    notes = dict(kept.notes)
    for path in changed:
        name = _name(content, path)
        if name not in notes or any(one.text.startswith(f"{name}:") for one in last.said):
            return None
        new = _renewed(notes[name], content / path, name)
        if new is None:
            return None
        notes[name] = new
    return notes


def _name(content: Path, path: str) -> str:
    return f"{content.name}/{path}"


def _renewed(old: KeptNote, file: Path, name: str) -> KeptNote | None:
    try:
        text, problems = decode(file.read_bytes(), name)
    except OSError:
        return None
    if problems:
        return None
    note, problems = parse_note(text, name)
    if problems or unshown([note.body]) or _frame(note) != old.frame:
        return None
    known = dict(zip(_targets(old.words.text), old.words.targets, strict=True))
    targets = tuple(known[target] for target in _targets(note.body.text))
    return replace(old, words=Words(note.body.text, targets))


def _targets(text: str) -> list[tuple[str, str]]:
    return [(str(link.kind), link.target) for link in find_links(text)]
