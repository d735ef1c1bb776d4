"""Turns records into the files of a search index, in the format of Pagefind 1.5.

Its files are gzipped CBOR after a mark of twelve bytes. An entry names the main file, which names
all results and the chunks of words; what a name stands for never changes, as hashes are in it. What
results are shown, filtered and sorted by is in files for the site's own script: Pagefind's reader
would load all orders with any search, and counts slowly.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from generator.building.hashing import hash_of
from generator.building.search_cbor import array, number, text
from generator.building.search_chunks import Chunk, chunks_of
from generator.building.search_postings import postings_of
from generator.building.search_texts import facets_of, text_folders
from generator.building.search_words import INCLUDED
from generator.rendering.search_record import SearchRecord

_MARK = b"pagefind_dcd"
_LANGUAGE = "en"
_NAME = 10
"""Characters of a file's name that are a hash."""
_LENGTH_BITS = 4


class IndexFile(NamedTuple):
    """A file of an index, and how it is made."""

    path: str
    """Where it is looked for, in the index's folder."""
    name: str
    """A path that no other file ever has: files of one name have the same bytes."""
    make: Callable[[], bytes]


def index_files(
    records: Sequence[SearchRecord], version: str, inside: str = ""
) -> Iterator[IndexFile]:
    """The files of an index for the reader of a version of Pagefind.

    `inside` leads from the folder of the site's first index to this one's. Raises ValueError for
    more records than an index can have.
    """
    folders = list(text_folders(records))
    for folder in folders:
        for name, data in folder.files():
            yield _named(f"text/{name}", partial(bytes, data))
    yield _unnamed("facets.json", facets_of(records, folders))
    results = [f"{inside}{name}" for folder in folders for name in folder.ids()]
    yield from _found(records, results, version)


def _found(
    records: Sequence[SearchRecord], results: Sequence[str], version: str
) -> Iterator[IndexFile]:
    """What the reader looks words up in."""
    postings = postings_of(records)
    chunks = tuple(chunks_of(postings))
    folder = hash_of(*(chunk.data for chunk in chunks))[:_NAME]
    names = [f"{folder}/{number:x}" for number in range(len(chunks))]
    for name, chunk in zip(names, chunks, strict=True):
        yield _named(f"index/{name}.pf_index", partial(_packed, chunk.data))
    main = _main(
        version, zip(results, postings.lengths, strict=True), names, chunks, postings.fields
    )
    name = hash_of(main)[:_NAME]
    yield _named(f"pagefind.{name}.pf_meta", partial(_packed, main))
    language = {"hash": name, "wasm": _LANGUAGE, "page_count": len(records)}
    languages, signs = {_LANGUAGE: language}, list(INCLUDED)
    entry = {"version": version, "languages": languages, "include_characters": signs}
    yield _unnamed("pagefind-entry.json", msgspec.json.encode(entry))


def _main(
    version: str,
    results: Iterable[tuple[str, int]],
    names: Sequence[str],
    chunks: Sequence[Chunk],
    fields: Sequence[str],
) -> bytes:
    """The file that is loaded first: all results with their lengths, and which words are where."""
    table = zip(_ranges(chunks), names, strict=True)
    return array(
        [
            text(version),
            array([array([text(name), number(_rounded(length))]) for name, length in results]),
            array([array([*map(text, (*ends, name))]) for ends, name in table]),
            array([]),  # filters
            array([]),  # orders
            array([text(field) for field in fields]),
        ]
    )


def _named(path: str, make: Callable[[], bytes]) -> IndexFile:
    """A file in whose path there is a hash of all that it is made of."""
    return IndexFile(path, path, make)


def _unnamed(path: str, data: bytes) -> IndexFile:
    """A file whose path is known beforehand."""
    return IndexFile(path, f"{hash_of(data)[:_NAME]}.{path}", partial(bytes, data))


def _ranges(chunks: Sequence[Chunk]) -> Iterator[tuple[str, str]]:
    """The words from and to which chunks go, as short as they can be told from their neighbours."""
    before, behind = ["", *(c.last for c in chunks)], [*(c.first for c in chunks[1:]), ""]
    for chunk, last, first in zip(chunks, before, behind, strict=False):
        begin = _told_from(chunk.first, last)
        end = _told_from(chunk.last, first) if first else chunk.last
        yield begin, max(end, begin)


def _told_from(word: str, other: str) -> str:
    """The beginning of a word up to the first sign in which it differs from another."""
    pairs = enumerate(zip(word, other, strict=False))
    return word[: 1 + next((at for at, (one, two) in pairs if one != two), len(other))]


def _rounded(length: int) -> int:
    """A length by which a result's score is judged, to 5 %: every search loads those of all."""
    spare = max(0, length.bit_length() - _LENGTH_BITS)
    return length + (1 << spare >> 1) >> spare << spare


def _packed(data: bytes) -> bytes:
    """Compressed the same way every time."""
    return gzip.compress(_MARK + data, 6, mtime=0)
