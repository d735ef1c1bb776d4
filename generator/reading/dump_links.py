"""Turns the addresses in a listing into what they say: a paper, votes, an organization, a link."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from urllib.parse import unquote_plus

_IDENTIFIER = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
"""Of arXiv, new (2410.05434) or old (cs/0112017): info.arxiv.org/help/arxiv_identifier.html."""

_ARXIV = re.compile(_IDENTIFIER)
_SITE = r"(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co))"
_PAPER = re.compile(rf"{_SITE}?/papers/{_IDENTIFIER}/?(#community)?")
_LOGIN = re.compile(
    rf"{_SITE}?/(?:login|join)(?:\?next=%2Fpapers(?:%2F{_IDENTIFIER})?)?(?:[?&].*)?"
)
_ARXIV_PAGE = re.compile(rf"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/{_IDENTIFIER}(?:\.pdf)?/?")
_DAY = re.compile(rf"{_SITE}?/papers/date/(\d{{4}})-(\d\d)-(\d\d)/?")
_SEARCH = re.compile(rf"{_SITE}?/papers/?\?(?:[^#]*&)?q=([^&#]*).*")
_PAGE = re.compile(
    rf"{_SITE}?/(?:papers|papers/trending|papers/(?:date|week|month)/[\dW-]+|akhaliq|models|datasets"
    r"|spaces|docs|pricing|enterprise|posts|blog|huggingface|terms-of-service|privacy|welcome|chat"
    r")?/?(?:\?[^#]*)?"
)
_PICTURE = re.compile(r"https?://(?:cdn-(?:avatars|thumbnails|uploads)\.)(?:huggingface\.co)/\S*")
_PROFILE = re.compile(rf"{_SITE}?/(?!papers\b)[\w.-]+/?")
_WEB = re.compile(r"https?://[^\s/]\S*")


class Means(StrEnum):
    """What an address means in a listing."""

    PAPER = "paper"
    COMMENTS = "comments"
    LOGIN = "login"
    """Where the vote button leads."""
    ARXIV = "arxiv"
    PAGE = "page"
    """A page of the site itself: furniture."""
    PROFILE = "profile"
    """An organization's or a person's page."""
    OTHER = "other"
    """A link of the paper's own: code, project page."""


def meaning(address: str) -> tuple[Means, str] | None:
    """What an address says, with the arXiv identifier in it; None for what is no web address."""
    if found := _PAPER.fullmatch(address):
        return (Means.COMMENTS if found[2] else Means.PAPER), found[1]
    if found := _LOGIN.fullmatch(address):
        return Means.LOGIN, found[1] or ""
    if found := _ARXIV_PAGE.fullmatch(address):
        return Means.ARXIV, found[1]
    if _PAGE.fullmatch(address) or _PICTURE.fullmatch(address):
        return Means.PAGE, ""
    if _PROFILE.fullmatch(address):
        return Means.PROFILE, ""
    return (Means.OTHER, "") if is_web_address(address) else None


def is_web_address(text: str) -> bool:
    """Whether a text is one http(s) address and nothing else."""
    return _WEB.fullmatch(text) is not None


def arxiv_identifier(text: str) -> str:
    """The identifier without its version, or nothing where the text is none."""
    found = _ARXIV.fullmatch(text)
    return found[1] if found else ""


def day_of(address: str) -> date | None:
    """The day whose listing an address such as `…/papers/date/2026-03-24` opens."""
    found = _DAY.fullmatch(address)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def query_of(address: str) -> str:
    """The search that an address such as `…/papers?q=weak+supervision` asks for."""
    found = _SEARCH.fullmatch(address)
    return unquote_plus(found[1]) if found else ""
