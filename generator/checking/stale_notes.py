"""Finds notes whose paper's abstract has changed since they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.cataloguing.identity import title_key
from generator.model.content import Content, Entry, Note
from generator.model.paper import Appearance, Paper
from generator.model.problems import Level, Problem
from generator.model.site import Site

_Entries = Mapping[tuple[str, int], Entry]
"""The entries by dump and place in it."""


def stale_notes(content: Content, site: Site) -> Iterator[Problem]:
    """A notice for each note with a day after which a dump brought the abstract that counts now.

    The day is the note's `as-of`, the capture that its writer read, or else its `date`. A note
    without either may be about any abstract. White space and punctuation are no change.
    """
    entries = {(dump.slug, e.position): e for dump in content.dumps for e in dump.entries}
    for paper in (*site.papers.values(), *site.hidden):
        if paper.note and (cause := _changed_by(paper, paper.note, entries)):
            yield _stale(paper.note, cause)


def _changed_by(paper: Paper, note: Note, entries: _Entries) -> Appearance | None:
    """The appearance whose abstract is another than any that the note's writer could know."""
    day = note.as_of or note.written
    if day is None or day < paper.first_captured:
        return None
    now = title_key(paper.raw_abstract)
    known = {_key(at, entries) for at in paper.appearances if at.captured <= day}
    if now in known or known == {""}:
        return None
    later = (at for at in paper.appearances if at.captured > day and _key(at, entries) == now)
    return next(later, None)


def _key(at: Appearance, entries: _Entries) -> str:
    """What counts of an entry's abstract: its letters and digits."""
    entry = entries.get((at.digest, at.position))
    return title_key(entry.abstract) if entry else ""


def _stale(note: Note, cause: Appearance) -> Problem:
    own = ", which the note's own `abstract` replaces" if note.abstract else ""
    message = f"the dump of {cause.captured} has another abstract than this note was written about"
    hint = f"read {cause.place}{own}; then write `as-of: {cause.captured}`"
    return Problem(Level.NOTICE, note.place, message, hint)
