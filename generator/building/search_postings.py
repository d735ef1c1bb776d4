"""Turns records' texts into lists of where each word stands, and keeps them while facets change.

That is what Pagefind's program does, which takes nine tenths of the time. Of its files those are
kept that a reader's search loads; for the rest (results' texts) there are files of our own.
"""

from __future__ import annotations

import gzip
import platform
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cbor2
import msgspec

from generator.building.checked import read_checked, write_checked
from generator.building.hashing import hash_of
from generator.building.search_program import LANGUAGE, READER, NoIndex, indexed, program_version
from generator.rendering.search_record import SearchRecord

FILE = "postings"
MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
RESULTS, CHUNKS = 1, 2
"""Where in the main file the results and the files of words stand."""
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
    files = indexed(records)
    empty = f"wasm.{LANGUAGE}.pagefind" not in files
    if empty:
        files = indexed([_SOME_WORD])
    try:
        language = msgspec.json.decode(files[ENTRY])["languages"][LANGUAGE]
        main = cbor2.loads(unpacked(files[f"pagefind.{language['hash']}.pf_meta"]))
        results = [] if empty else list(_results(files, main[RESULTS]))
        main[RESULTS] = []
        main[CHUNKS] = [] if empty else main[CHUNKS]
        paths = [*READER, *(chunk_path(name) for _, _, name in main[CHUNKS])]
        return Postings(
            key,
            files[ENTRY],
            cbor2.dumps(main),
            tuple(results),
            {path: files[path] for path in paths},
        )
    except (LookupError, TypeError, ValueError, cbor2.CBORError) as error:
        raise NoIndex(f"Pagefind's files have an unknown form: {error}") from error


def chunk_path(name: str) -> str:
    """Where the reader looks for a file of words."""
    return f"index/{name}.pf_index"


def unpacked(file: bytes) -> bytes:
    """What is in a file of Pagefind's: gzipped, after a mark of twelve bytes."""
    return gzip.decompress(file).removeprefix(MARK)


def _results(
    files: Mapping[str, bytes], results: Iterable[tuple[str, int]]
) -> Iterable[tuple[str, int]]:
    for name, length in results:
        fragment: dict[str, Any] = msgspec.json.decode(
            unpacked(files[f"fragment/{name}.pf_fragment"])
        )
        yield fragment["url"], _rounded(length)


def _rounded(length: int) -> int:
    """A length by which a result's score is judged, to 5 %: every search loads those of all."""
    spare = max(0, length.bit_length() - _LENGTH_BITS)
    return length + (1 << spare >> 1) >> spare << spare
