"""Turns records into the files of a search index: Pagefind's words, and texts and facets of ours.

Pagefind's own lists for filters and orders cost a reader much: all orders are loaded with any
search. And it has a file for each result's text, named by a hash in the one file that every search
loads. So that file, gzipped CBOR after a mark of twelve bytes, gets the names of our texts instead.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import cbor2
import msgspec

from generator.building.hashing import hash_of
from generator.building.search_program import LANGUAGE, READER, NoIndex, indexed, program_version
from generator.building.search_texts import facets_of, text_folders
from generator.rendering.search_record import SearchRecord

_MARK = b"pagefind_dcd"
_ENTRY = "pagefind-entry.json"
_RESULTS, _CHUNKS = 1, 2
"""Where in the main file the results and the files of words stand."""
_NAME = 10
"""Characters of a file's name that are a hash."""
_LENGTH_BITS = 4
_SOME_WORD = SearchRecord("x", "x", "x")
"""Without any word there would be no index, which the reader takes for a failure."""


class IndexFile(NamedTuple):
    """A file of an index, and how it is made."""

    path: str
    """Where it is looked for, in the index's folder."""
    name: str
    """A path that no other file ever has: files of one name have the same bytes."""
    make: Callable[[], bytes]


def index_files(records: Sequence[SearchRecord], inside: str = "") -> Iterator[IndexFile]:
    """The files of an index, and the reader's own beside the site's first one.

    `inside` leads from the folder of the site's first index to this one's. Raises NoIndex.
    """
    folders = list(text_folders(records))
    for folder in folders:
        for name, data in folder.files():
            yield _named(f"text/{name}", data)
    yield _unnamed("facets.json", facets_of(records, folders))
    ids = [f"{inside}{name}" for folder in folders for name in folder.ids()]
    names = {record.url: name for record, name in zip(records, ids, strict=True)}
    files = indexed(records)
    if f"wasm.{LANGUAGE}.pagefind" not in files:
        files, names = indexed([_SOME_WORD]), {}
    try:
        yield from _found(files, names)
    except (LookupError, TypeError, ValueError, cbor2.CBORError) as error:
        raise NoIndex(f"Pagefind's files have an unknown form: {error}") from error
    for path in () if inside else READER:
        yield IndexFile(path, f"{program_version()}.{path}", partial(bytes, files[path]))


def _found(files: Mapping[str, bytes], names: Mapping[str, str]) -> Iterator[IndexFile]:
    """What the reader looks words up in; `names` are those of the texts, by address."""
    entry = msgspec.json.decode(files[_ENTRY])
    language = entry["languages"][LANGUAGE]
    main = cbor2.loads(_unpacked(files[f"pagefind.{language['hash']}.pf_meta"]))
    main[_RESULTS] = list(_results(files, main[_RESULTS], names))
    main[_CHUNKS] = main[_CHUNKS] if names else []
    for path in (f"index/{name}.pf_index" for _, _, name in main[_CHUNKS]):
        yield _named(path, files[path])
    data = cbor2.dumps(main)
    language["hash"] = hash_of(data)[:_NAME]
    yield _named(f"pagefind.{language['hash']}.pf_meta", _packed(data))
    yield _unnamed(_ENTRY, msgspec.json.encode(entry))


def _results(
    files: Mapping[str, bytes], results: Iterable[tuple[str, int]], names: Mapping[str, str]
) -> Iterator[tuple[str, int]]:
    for name, length in results if names else ():
        fragment: dict[str, Any] = msgspec.json.decode(
            _unpacked(files[f"fragment/{name}.pf_fragment"])
        )
        yield names[fragment["url"]], _rounded(length)


def _rounded(length: int) -> int:
    """A length by which a result's score is judged, to 5 %: every search loads those of all."""
    spare = max(0, length.bit_length() - _LENGTH_BITS)
    return length + (1 << spare >> 1) >> spare << spare


def _named(path: str, data: bytes) -> IndexFile:
    """A file in whose path there is a hash of all that it is made of."""
    return IndexFile(path, path, partial(bytes, data))


def _unnamed(path: str, data: bytes) -> IndexFile:
    """A file whose path is known beforehand."""
    return IndexFile(path, f"{hash_of(data)[:_NAME]}.{path}", partial(bytes, data))


def _unpacked(file: bytes) -> bytes:
    return gzip.decompress(file).removeprefix(_MARK)


def _packed(data: bytes) -> bytes:
    """Compressed the same way every time."""
    return gzip.compress(_MARK + data, 9, mtime=0)
