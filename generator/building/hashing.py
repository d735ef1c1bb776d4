"""Turns texts and bytes into names for them."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


def hash_of(*parts: bytes | str) -> str:
    """A name for texts and bytes, such as no others have; each part counts by itself."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Named(NamedTuple):
    """Bytes and their name."""

    data: bytes
    name: str


def named(data: bytes) -> Named:
    """Bytes with their name, which takes a while to find out for many of them."""
    return Named(data, hash_of(data))
