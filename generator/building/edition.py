"""The site's files in the making: each is made only where the last build's can't stand for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from generator.building.hashing import hash_of
from generator.building.record import Record
from generator.building.tree import Tree


class Edition:
    """One build's site. What changes files raises OSError where they can't be written.

    `last` is the record of the last build, None where nothing is known of one; `altered` are its
    files that somebody changed or removed since.
    """

    def __init__(self, work: Tree, last: Record | None, source: Tree | None = None) -> None:
        self.last = last
        self._work = work
        self._source = source or work
        self.altered = self._source.altered() if last else []
        for path in self.altered:
            work.files.pop(path, None)
            self._source.files.pop(path, None)
        self.made = 0
        """How many files were made anew."""
        self._wanted: set[str] = set()

    @property
    def is_published(self) -> bool:
        """Whether readers have the last build's site."""
        return self.last is not None

    def put(self, path: str, key: str, make: Callable[[], bytes]) -> None:
        """Want a file made of what the key names."""
        if not self._has(path, key):
            self._work.write(path, key, make())
            self.made += 1

    def take(self, path: str, file: Path) -> None:
        """Want a file that stands elsewhere, and stays there; its bytes are its key."""
        self.place(path, file, hash_of(file.read_bytes()))

    def place(self, path: str, file: Path, data: str) -> None:
        """Want a file that stands elsewhere, and stays there; `data` is the hash of its bytes."""
        if not self._has(path, data):
            self._work.link(path, data, data, str(file))

    def keep(self, path: str) -> None:
        """Want a file of the last build as it is. Raises KeyError where there is none."""
        self._has(path, self._source.files[path].key)

    def _has(self, path: str, key: str) -> bool:
        """Whether the file is there, or can be had from the last build; it is wanted from now."""
        self._wanted.add(path)
        if self._work.has(path, key):
            return True
        self._touch()
        if self._source is self._work or not self._source.has(path, key):
            return False
        data = self._source.files[path].data
        self._work.link(path, key, data, f"{self._source.folder}/{path}")
        return True

    def _touch(self) -> None:
        """Prepare for the first change."""

    def publish(self, record: Record) -> Record:
        """Let readers have the site; the record with all files that it has now."""
        self._work.keep_only(self._wanted)
        return replace(record, files=self._work.files)
