"""The site's files in the making: each is made only where the last build's can't stand for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from generator.building.hashing import Named, hash_of
from generator.building.record import Kept, Record
from generator.building.tree import Tree
from generator.building.workers import begun


class Edition:
    """One build's site. What changes files raises OSError where they can't be written.

    `last` is the record of the last build, None where nothing is known of one. Before anything is
    asked of its files, `altered` must have been, unless the folder is the builds' `alone`.
    """

    def __init__(
        self, work: Tree, last: Record | None, source: Tree | None = None, *, alone: bool = False
    ) -> None:
        self.last = last
        self._work = work
        self._source = source or work
        self._altered = self._source.altered if last and not alone else list
        self.made = 0
        """How many files were made anew."""
        self._wanted: set[str] = set()

    def look(self) -> None:
        """Begin to look for altered files beside other work."""
        self._altered = begun(len(self._source.files), self._altered)

    @cached_property
    def altered(self) -> list[str]:
        """The last build's files that somebody changed or removed since: they are forgotten."""
        altered = self._altered()
        for path in altered:
            self._work.files.pop(path, None)
            self._source.files.pop(path, None)
        return altered

    @property
    def is_published(self) -> bool:
        """Whether readers have the last build's site."""
        return self.last is not None

    def has(self, path: str, key: str) -> bool:
        """Whether there is a file made of what the key names."""
        return self._work.has(path, key) or self._source.has(path, key)

    def write(self, path: str, key: str, named: Named) -> None:
        """Want a file, and write it."""
        self._wanted.add(path)
        self._work.write(path, key, named)
        self.made += 1

    def take(self, path: str, file: Path) -> None:
        """Want a file that stands elsewhere, and stays there; its bytes are its key."""
        self.place(path, file, hash_of(file.read_bytes()))

    def place(self, path: str, file: Path, data: str) -> None:
        """Want a file that stands elsewhere, and stays there; `data` is the hash of its bytes."""
        if not self._want(path, data):
            found = file.stat()
            kept = Kept(data, data, found.st_size, int(found.st_mtime))
            self._work.link(path, kept, str(file))

    def keep(self, path: str) -> None:
        """Want a file of the last build as it is. Raises KeyError where there is none."""
        self._want(path, self._source.files[path].key)

    def keep_all(self, besides: str | None = None) -> None:
        """Want every file of the last build, besides those of a folder such as `pagefind/`."""
        every = self._source.files
        kept = {path for path in every if besides is None or not path.startswith(besides)}
        self._wanted |= kept
        if self._source is not self._work:
            for path in kept - self._work.files.keys():
                self.keep(path)

    def _want(self, path: str, key: str) -> bool:
        """Whether the file is there, or can be had from the last build; it is wanted from now."""
        self._wanted.add(path)
        if self._work.has(path, key):
            return True
        self.prepare()
        if self._source is self._work or not self._source.has(path, key):
            return False
        self._work.link(path, self._source.files[path], f"{self._source.folder}/{path}")
        return True

    def prepare(self) -> None:
        """Get ready to be changed; without it `write` may not be called."""

    def publish(self, record: Record) -> Record:
        """Let readers have the site; the record with all files that it has now."""
        self._work.keep_only(self._wanted)
        return replace(record, files=self._work.files)
