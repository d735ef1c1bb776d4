"""A folder of the site's files that is brought to another state by what differs alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from generator.building.hashing import Named
from generator.building.record import Kept

_Created = TypeVar("_Created")


class Tree:
    """A folder and what is known of its files. All methods that change it raise OSError."""

    def __init__(self, folder: Path, files: Mapping[str, Kept]) -> None:
        self.folder = folder
        self.files = dict(files)
        self._folders: set[str] = set()
        """Those that are known to be there; the tree's own is the empty path."""

    def has(self, path: str, key: str) -> bool:
        """Whether the file at a path was made of what the key names."""
        kept = self.files.get(path)
        return kept is not None and kept.key == key

    def altered(self) -> list[str]:
        """The files that are not as they were left: gone, or changed by somebody else."""
        return [path for path, kept in self.files.items() if not self._is_as_left(path, kept)]

    def _is_as_left(self, path: str, kept: Kept) -> bool:
        try:
            found = os.stat(f"{self.folder}/{path}")
        except OSError:
            return False
        return found.st_size == kept.size and int(found.st_mtime) == kept.second

    def write(self, path: str, key: str, named: Named) -> None:
        """Write a file."""
        data = named.data

        def create(target: str) -> Kept:
            file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            try:
                written = os.write(file, data)
                while written < len(data):
                    written += os.write(file, data[written:])
                found = os.fstat(file)
            finally:
                os.close(file)
            return Kept(key, named.name, found.st_size, int(found.st_mtime))

        self.files[path] = self._put(path, create)

    def link(self, path: str, kept: Kept, source: str) -> None:
        """Take over a file from elsewhere, as a second name of it where that can be."""

        def create(target: str) -> None:
            try:
                os.link(source, target)
            except (FileExistsError, FileNotFoundError, NotADirectoryError):
                raise
            except OSError:  # another file system, or one without links
                shutil.copy2(source, target)

        self._put(path, create)
        self.files[path] = kept

    def keep_only(self, paths: Collection[str]) -> None:
        """Remove every known file but these, and the folders that are empty then."""
        for path in self.files.keys() - set(paths):
            del self.files[path]
            file = Path(self.folder, path)
            if not file.is_dir():  # a page may have taken the place of a file
                file.unlink(missing_ok=True)
            self._remove_empty(path.rpartition("/")[0])

    def strays(self, since: str) -> list[str]:
        """Paths that somebody added since the file `since` was written: files, links and folders.

        Only folders that changed later than that file are looked into.
        """
        try:
            then = os.stat(f"{self.folder}/{since}").st_mtime_ns
        except OSError:
            return []
        folders = {"": ""}
        for path in self.files:
            inside = path.rpartition("/")[0]
            while inside and inside not in folders:
                folders[inside] = f"{inside}/"
                inside = inside.rpartition("/")[0]
        return [
            stray
            for folder, prefix in folders.items()
            if not folder or _changed_after(then, f"{self.folder}/{folder}")
            for stray in _entries(f"{self.folder}/{folder}", prefix)
            if stray not in self.files and stray not in folders and stray != since
        ]

    def _put(self, path: str, create: Callable[[str], _Created]) -> _Created:
        """Create a file, and its folder; never write into one, whose bytes may be another's too."""
        target = f"{self.folder}/{path}"
        inside = path.rpartition("/")[0]
        if inside not in self._folders:
            self._make(inside)
        try:
            return create(target)
        except FileExistsError:
            if os.path.isdir(target):
                self._clear(path)
            fresh = f"{target}.new"
            Path(fresh).unlink(missing_ok=True)
            created = create(fresh)
            os.replace(fresh, target)
            return created

    def _make(self, folder: str) -> None:
        """Make a folder, in place of an older file where one has its name or a parent's."""
        above = folder.rpartition("/")[0]
        if not folder:
            os.makedirs(self.folder, exist_ok=True)
        elif above not in self._folders:
            self._make(above)
        if self.files.pop(folder, None):
            Path(self.folder, folder).unlink(missing_ok=True)
        with suppress(FileExistsError):
            os.mkdir(f"{self.folder}/{folder}")
        self._folders.add(folder)

    def _clear(self, folder: str) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(Path(self.folder, folder))
        inside = f"{folder}/"
        self._folders.clear()
        self.files = {p: kept for p, kept in self.files.items() if not p.startswith(inside)}

    def _remove_empty(self, folder: str) -> None:
        while folder:
            try:
                os.rmdir(f"{self.folder}/{folder}")
            except OSError:  # something is in it
                return
            self._folders.discard(folder)
            folder = folder.rpartition("/")[0]


def _changed_after(then: int, folder: str) -> bool:
    try:
        return os.stat(folder).st_mtime_ns > then
    except OSError:
        return False


def _entries(folder: str, prefix: str) -> list[str]:
    try:
        return [f"{prefix}{name}" for name in os.listdir(folder)]
    except OSError:
        return []
