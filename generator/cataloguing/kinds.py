"""Tells of a title and an abstract what kind of paper they are of."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model import Paper


def _from_word(*beginnings: str) -> str:
    r"""A pattern for one of these at a word's beginning: several times as quick as with `\b`."""
    return f"(?:{'|'.join(beginnings)})" + "".join(rf"(?<!\w{begin})" for begin in beginnings)


class _Kind(NamedTuple):
    """A kind of paper: the patterns that its titles and its abstracts show, in small letters."""

    name: str
    in_title: re.Pattern[str]
    in_abstract: re.Pattern[str]
    needs: tuple[str, ...]
    """Every such abstract holds one of these: quicker to look for than the pattern."""


def _kind(name: str, in_title: str, in_abstract: str, *needs: str) -> _Kind:
    return _Kind(name, re.compile(in_title), re.compile(in_abstract), needs)


_KINDS = (
    _kind(
        "survey",
        r"\b(survey|review|overview|tutorial)\b",
        r"\b(this|our) (survey|review)\b",
        *("survey", "review"),
    ),
    _kind(
        "benchmark",
        r"bench(mark)?\b|\bbenchmark",
        _from_word("introduc", "present", "propos") + r"\w+ [^.]{0,300}?\bbenchmark\b",
        "benchmark",
    ),
    _kind(
        "dataset",
        r"\b(dataset|corpus)\b",
        _from_word("introduc", "present", "releas") + r"\w+ [^.]{0,300}?\b(dataset|corpus)\b",
        *("dataset", "corpus"),
    ),
    _kind(
        "position",
        r"\b(position|perspective|open problems)\b|^why ",
        r"\bwe argue\b|position paper",
        *("we argue", "position paper"),
    ),
    _kind(
        "theory",
        r"\b(theory|theorem|bounds?|provabl[ey]|statistical mechanics)\b",
        r"\bwe prove\b",
        "we prove",
    ),
    _kind(
        "system",
        r"\b(technical report|toolkit|library|platform)\b",
        r"\b(toolkit|software library)\b",
        *("toolkit", "software library"),
    ),
)
_IN_TITLES = re.compile(
    "survey|review|overview|tutorial|bench|dataset|corpus|position|perspective|problems|why |"
    "theor|bound|provabl|statistical|report|toolkit|library|platform"
)
"""Every title by which a kind is told holds one of these; most titles hold none."""


def kind_of(paper: Paper) -> str:
    """What sort of paper it is, by its title first and by its abstract then; most are methods."""
    title, text = paper.title.lower(), paper.abstract.lower()
    if _IN_TITLES.search(title):
        for kind in _KINDS:
            if kind.in_title.search(title):
                return kind.name
    for kind in _KINDS:
        if any(need in text for need in kind.needs) and kind.in_abstract.search(text):
            return kind.name
    return "method"
