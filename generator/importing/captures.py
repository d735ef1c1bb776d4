"""Settles on which day a listing was captured, and says in words what settled it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from generator.importing.holdings import Part
from generator.reading.dump_dates import HeaderDate, resolve
from generator.reading.kinds import real_date

DAY_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(20[0-9]{2})([-_. ]?)([01][0-9])\2([0-3][0-9])(?![0-9A-Za-z])"
)
"""A day in a file's name, the year first: other orders are read in two ways."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
AHEAD = timedelta(days=1)
"""By so much a day may lie ahead of the clock's: east of here it is tomorrow already."""
A_LISTING = timedelta(days=7)
"""A day's page lists papers of so many days at the most; a search, of all years."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A day of capture, what says so, and whether it had to be assumed."""

    day: date
    by: str
    """Such as `the file's name says so`."""
    assumed: bool = False


def day_in(name: str) -> date | None:
    """The day that a file's name holds: `2025-03-13`, `2025_03_13`, `2025 03 13` or `20250313`."""
    days = (real_date(f"{m[1]}-{m[3]}-{m[4]}") for m in DAY_IN_NAME.finditer(name))
    return next((day for day in days if day), None)


def captured(part: Part, name: str, given: date | None, today: date) -> Capture:
    """The day: as given, by the name, by the header with a year, else the latest that can be."""
    header = next((one.header_date for one in part.listings if one.header_date), None)
    if given:
        return Capture(given, "as `--date` says")
    named = day_in(name)
    if named:
        return Capture(named, f"by the file's name{_against(header, named)}")
    if header:
        return _by_header(header, today)
    listed = [day for written in part.listed_on if (day := real_date(written))]
    if listed and listed[-1] - listed[0] <= A_LISTING:
        return Capture(listed[-1], "the last day on which one of its papers was listed", True)
    return Capture(today, "nothing in it names a day, so this is today", True)


def _by_header(header: HeaderDate, today: date) -> Capture:
    day = resolve(header, today + AHEAD) or today
    if header[0] is not None:
        return Capture(day, f"by its header, {_shown(header)}")
    return Capture(day, f"its header says {_shown(header)}, and this is the latest such day", True)


def _against(header: HeaderDate | None, day: date) -> str:
    """What the header says instead, if it does."""
    agrees = header is None or (header[0] or day.year, *header[1:]) == (
        day.year,
        day.month,
        day.day,
    )
    return "" if agrees or header is None else f", though its header says {_shown(header)}"


def _shown(header: HeaderDate) -> str:
    """`Mar 13`, or `Mar 13, 2025`, as the page writes it."""
    year, month, day = header
    return f"{_MONTHS[month - 1]} {day}" + (f", {year}" if year else "")


def is_to_come(day: date, today: date) -> bool:
    """Whether a day can't have been yet, wherever on earth one is."""
    return day > today + AHEAD
