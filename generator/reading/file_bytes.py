"""Turns a file into its bytes, and what is larger than any text into a problem, unread."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from generator.model.problems import Problem
from generator.reading.text import LARGEST_FILE, too_large

LARGEST_PUBLISHED = 100_000_000
"""In bytes: what GitHub takes of one file. A larger one is neither read nor published."""


def too_large_to_publish(file: Path, path: str) -> Problem | None:
    """Why a file isn't published, where it is too large. Raises OSError."""
    if file.stat().st_size <= LARGEST_PUBLISHED:
        return None
    hint = "put it where large files are kept, and link to it"
    return too_large(path, file.stat().st_size, LARGEST_PUBLISHED, hint)


def bytes_of(file: Path, path: str) -> tuple[bytes, Problem | None]:
    """What is in a file, or why it isn't read; never more than `LARGEST_FILE` bytes are.

    So a device that never ends is read no further, nor a sparse file of gigabytes at all. `path`
    is how messages name it. Raises OSError where it can't be read.
    """
    with file.open("rb") as stream:
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST_FILE:
            return b"", too_large(path, status.st_size)
        return bytes_from(stream, path)


def bytes_from(stream: BinaryIO, path: str) -> tuple[bytes, Problem | None]:
    """What comes out of a pipe or a device, or that it is too much. Raises OSError."""
    data = stream.read(LARGEST_FILE + 1)
    return (b"", too_large(path)) if len(data) > LARGEST_FILE else (data, None)
