"""Keeps a search index from build to build: made anew, beside a build, for other records."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.building.hashing import hash_of
from generator.building.search_postings import code_key, postings_key
from generator.building.search_program import NoIndex
from generator.building.search_store import Stored, store, stored, sweep
from generator.rendering.search_record import SearchRecord

PLACE = "pagefind/"
"""Where in the site its search is."""
INSIDE = {"archive": "", "recent": "recent/", "words": "words/"}
"""The indexes that there are, and where each of them is there."""
FEW = 500
"""So many records are indexed at once: a process of its own would only begin in that time."""
_ROOT = Path(__file__).parent.parent.parent

Records = Sequence[SearchRecord]


class SearchError(Exception):
    """The index couldn't be made; the message says why, in one sentence."""


class SiteFile(NamedTuple):
    """A file for a site."""

    file: Path
    """Where it is: nobody may write into it."""
    data: str
    """A hash of its bytes, by `hash_of`."""


def records_key(records: Records) -> str:
    """A hash of records: where it is the same, so is their index."""
    return hash_of(msgspec.msgpack.encode(records))


class KeptIndex:
    """One of the indexes in `INSIDE`, kept in a folder of the cache; in `serve`, for all builds."""

    def __init__(self, cache: Path, name: str) -> None:
        self._folder = cache / "search" / name
        self._inside = INSIDE[name]
        self._last: Stored | None = None
        """The index in the folder, once it was looked at."""
        self._maker: subprocess.Popen[bytes] | None = None
        self._said_to = -1
        """The pipe by which the maker is told of the records, while it isn't yet."""
        self._begun = ""
        """The key of the postings with which the maker began."""
        self._wanted = ""
        """The key of the index that was last asked for."""
        self._failure = ""

    def begin(self, records: Records) -> None:
        """Begin with what doesn't depend on facets, which `start` follows; errors wait for that."""
        with suppress(OSError, NoIndex):
            key = postings_key(records)
            if len(records) > FEW and self._stored().postings != key:
                self.stop()
                self._make(records, key, 0.0)

    def start(self, key: str, records: Callable[[], Records], after: float = 0.0) -> None:
        """Begin to make an index, unless it is there or being made; another one is given up.

        The key says all that the records say, such as `records_key`. Many records are indexed by a
        process of their own, after so many seconds: who starts another within them lost nothing.
        """
        if self._maker and self._wanted == key:
            return
        self._wanted, self._failure = key, ""
        try:
            last = self._stored()
            if last.key == key and last.code == code_key():
                self.stop()
            else:
                self._start(key, records(), after)
        except OSError as error:
            self._failure = f"{error.filename or self._folder}: {error.strerror}"
        except (NoIndex, ValueError) as error:
            self._failure = str(error)

    def _start(self, key: str, records: Records, after: float) -> None:
        if len(records) <= FEW:
            self.stop()
            self._folder.mkdir(parents=True, exist_ok=True)
            store(self._folder, key, records, self._inside)
            self._renew()
            return
        postings = postings_key(records)
        if self._begun != postings:
            self.stop()
            self._make(records, postings, after)
        file = self._given("records", records)
        os.write(self._said_to, f"{key}\n{file}".encode())
        self._say_no_more()
        self._begun = ""

    def _make(self, records: Records, postings: str, after: float) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        more = filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")])
        arguments = [str(self._folder), self._given("texts", records), self._inside, str(after)]
        heard, self._said_to = os.pipe()
        try:
            self._maker = subprocess.Popen(
                [sys.executable, "-P", "-m", "generator.building.search_maker", *arguments],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(more)},
                stdin=heard,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        finally:
            os.close(heard)
        self._begun = postings

    def _given(self, name: str, records: Records) -> str:
        """A file with records for the maker; it goes when the index is there."""
        file = self._folder / f"{name}.{os.getpid()}"
        file.write_bytes(msgspec.msgpack.encode(records))
        return str(file)

    def _say_no_more(self) -> None:
        if self._said_to >= 0:
            os.close(self._said_to)
            self._said_to = -1

    @property
    def is_empty(self) -> bool:
        """Whether there is no index in the folder yet."""
        return not self._stored().files

    @property
    def ready(self) -> bool:
        """Whether nothing is being made any more."""
        return self._maker is None or self._maker.poll() is not None

    def files(self, wait: bool = True) -> Mapping[str, SiteFile]:
        """The index's files by their paths in the site.

        Without waiting, those of the last index while the new one is being made: none, where there
        was none before. They stay until this is called again. Raises SearchError where the index
        could not be made.
        """
        if self._maker and (wait or self.ready):
            self._finish(self._maker)
        if self._failure:
            failure, self._failure = self._failure, ""
            raise SearchError(f"No search index was made: {failure}")
        files = self._stored().files
        return {
            f"{PLACE}{self._inside}{path}": SiteFile(self._folder / file.name, file.data)
            for path, file in files.items()
        }

    def _finish(self, maker: subprocess.Popen[bytes]) -> None:
        _, said = maker.communicate()
        self._maker, self._begun = None, ""
        self._renew()
        if maker.returncode:
            lines = said.decode(errors="replace").strip().splitlines()
            self._failure = lines[-1] if lines else f"its maker ended with {maker.returncode}"
        elif self._stored().key != self._wanted:
            self._failure = f"{self._folder} was changed meanwhile"

    def stop(self) -> None:
        """Give up what is being made."""
        self._begun = ""
        self._say_no_more()
        if self._maker:
            self._maker.kill()
            self._maker.communicate()
            self._maker = None

    def _stored(self) -> Stored:
        self._last = self._last or stored(self._folder)
        return self._last

    def _renew(self) -> None:
        """Look at the folder anew, and remove what is of older indexes."""
        self._last = stored(self._folder)
        if self._last.files:
            with suppress(OSError):  # what can't be removed does no harm
                sweep(self._folder, self._last)
