"""The site's folder made beside the published one, with which it changes places in one step.

Two folders take turns: the one that readers get, and a spare in the cache. Both hold the same, file
by file under two names, so that a build changes in the spare only what differs; then they change
places, and the old one follows. A kill at any moment leaves a whole site: the spare loses its mark
before it is touched, and a folder without a known mark is thrown away.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from generator.building.edition import Edition
from generator.building.exchange import exchange, same_device, settle
from generator.building.record import MARK, Record, forget_others, read_record, write_record
from generator.building.tree import Tree
from generator.building.workers import begun


class ExchangedEdition(Edition):
    """One build's site, whose readers have the last one until it is whole."""

    def __init__(self, site: Path, cache: Path) -> None:
        self._site = site
        self._builds = cache / "builds"
        self._turns = same_device(site, cache)
        self._spare = cache / "spare" if self._turns else site.with_name(f".{site.name}.spare")
        self._touched = False
        mark, spare_mark = _mark(site), _mark(self._spare)
        published = read_record(self._builds, mark)
        last = published or read_record(self._builds, spare_mark)
        files = last.files if last else {}
        # Of the site that readers have; empty where it isn't known.
        self._name = mark if published else ""
        self._usable = last is not None and (not published or mark == spare_mark)
        work = Tree(self._spare, files if self._usable else {})
        super().__init__(work, last, Tree(site, files) if published else None)

    @property
    def is_published(self) -> bool:
        """Whether readers have the last build's site, and not the spare folder alone."""
        return bool(self._name)

    def prepare(self) -> None:
        """Take the spare folder's mark, and all that is in it where that is of another build."""
        if self._touched:
            return
        self._touched = True
        (self._spare / MARK).unlink(missing_ok=True)
        if not self._usable and self._spare.exists():
            shutil.rmtree(self._spare)
        self._spare.mkdir(parents=True, exist_ok=True)

    def publish(self, record: Record) -> Record:
        """Exchange the folders, and remember the site."""
        if self._work.files.keys() - self._wanted:
            self.prepare()
        known = self._source
        strays = begun(len(known.files), partial(known.strays, MARK)) if self._name else list
        record = super().publish(record)
        name = write_record(self._builds, record)
        self._strays = strays()
        # Files that were written anew with the bytes they had have another time.
        if self._name != name or self.altered or record.files != known.files:
            self.prepare()
            (self._spare / MARK).write_text(name, "ascii")
            settle(self._spare)
            exchange(self._spare, self._site)
            settle(self._site)  # before the old folder, which is still the site on disk, changes
            self._follow(record, name)
        elif self._touched:
            (self._spare / MARK).write_text(name, "ascii")
        forget_others(self._builds, name)
        return record

    def _follow(self, record: Record, name: str) -> None:
        """Bring the old folder, which is the spare one now, to the state of the new one."""
        _keep_hidden(self._spare, self._site)
        (self._spare / MARK).unlink(missing_ok=True)
        if self._spare.exists() and not (self._turns and self._name):
            shutil.rmtree(self._spare)
        if not self._turns:
            return
        self._spare.mkdir(exist_ok=True)
        tree = Tree(self._spare, self._source.files if self._name else {})
        for path in self._strays:
            _remove(self._spare / path)
        for path, kept in record.files.items():
            if tree.files.get(path) != kept:
                tree.link(path, kept, f"{self._site}/{path}")
        tree.keep_only(record.files)
        (self._spare / MARK).write_text(name, "ascii")


def _mark(folder: Path) -> str:
    """The name of a folder's record; empty where it has none."""
    try:
        mark = (folder / MARK).read_text("ascii", "replace")
    except OSError:
        return ""
    return mark if mark.isalnum() else ""


def _keep_hidden(old: Path, new: Path) -> None:
    """Leave hidden files where they are, such as `.git`: MkDocs doesn't remove them either."""
    if old.is_dir():
        for path in old.glob(".*"):
            if path.name != MARK and not (new / path.name).exists():
                path.rename(new / path.name)


def _remove(path: Path) -> None:
    """Remove what somebody else put into the site."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
