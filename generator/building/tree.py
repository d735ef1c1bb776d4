"""A folder of the site's files that is brought to another state by what differs alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.building.hashing import hash_of
from generator.building.record import Kept


class Tree:
    """A folder and what is known of its files. All methods that change it raise OSError."""

    def __init__(self, folder: Path, files: Mapping[str, Kept]) -> None:
        self.folder = folder
        self.files = dict(files)
        self._folders = {""}
        for inside in {path.rpartition("/")[0] for path in files}:
            self._folders.update(_and_above(inside))

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

    def write(self, path: str, key: str, data: bytes) -> None:
        """Write a file."""
        target, fresh = self._room(path)
        with open(fresh, "wb") as file:
            file.write(data)
        self._place(path, key, hash_of(data), target, fresh)

    def link(self, path: str, key: str, data: str, source: str) -> None:
        """Take over a file from elsewhere, as a second name of it where that can be.

        `data` is the hash of its bytes.
        """
        target, fresh = self._room(path)
        try:
            os.link(source, fresh)
        except OSError:  # another file system, or one without links
            shutil.copy2(source, fresh)
        self._place(path, key, data, target, fresh)

    def keep_only(self, paths: Collection[str]) -> None:
        """Remove every known file but these, and the folders that are empty then."""
        for path in self.files.keys() - set(paths):
            del self.files[path]
            Path(self.folder, path).unlink(missing_ok=True)
            self._remove_empty(path.rpartition("/")[0])

    def sweep(self) -> None:
        """Remove what is in the folder and isn't known: somebody else put it there."""
        for parent, folders, names in os.walk(self.folder):
            inside = os.path.relpath(parent, self.folder).replace(os.sep, "/")
            inside = "" if inside == "." else f"{inside}/"
            for name in names:
                if f"{inside}{name}" not in self.files:
                    os.unlink(os.path.join(parent, name))
            for name in [name for name in folders if f"{inside}{name}" not in self._folders]:
                folders.remove(name)
                _remove(os.path.join(parent, name))

    def _room(self, path: str) -> tuple[str, str]:
        """Where a file goes, and the name to write it under first.

        A file that is there is never written into: another tree may share its bytes.
        """
        folder, target = path.rpartition("/")[0], f"{self.folder}/{path}"
        if folder not in self._folders:
            self._make(folder)
        if not os.path.lexists(target):
            return target, target
        if os.path.isdir(target):
            self._clear(path)
        fresh = f"{target}.new"
        Path(fresh).unlink(missing_ok=True)
        return target, fresh

    def _place(self, path: str, key: str, data: str, target: str, fresh: str) -> None:
        if fresh != target:
            os.replace(fresh, target)
        found = os.stat(target)
        self.files[path] = Kept(key, data, found.st_size, int(found.st_mtime))

    def _make(self, folder: str) -> None:
        """Make a folder, in place of an older file where one has its name or a parent's."""
        for above in _and_above(folder):
            if above in self.files:
                del self.files[above]
                Path(self.folder, above).unlink(missing_ok=True)
            self._folders.add(above)
        os.makedirs(f"{self.folder}/{folder}", exist_ok=True)

    def _clear(self, folder: str) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(Path(self.folder, folder))
        inside = f"{folder}/"
        self.files = {p: kept for p, kept in self.files.items() if not p.startswith(inside)}
        self._folders = {f for f in self._folders if f != folder and not f.startswith(inside)}

    def _remove_empty(self, folder: str) -> None:
        while folder:
            try:
                os.rmdir(f"{self.folder}/{folder}")
            except OSError:  # something is in it
                return
            self._folders.discard(folder)
            folder = folder.rpartition("/")[0]


def _remove(folder: str) -> None:
    """Remove a folder or a link to one."""
    if os.path.islink(folder):
        os.unlink(folder)
    else:
        shutil.rmtree(folder)


def _and_above(folder: str) -> list[str]:
    """The path of a folder and of those it is in, outermost first."""
    parts = folder.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
