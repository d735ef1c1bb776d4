"""Turns a line into the piece of the page around the papers that it is: header, footer, neither."""

from __future__ import annotations

import re
from enum import IntEnum

from generator.reading.dump_dates import parse_date
from generator.reading.dump_links import Means, meaning

LONGEST = 300
"""No line of a header or footer is longer, Markdown and addresses included."""


class Piece(IntEnum):
    """A kind of furniture; in a header the numbers never go down."""

    ADDRESS = 0
    """A bare address of the site itself; it may stand anywhere."""
    SITE = 1
    """A word of the site's own navigation, in its header or footer."""
    NEW = 2
    MAIL = 3
    SUBSCRIBE = 4
    PAGE = 5
    """The page's name: `Daily Papers`, or `Trending Papers` before `by AK`."""
    BY = 6
    """`by AK and the research community`, whole or in parts."""
    PERIOD = 7
    """`Daily`, `Weekly`, `Monthly`, `Trending Papers`, `Previous`, `Next`."""
    DATE = 8
    """The day of the page: a header's last line."""


_SITE = """
    hugging face, © hugging face, models, datasets, spaces, community, docs, enterprise, pricing,
    log in, login, sign up, posts, blog, company, tos, terms, privacy, about, careers, website,
    system theme, collections, solutions, buckets, storage, inference endpoints
"""
_BY = """
    by, ak, byak, by ak, and the research community, ak and the research community,
    byak and the research community, by ak and the research community,
    byakand the research community
"""
_MAIL = """
    get trending papers in your email inbox!, get trending papers in your email inbox once a day!
"""
_PERIOD = "daily, weekly, monthly, trending, trending papers, previous, next"
_PIECES = {
    " ".join(word.split()): piece
    for words, piece in [
        (_SITE, Piece.SITE),
        ("new", Piece.NEW),
        (_MAIL, Piece.MAIL),
        ("subscribe", Piece.SUBSCRIBE),
        ("daily papers", Piece.PAGE),
        (_BY, Piece.BY),
        (_PERIOD, Piece.PERIOD),
    ]
    for word in words.split(",")
}
_FOOTER = {word for word, piece in _PIECES.items() if piece is Piece.SITE} | {"previous", "next"}

_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[\d+\])")
_MARK = re.compile(r"(?:#{1,6} |[-*] )*")


def plain(text: str) -> str:
    """A short line without Markdown's headings, bullets, links and images."""
    unlinked = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return " ".join(_MARK.sub("", unlinked, count=1).split())


def piece(text: str) -> Piece | None:
    """Which piece of a header a line is; None where it is none."""
    if len(text) > LONGEST:
        return None
    if text.startswith("http"):
        found = meaning(text)
        ours = found and found[0] in (Means.PAGE, Means.LOGIN) and not found[1]
        return Piece.ADDRESS if ours else None
    word = plain(text)
    return _PIECES.get(word.casefold()) or (Piece.DATE if parse_date(word) else None)


def footer_word(text: str) -> str:
    """The word of a footer that a line is, in small letters; empty where it is none."""
    if len(text) > LONGEST:
        return ""
    if piece(text) is Piece.ADDRESS:
        return text
    word = plain(text).casefold()
    return word if word in _FOOTER else ""


def ends_by_line(text: str) -> bool:
    """Whether a line is the last of `by AK and the research community`."""
    return plain(text).casefold().endswith("and the research community")
