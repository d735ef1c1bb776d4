"""Turns the links of a listing in Markdown into what each says of its paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.reading.dump_cards import Says, count, sign
from generator.reading.dump_lines import Line
from generator.reading.dump_links import Means, meaning
from generator.reading.text import LONGEST_TITLE, clean

PROSE = 60
"""A link with so many letters is a text about the paper, not the name of something."""

_DEFINITION = re.compile(r"\[(\d{1,6})\]: <?(\S+?)>?")
_UNFINISHED = re.compile(r"\[([^\n]+?)(https?://[^\s()\[\]]++)\)?")
_ROW = re.compile(r"(?:\[[^\[\]]*\]\([^()\s]*\) ?){2,}")
_EACH = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[\d+\])")
_BULLET = re.compile(r"\A(?:[-*] )+")
_WRAP = re.compile(r"(?<!\\)\\+ ")
"""A line break in a link, as some converters write it; tried once a run, so in linear time."""
_ESCAPE = re.compile(r"\\([\\`*_\[\]#+.!~<>|-])")


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its text, and its address or the number of its definition."""

    text: str
    target: str


def definitions(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    """By line number, the definitions of numbered links: number and address."""
    matches = {line.number: _DEFINITION.fullmatch(line.text) for line in lines}
    return {number: (found[1], found[2]) for number, found in matches.items() if found}


def link_of(text: str) -> Link | None:
    """The link that the whole text is: `[text](address)` or `[text][7]`."""
    at = text.rfind("](" if text.endswith(")") else "][")
    target = text[at + 2 : -1]
    if not text.startswith("[") or at < 1 or " " in target:
        return None
    if text.endswith("]") and not (target.isascii() and target.isdigit()):
        return None
    return Link(text[1:at].strip(), target) if text[-1] in ")]" else None


def unfinished_link(text: str) -> Link | None:
    """The link that a text begins, and of which brackets are missing before or after its address.

    `[Title](https://…` and `[Title(https://…)`; None where it is plain what is missing.
    """
    found = _UNFINISHED.fullmatch(text) if len(text) <= LONGEST_TITLE else None
    return Link(found[1].rstrip("]( "), found[2]) if found else None


def links_of(text: str) -> list[Link]:
    """The links of a line that holds nothing else."""
    if _ROW.fullmatch(text):
        return [Link(found[1].strip(), found[2]) for found in _EACH.finditer(text)]
    link = link_of(text)
    return [link] if link else []


def said_by(link: Link, targets: Mapping[str, str]) -> tuple[Says, str]:
    """What a link below or above a title says."""
    text = without_marks(link.text)
    found = meaning(targets.get(link.target, link.target))
    means = found[0] if found else None
    if number := count(text):
        return _NUMBERS.get(means, Says.NUMBER), number
    if found and found[1] and means in (Means.LOGIN, Means.ARXIV):
        return Says.ARXIV, found[1]
    if short := sign(text):
        return short
    if not text or means in (Means.LOGIN, Means.PAGE, Means.COMMENTS):
        return Says.FURNITURE, ""
    if means is Means.PROFILE:
        return Says.ORGANIZATION, text
    if means is Means.PAPER or len(text) >= PROSE:
        return Says.TEXT, unescaped(link.text)
    if means is Means.OTHER:
        return Says.LINK, targets.get(link.target, link.target)
    return (Says.TEXT if text.endswith(".") else Says.ORGANIZATION), text


_NUMBERS: dict[Means | None, Says] = {Means.LOGIN: Says.VOTES, Means.COMMENTS: Says.COMMENTS}


def without_marks(text: str) -> str:
    """The text without images, and without the bullet that it may begin with."""
    return _BULLET.sub("", _IMAGE.sub("", text).strip(), count=1).strip()


def unescaped(text: str) -> str:
    r"""The text as it was before Markdown: `\*` is `*`, a backslash and a space is a break."""
    return clean(_ESCAPE.sub(r"\1", _WRAP.sub(" ", text))) if "\\" in text else text
