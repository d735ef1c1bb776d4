"""Fills pages with the words of notes as they are written, and keeps them unfilled for later ones.

A page's own key names its text with slots, in `.cache/words/`. What is published has a key of that
and of the words, so that it is written again when either changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.building.checked import read_checked, write_checked
from generator.building.edition import Edition
from generator.building.hashing import Named, hash_of, named
from generator.building.inputs import Inputs
from generator.building.writing import place_of
from generator.rendering.prose import Words
from generator.rendering.words import filled

_FOLDER = "words"
_RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note as the last build had it."""

    name: str
    frame: str
    """A hash of all that it says but the words of its body."""
    words: Words


class Slotted(NamedTuple):
    """A page with slots for notes' words."""

    key: str
    """Of its text without them."""
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptWords:
    """Where a build put which words."""

    of: str
    """A hash of the build's inputs."""
    notes: Mapping[str, KeptNote] = field(default_factory=dict)
    """The notes whose words are shown, by their files' paths."""
    pages: Mapping[str, Slotted] = field(default_factory=dict)
    """The pages that show them, by path."""


class Text(NamedTuple):
    """A page's whole text, in UTF-8, and the notes whose words it has slots for."""

    text: Named
    notes: tuple[str, ...]


def read_words(cache: Path, inputs: Inputs) -> KeptWords | None:
    """What the build of these inputs kept; None where it isn't known."""
    body = read_checked(cache / _FOLDER / _RECORD)
    try:
        kept = msgspec.json.decode(body, type=KeptWords) if body else None
    except ValueError:  # msgspec's own errors are ValueErrors
        return None
    return kept if kept and kept.of == hash_of(repr(inputs)) else None


class SlottedPages:
    """The pages of one build as they are written into its edition."""

    def __init__(self, edition: Edition, cache: Path, notes: Mapping[str, KeptNote]) -> None:
        self._edition = edition
        self._folder = cache / _FOLDER
        self._notes = notes
        self._words = {note.name: note.words for note in notes.values()}
        kept = read_words(cache, edition.last.inputs) if edition.last else None
        self._last = kept.pages if kept else {}
        self._pages: dict[str, Slotted] = {}

    def knows(self, path: str, key: str) -> bool:
        """Whether the page that the key names was there before; `want` may still miss its text."""
        last = self._last.get(path)
        is_slotted = last is not None and last.key == key
        return is_slotted or self._edition.has(place_of(path), key)

    def want(self, path: str, key: str) -> bool:
        """Want the page at a path, whose text without words the key names; whether it is there."""
        last = self._last.get(path)
        if last and last.key == key and self.refill(path, last):
            return True
        if self._edition.has(place_of(path), key):
            self._edition.keep(place_of(path))
            return True
        return False

    def add(self, path: str, key: str, made: Text) -> None:
        """Write a page that isn't there."""
        if made.notes:
            write_checked(self._folder / key, made.text.data)
            self.refill(path, Slotted(key, made.notes))
        else:
            self._edition.write(place_of(path), key, made.text)

    def refill(self, path: str, page: Slotted) -> bool:
        """Want an earlier build's page with the words of now; whether its text is at hand."""
        key = hash_of(page.key, *(repr(self._words.get(name)) for name in page.notes))
        if self._edition.has(place_of(path), key):
            self._edition.keep(place_of(path))
        else:
            body = read_checked(self._folder / page.key)
            if body is None or not self._words.keys() >= set(page.notes):
                return False
            text = filled(body.decode(), path, self._words)
            self._edition.write(place_of(path), key, named(text.encode()))
        self._pages[path] = page
        return True

    def remember(self, inputs: Inputs) -> None:
        """Remember this build's words and pages, and nothing of other builds."""
        kept = KeptWords(hash_of(repr(inputs)), self._notes, self._pages)
        write_checked(self._folder / _RECORD, msgspec.json.encode(kept))
        wanted = {_RECORD, *(page.key for page in self._pages.values())}
        for file in self._folder.iterdir():
            if file.name not in wanted:
                file.unlink(missing_ok=True)
