"""Puts an index into a folder, beside the last one, and knows whether what is there is whole.

A file is never written into, and one that two indexes have is kept. What says which files are the
index's is written last and at once: a kill at any moment leaves the last index or the new one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from generator.building.hashing import hash_of
from generator.building.search_files import IndexFile, index_files
from generator.building.search_postings import FILE, code_key, postings_of
from generator.rendering.search_record import SearchRecord

_SAYS = "index.json"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of an index."""

    name: str
    """From the index's folder; it says all that is in the file."""
    data: str
    """A hash of its bytes, by `hash_of`."""
    size: int


@dataclass(frozen=True, slots=True)
class Stored:
    """An index in its folder."""

    key: str = ""
    """Of what it was made."""
    code: str = ""
    """Of what made it."""
    postings: str = ""
    """Of the postings that are kept beside it."""
    files: Mapping[str, StoredFile] = field(default_factory=dict)
    """By the path that each has in a site's own folder for the index."""


def stored(folder: Path) -> Stored:
    """The index in a folder; an empty one where there is none, or it is damaged."""
    try:
        head, _, body = (folder / _SAYS).read_bytes().partition(b"\n")
        if head.decode("ascii", "replace") != hash_of(body):
            return Stored()
        found = msgspec.json.decode(body, type=Stored)
        sizes = {file.name: file.size for file in found.files.values()}
        return found if sizes.items() <= _sizes(folder).items() else Stored()
    except (OSError, ValueError):  # msgspec's own errors are ValueErrors
        return Stored()


def _sizes(folder: Path) -> dict[str, int]:
    """The size of each file in a folder, by its path from there."""
    sizes, below = {}, [""]
    for inside in below:
        with os.scandir(folder / inside) as entries:
            for entry in entries:
                name = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    below.append(f"{name}/")
                else:
                    sizes[name] = entry.stat().st_size
    return sizes


def store(folder: Path, key: str, records: Sequence[SearchRecord], inside: str) -> None:
    """Make the index of records; the site's first one, with none to be `inside`, has the reader.

    Raises OSError where it can't be written, NoIndex where Pagefind makes none.
    """
    last = stored(folder)
    known = last.files.values() if last.code == code_key() else ()
    files = _Files(folder, {file.name: file for file in known})
    postings = postings_of(records, folder)
    files.add_all(index_files(records, postings, inside))
    body = msgspec.json.encode(Stored(key, code_key(), postings.key, files.added))
    unfinished = files.write(f"{_SAYS}.{os.getpid()}", hash_of(body).encode() + b"\n" + body)
    (folder / unfinished.name).replace(folder / _SAYS)


class _Files:
    """The files of an index on their way into a folder, where some of them are."""

    def __init__(self, folder: Path, known: Mapping[str, StoredFile]) -> None:
        self.added: dict[str, StoredFile] = {}
        self._folder = folder
        self._known = known
        self._folders: set[str] = set()

    def add_all(self, files: Iterable[IndexFile]) -> None:
        """Add files, of which those are made that aren't there."""
        for path, name, make in files:
            known = self._known.get(name)
            self.added[path] = known or self.write(name, make())

    def write(self, name: str, data: bytes) -> StoredFile:
        """Write a file that is in no index; what is left of one whose making was killed goes."""
        above, path = name.rpartition("/")[0], f"{self._folder}/{name}"
        if above not in self._folders:
            os.makedirs(f"{self._folder}/{above}", exist_ok=True)
            self._folders.add(above)
        if os.path.lexists(path):
            os.unlink(path)
        with open(path, "xb") as file:
            file.write(data)
        return StoredFile(name, hash_of(data), len(data))


def sweep(folder: Path, index: Stored) -> None:
    """Remove what is not of this index, such as what was of older ones. Raises OSError."""
    wanted = {_SAYS, FILE, *(file.name for file in index.files.values())}
    for name in _sizes(folder).keys() - wanted:
        os.unlink(f"{folder}/{name}")
    folders = {os.path.dirname(f"{folder}/{name}") for name in wanted}
    for parent, _, _ in os.walk(folder, topdown=False):
        if not os.listdir(parent) and parent not in folders:
            os.rmdir(parent)
