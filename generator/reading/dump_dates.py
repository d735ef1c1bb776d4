"""Turns the dates of a listing, such as `Mar 13` or `Oct 7, 2024`, into days."""

from __future__ import annotations

import re
from datetime import date

HeaderDate = tuple[int | None, int, int]
"""Year where it is known, month, day."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("Jan", "January"),
            ("Feb", "February"),
            ("Mar", "March"),
            ("Apr", "April"),
            ("May",),
            ("Jun", "June"),
            ("Jul", "July"),
            ("Aug", "August"),
            ("Sep", "Sept", "September"),
            ("Oct", "October"),
            ("Nov", "November"),
            ("Dec", "December"),
        ],
        start=1,
    )
    for name in names
}
_DATE = re.compile(rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))}) (\d\d?)(?:, (\d{{4}}))?")
_FOREIGN = """
    januar jänner februar märz mär mai juni juli oktober okt dezember dez
    janvier janv février févr fév mars avril avr juin juillet juil août septembre octobre novembre
    décembre déc enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre setiembre
    octubre noviembre diciembre dic janeiro fevereiro fev março maio junho julho setembro set
    outubro out dezembro gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre
    ottobre ott dicembre januari februari maart mrt mei augustus augusti maj
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada
    grudnia января янв февраля фев марта мар апреля апр мая июня июн июля июл августа авг сентября
    сен октября окт ноября ноя декабря дек ocak şubat mart nisan mayıs haziran temmuz ağustos eylül
    ekim kasım aralık
""".split()
_ELSEWHERE = "|".join(
    sorted([*_FOREIGN, *(name.lower() for name in _MONTHS)], key=len, reverse=True)
)
_FOREIGN_DAY = re.compile(
    rf"""(?ix) \d{{1,2}}(?:\.|er)?[ ](?:de[ ])?(?:{_ELSEWHERE})\.?(?:,?[ ](?:de[ ])?\d{{4}})?
      | (?:{"|".join(sorted(_FOREIGN, key=len, reverse=True))})\.?[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?
      | (?:\d{{4}}[ ]?[年년][ ]?)?\d{{1,2}}[ ]?[月월][ ]?\d{{1,2}}[ ]?[日일]"""
)
_DAY_IN_WORDS = re.compile(
    r"""(?x) (?: \d{1,2}(?:\.|er|th|st|nd|rd)? \s+ (?:de \s+)? [^\W\d_]{3,}\.?  # 13. März
      | [^\W\d_]{3,}\.? \s+ \d{1,2}(?:th|st|nd|rd)?         # mars 13, Feb 30, May 1st
      | (?:\d{4}\s?[年년]\s?)? \d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]   # 3月13日
      | \d{1,4} ([-./]) \d{1,2} (?:\1 \d{0,4})? )            # 2025-03-13, 13.3.
      (?: ,? \s* (?:de \s+)? \d{2,4} )?"""
)


def may_be_a_day(text: str) -> bool:
    """Whether a short text may name a day, in whatever language or order, real or not."""
    return _DAY_IN_WORDS.fullmatch(text) is not None


def is_foreign_day(text: str) -> bool:
    """Whether a text is a day as a page in another language writes it: `13. März`, `3月13日`."""
    return _FOREIGN_DAY.fullmatch(text) is not None


def is_no_day(text: str) -> bool:
    """Whether a text is written as a day and can't be read as one: `Feb 30`, `13 mars`."""
    return is_foreign_day(text) or (bool(_DATE.fullmatch(text)) and parse_date(text) is None)


def parse_date(text: str) -> HeaderDate | None:
    """A date that is the whole text: `Mar 13`, `March 13` or `Mar 13, 2025`."""
    return _checked(_DATE.fullmatch(text))


def leading_date(text: str) -> tuple[HeaderDate, str] | None:
    """A date that begins the text, and what follows it: `May 29[6](…)`."""
    match = _DATE.match(text)
    found = _checked(match)
    return (found, text[match.end() :]) if match and found else None


def _checked(match: re.Match[str] | None) -> HeaderDate | None:
    if match is None or not match[2].isascii():
        return None
    year = int(match[3]) if match[3] else None
    month, day = _MONTHS[match[1]], int(match[2])
    return (year, month, day) if _day(2000 if year is None else year, month, day) else None


def resolve(found: HeaderDate, captured: date) -> date | None:
    """The day meant: without a year, the latest such day that is not after the capture."""
    year, month, day = found
    if year is not None:
        return _day(year, month, day)
    # Eight years: 29 February was left out in 1900 and will be in 2100.
    years = range(captured.year, captured.year - 9, -1)
    days = (_day(year, month, day) for year in years)
    return next((day for day in days if day and day <= captured), None)


def with_year_near(found: HeaderDate, other: date) -> HeaderDate:
    """The same date in the year that brings it nearest to another day."""
    year, month, day = found
    if year is not None:
        return found
    years = (other.year + offset for offset in (0, -1, 1))
    days = [candidate for year in years if (candidate := _day(year, month, day))]
    if not days:
        return found
    nearest = min(days, key=lambda candidate: abs(candidate - other))
    return (nearest.year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
