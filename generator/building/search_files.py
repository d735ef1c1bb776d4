"""Turns records into the files of a search index: Pagefind's words, and texts and facets of ours.

Pagefind's own lists for filters and orders cost a reader much: all orders are loaded with any
search. And it has a file for each result's text, named by a hash in the one file that every search
loads. So that file, gzipped CBOR after a mark of twelve bytes, gets the names of our texts instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import cbor2
import msgspec

from generator.building.hashing import hash_of
from generator.building.search_format import ENTRY, RESULTS, main_path, packed
from generator.building.search_postings import Postings
from generator.building.search_program import LANGUAGE, READER, program_version
from generator.building.search_texts import facets_of, text_folders
from generator.rendering.search_record import SearchRecord

_NAME = 10
"""Characters of a file's name that are a hash."""


class IndexFile(NamedTuple):
    """A file of an index, and how it is made."""

    path: str
    """Where it is looked for, in the index's folder."""
    name: str
    """A path that no other file ever has: files of one name have the same bytes."""
    make: Callable[[], bytes]


def index_files(
    records: Sequence[SearchRecord], postings: Postings, inside: str = ""
) -> Iterator[IndexFile]:
    """The files of an index, and the reader's own beside the site's first one.

    `postings` are those of the records; `inside` leads from the folder of the site's first index to
    this one's.
    """
    folders = list(text_folders(records))
    for folder in folders:
        for name, data in folder.files():
            yield _named(f"text/{name}", data)
    yield _unnamed("facets.json", facets_of(records, folders))
    ids = [f"{inside}{name}" for folder in folders for name in folder.ids()]
    names = {record.url: name for record, name in zip(records, ids, strict=True)}
    yield from _found(postings, names)
    for path, data in postings.files.items():
        if path not in READER:
            yield _named(path, data)
        elif not inside:
            yield IndexFile(path, f"{program_version()}.{path}", partial(bytes, data))


def _found(postings: Postings, names: Mapping[str, str]) -> Iterator[IndexFile]:
    """What the reader looks words up in; `names` are those of the texts, by address."""
    main = cbor2.loads(postings.main)
    main[RESULTS] = [(names[url], length) for url, length in postings.results]
    data = cbor2.dumps(main)
    entry = msgspec.json.decode(postings.entry)
    language = entry["languages"][LANGUAGE]
    language |= {"hash": hash_of(data)[:_NAME], "page_count": len(postings.results)}
    yield _named(main_path(language["hash"]), packed(data))
    yield _unnamed(ENTRY, msgspec.json.encode(entry))


def _named(path: str, data: bytes) -> IndexFile:
    """A file in whose path there is a hash of all that it is made of."""
    return IndexFile(path, path, partial(bytes, data))


def _unnamed(path: str, data: bytes) -> IndexFile:
    """A file whose path is known beforehand."""
    return IndexFile(path, f"{hash_of(data)[:_NAME]}.{path}", partial(bytes, data))
