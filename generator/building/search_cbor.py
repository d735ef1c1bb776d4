"""Turns values into CBOR (RFC 8949), of which Pagefind's format uses numbers, text and arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NUMBER, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
"""The kinds of values. What is encoded of a negative number is by how much it is below -1."""
_SHORT = 24
"""Numbers below it stand in the byte of the kind."""
_WIDTHS = ((0, _SHORT), (1, 1 << 8), (2, 1 << 16), (4, 1 << 32))
"""How many bytes follow that of the kind for numbers below a limit."""
Bytes = NDArray[np.uint8]


def array(items: Sequence[bytes]) -> bytes:
    """An array of values that are encoded already."""
    return head(ARRAY, len(items)) + b"".join(items)


def text(value: str) -> bytes:
    """A text."""
    data = value.encode()
    return head(TEXT, len(data)) + data


def number(value: int) -> bytes:
    """A whole number from 0."""
    return head(NUMBER, value)


def head(kind: int, size: int) -> bytes:
    """The beginning of a value: its kind and its size, or the value of a number."""
    if size < _SHORT:
        return bytes([kind << 5 | size])
    width, code = next((w, c) for c, (w, limit) in enumerate(_WIDTHS, _SHORT - 1) if size < limit)
    return bytes([kind << 5 | code]) + size.to_bytes(width, "big")


def heads(kinds: Bytes, sizes: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Many beginnings after each other, and where each of them begins; one more: where they end."""
    widths = np.ones(len(sizes), np.int64)
    for (width, _), (_, limit) in zip(_WIDTHS[1:], _WIDTHS, strict=False):
        widths[sizes >= limit] = 1 + width
    ends = np.cumsum(widths)
    begins = ends - widths
    data = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for code, (width, _) in enumerate(_WIDTHS, _SHORT - 1):
        of_width = np.flatnonzero(widths == 1 + width)
        low = sizes[of_width] if width == 0 else code
        data[begins[of_width]] = kinds[of_width] << 5 | low
        for byte in range(width):
            shift = 8 * (width - 1 - byte)
            data[begins[of_width] + 1 + byte] = sizes[of_width] >> shift & 0xFF
    return data.tobytes(), np.append(begins, len(data))
