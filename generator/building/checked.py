"""Files of the cache: whole or absent, and believed only if their bytes are those written."""

from __future__ import annotations

import os
from pathlib import Path

from generator.building.hashing import hash_of


def write_checked(path: Path, body: bytes) -> None:
    """Write a file with a hash of its body before it, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(hash_of(body).encode("ascii") + b"\n" + body)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_checked(path: Path) -> bytes | None:
    """A file's body; None where there is none, or it is not as it was written."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == hash_of(body).encode("ascii") else None
