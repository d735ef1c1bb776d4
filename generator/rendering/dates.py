"""Dates as people read them, in the same words on every machine."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(date: date) -> str:
    """A date in words, whatever the locale: `13 March 2025`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def short_day(date: date) -> str:
    """A date in few signs, whatever the locale: `13 Mar 2025`."""
    return f"{date.day} {_MONTHS[date.month - 1][:3]} {date.year}"


def instant(date: date) -> str:
    """The first moment of a day in UTC, as RFC 3339 writes it."""
    return f"{date.isoformat()}T00:00:00Z"


def month(date: date) -> str:
    """A month in words: `March 2025`."""
    return f"{_MONTHS[date.month - 1]} {date.year}"
