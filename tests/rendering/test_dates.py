"""Dates in words and as instants, the same on every machine."""

from __future__ import annotations

from datetime import date

import pytest

from generator.rendering.dates import day, instant


@pytest.mark.parametrize(
    ("given", "words"),
    [(date(2025, 3, 13), "13 March 2025"), (date(1999, 12, 1), "1 December 1999")],
)
def test_day(given: date, words: str) -> None:
    """A day is its number, the month's English name and the year."""
    assert day(given) == words


def test_instant() -> None:
    """A feed's instant is the day's first moment in UTC."""
    assert instant(date(2025, 3, 3)) == "2025-03-03T00:00:00Z"
