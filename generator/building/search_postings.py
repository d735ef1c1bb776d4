"""Turns records' texts into lists of where each word stands, and keeps them while facets change.

That is what Pagefind's program does, which takes most of the time. Of its files those are kept that
a reader's search loads; for the rest (results' texts) there are files of our own.
"""

from __future__ import annotations

import platform
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import cbor2
import msgspec

from generator.building.checked import read_checked, write_checked
from generator.building.hashing import hash_of
from generator.building.search_format import CHUNKS, FIELDS, RESULTS, chunk_path
from generator.building.search_program import READER, NoIndex, indexed, program_version
from generator.building.search_segments import (
    Segment,
    chunk_table,
    chunks_of,
    fields_of,
    parted,
    segment_of,
)
from generator.rendering.search_record import SearchRecord

FILE = "postings"
_PACKAGES = ("cbor2", "msgspec")
_LENGTH_BITS = 4
_SOME_WORD = SearchRecord("x", "x", "x")
"""Without any word there would be no index, which the reader takes for a failure."""


@dataclass(frozen=True, slots=True)
class Postings:
    """What Pagefind's program made of records' texts."""

    key: str
    """Of these texts and of what made it."""
    entry: bytes
    """JSON: what the reader loads first."""
    main: bytes
    """CBOR: what every search loads; its results are empty."""
    results: tuple[tuple[str, int], ...]
    """Each result's address, and its length in words, to 5 %."""
    files: Mapping[str, bytes]
    """The files of words, and the reader's own, by path."""


@cache
def code_key() -> str:
    """A hash of all that turns records into files. Raises NoIndex where Pagefind is missing."""
    folder = Path(__file__).parent
    code = sorted(folder.glob("search_*.py"))
    versions = [f"{package} {version(package)}" for package in _PACKAGES]
    around = [platform.python_version(), zlib.ZLIB_RUNTIME_VERSION, program_version()]
    return hash_of(*versions, *around, *(path.read_bytes() for path in code))


def postings_key(records: Iterable[SearchRecord]) -> str:
    """A hash of records' texts, without their facets. Raises NoIndex where Pagefind is missing."""
    texts = [(one.url, one.title, one.content, one.fields) for one in records]
    return hash_of(code_key(), msgspec.msgpack.encode(texts))


def postings_of(records: Sequence[SearchRecord], folder: Path) -> Postings:
    """The postings of records: those in the folder, or new ones, which are kept there.

    Raises OSError where they can't be written, NoIndex where Pagefind makes none.
    """
    key = postings_key(records)
    body = read_checked(folder / FILE)
    try:
        kept = msgspec.msgpack.decode(body, type=Postings) if body else None
    except ValueError:  # msgspec's own errors are ValueErrors
        kept = None
    if kept and kept.key == key:
        return kept
    made = _made(key, records)
    write_checked(folder / FILE, msgspec.msgpack.encode(made))
    return made


def _made(key: str, records: Sequence[SearchRecord]) -> Postings:
    try:
        segments = list(filter(None, (segment_of(indexed(part)) for part in parted(records))))
        first = segments[0] if segments else segment_of(indexed([_SOME_WORD]))
        if not first:
            raise LookupError("there is no index of one word")
        chunks = list(chunks_of(segments))
        main = [*first.main]
        main[RESULTS], main[CHUNKS], main[FIELDS] = [], chunk_table(chunks), fields_of(segments)
        return Postings(
            key,
            first.entry,
            cbor2.dumps(main),
            tuple(chain.from_iterable(map(_results, segments))),
            {path: first.files[path] for path in READER}
            | {chunk_path(chunk.name): chunk.file for chunk in chunks},
        )
    except (LookupError, TypeError, ValueError, OSError, EOFError, cbor2.CBORError) as error:
        raise NoIndex(f"Pagefind's files have an unknown form: {error}") from error


def _results(segment: Segment) -> Iterator[tuple[str, int]]:
    lengths = (_rounded(length) for _, length in segment.main[RESULTS])
    return zip(segment.urls, lengths, strict=True)


def _rounded(length: int) -> int:
    """A length by which a result's score is judged, to 5 %: every search loads those of all."""
    spare = max(0, length.bit_length() - _LENGTH_BITS)
    return length + (1 << spare >> 1) >> spare << spare
