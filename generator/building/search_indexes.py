"""Puts a site's search indexes into its editions, and renews that of what people write alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from mkdocs.exceptions import Abort

from generator.building.checked import read_checked, write_checked
from generator.building.edition import Edition
from generator.building.hashing import hash_of
from generator.building.inputs import Inputs
from generator.building.kept_index import INSIDE, PLACE, KeptIndex, SearchError, records_key
from generator.model.paper import Paper
from generator.rendering.prose import Words
from generator.rendering.search_notes import by_address, note_address, note_record, said_in
from generator.rendering.search_record import SearchRecord, SearchRecords

_LATER = 3.0
"""Seconds for which `serve` lets a new index of the archive wait for the next change."""


class Noted(NamedTuple):
    """What a paper's note is indexed with beside its words."""

    title: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote, as the last build indexed it."""

    of: str = ""
    """A hash of the build's inputs."""
    notes: Mapping[str, Noted] = field(default_factory=dict)
    """By the paper's id."""
    records: tuple[SearchRecord, ...] = ()


class Indexes:
    """A site's indexes, for all builds of a process; what can't be made ends the build."""

    def __init__(self, cache: Path, serving: bool) -> None:
        self._archive, self._recent, self._words = (KeptIndex(cache, name) for name in INSIDE)
        self._file = cache / "search" / "words.json"
        self._serving = serving
        self._written = Written()

    def begin(self, archive: Sequence[SearchRecord]) -> None:
        """Begin with the texts of the first papers, while these are judged; `start` follows."""
        if not self._serving:
            self._archive.begin(archive)

    def start(self, records: SearchRecords, papers: Iterable[Paper]) -> None:
        """Begin to make the indexes of records; notes are those of the papers."""
        for index, its in ((self._archive, records.archive), (self._recent, records.recent)):
            later = _LATER if self._serving and not index.is_empty else 0.0
            index.start(records_key(its), partial(tuple[SearchRecord, ...], its), later)
        notes: dict[str, Noted] = {p.id: Noted(p.title, said_in(p.note)) for p in papers if p.note}
        self._start_words(Written("", notes, records.words))

    def renew(self, last: Inputs, words: Mapping[str, Words]) -> bool:
        """Begin to index notes' new words; whether the last build's records are at hand.

        `words` are those of the changed notes, by their papers' ids.
        """
        written = self._read()
        if written.of != hash_of(repr(last)):
            return False
        records = {record.url: record for record in written.records}
        for paper in words.keys() & written.notes.keys():  # no others have a page
            records.pop(note_address(paper), None)
            record = note_record(paper, *written.notes[paper], words[paper])
            records |= {record.url: record} if record else {}
        self._start_words(replace(written, records=by_address(records.values())))
        return True

    def _start_words(self, written: Written) -> None:
        self._written = written
        records = written.records
        self._words.start(records_key(records), partial(tuple[SearchRecord, ...], records))

    def add(self, edition: Edition) -> None:
        """Want all indexes' files; in `serve` the papers' last ones, where there are any."""
        for index in (self._archive, self._recent):
            self._add(edition, index, wait=not self._serving or index.is_empty)
        self._add(edition, self._words, wait=True)

    @property
    def renewed(self) -> str:
        """The folder of a site in which `renew` changes files."""
        return PLACE if self._serving else f"{PLACE}{INSIDE['words']}"

    def add_renewed(self, edition: Edition) -> None:
        """Want the files in the folder `renewed`; the papers' may have been late for `serve`."""
        if self._serving:
            self._add(edition, self._archive, wait=False)
            self._add(edition, self._recent, wait=False)
        self._add(edition, self._words, wait=True)

    def _add(self, edition: Edition, index: KeptIndex, wait: bool) -> None:
        try:
            files = index.files(wait)
        except SearchError as error:
            raise Abort(str(error)) from error
        for path, (file, data) in files.items():
            edition.place(path, file, data)

    def remember(self, inputs: Inputs) -> None:
        """Remember what was indexed of a build with these inputs. Raises OSError."""
        self._written = replace(self._written, of=hash_of(repr(inputs)))
        write_checked(self._file, msgspec.json.encode(self._written))

    def _read(self) -> Written:
        body = read_checked(self._file)
        try:
            return msgspec.json.decode(body, type=Written) if body else Written()
        except ValueError:  # msgspec's own errors are ValueErrors
            return Written()

    def stop(self) -> None:
        """Give up what is being made."""
        for index in (self._archive, self._recent, self._words):
            index.stop()
