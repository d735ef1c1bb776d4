"""Says how many there are of something, in English."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 paper`, `10,000 papers`; another plural than with s is given."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
