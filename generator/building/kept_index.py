"""Keeps the search index from build to build: made anew only when what it holds has changed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.building.search import RunningIndex, records_key, start_index
from generator.rendering.search_records import SearchRecord


class KeptIndex:
    """The search index of one build: the one kept under its records' key, or one in the making."""

    def __init__(self, records: Sequence[SearchRecord], cache: Path) -> None:
        self._all = cache / "pagefind"
        self._own = self._all / records_key(records)
        self._running: RunningIndex | None = None
        if not self._own.is_dir():
            self._all.mkdir(parents=True, exist_ok=True)
            self._running = start_index(records, self._own)

    def publish(self, site: Path) -> None:
        """Waits for the index, puts it into the site, and forgets those of earlier builds.

        Raises SearchError where it could not be made.
        """
        if self._running:
            self._running.finish()
            self._running = None
        shutil.copytree(self._own, site / "pagefind", dirs_exist_ok=True)
        for other in self._all.iterdir():
            if other != self._own:
                shutil.rmtree(other, ignore_errors=True)

    def stop(self) -> None:
        """Gives the making up."""
        if self._running:
            self._running.stop()
            self._running = None
