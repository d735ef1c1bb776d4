"""Lets one build at a time work on a project's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # a system without it: two builds at once are then the user's to avoid
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A file that one process has at a time; the system frees it when the process ends."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """Wait for the file. Raises OSError where it can't be made."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("ab")
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("another build is at work here: waiting for it")
            fcntl.flock(self._file, fcntl.LOCK_EX)

    def free(self) -> None:
        """Let the next one have it."""
        self._file.close()
