"""Turns paragraphs into titles and abstracts where nothing but order and looks tells them apart.

All paragraphs are labelled at once, at the least cost: a title that looks like an abstract costs
something, an abstract that looks like a title does, and a missing title or abstract costs more
than one such oddity. So a listing that alternates keeps every entry whatever its text, and one
that does not finds its feet again. The costs come from 10,204 listed papers: titles of 10 to 298
characters, five over 200, two with a full stop; abstracts of 107 to 2,447, six under 200.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.reading.dump_lines import TOO_LONG

MISSING = 1.6
"""What a missing title or abstract costs."""
_PLAIN_WORDS = re.compile(r"[\w \-–—:,'’?()/&+.]+")


def which_are_abstracts(texts: Sequence[str]) -> list[bool]:
    """For each paragraph, whether it is an abstract: the labels of least cost, found by Viterbi."""
    title, abstract = float("inf"), 0.0
    steps: list[tuple[bool, bool]] = []
    for text in texts:
        after_title = title + MISSING < abstract
        after_abstract = abstract + MISSING < title
        steps.append((after_title, after_abstract))
        title, abstract = (
            (title + MISSING if after_title else abstract) + _cost_as_title(text),
            (abstract + MISSING if after_abstract else title) + _cost_as_abstract(text),
        )
    return _labels(steps, last=abstract <= title + MISSING)


def _labels(steps: Sequence[tuple[bool, bool]], last: bool) -> list[bool]:
    """Walk back: each step says what stood before a title, and before an abstract."""
    labels: list[bool] = []
    is_abstract = last
    for after_title, after_abstract in reversed(steps):
        labels.append(is_abstract)
        is_abstract = after_abstract if is_abstract else not after_title
    return labels[::-1]


def _cost_as_title(text: str) -> float:
    """How odd a paragraph would be as a title: sentences, and length."""
    if len(text) < 100:
        return 0.0
    sentences = text.count(". ") + text.count("? ") + text.count("! ")
    ended = text.endswith((".", "!", "?"))
    if len(text) >= 300 and sentences + ended >= 2:
        return 2.5 if len(text) >= 400 else 1.5
    if len(text) >= 200:
        return 1.0 if ended else 0.5
    return 0.8 if ended else 0.0


def _cost_as_abstract(text: str) -> float:
    """How odd a paragraph would be as an abstract."""
    if len(text) >= 200 or text == TOO_LONG:
        return 0.0
    if text.endswith("."):
        return 0.2
    return 3.5 if like_a_title(text) else 0.6


def like_an_abstract(text: str) -> bool:
    """Whether a paragraph is surely an abstract: long, and of several sentences."""
    return _cost_as_title(text) > 1


def rather_an_abstract(text: str) -> bool:
    """Whether a paragraph is odder as a title than as an abstract."""
    return _cost_as_title(text) > _cost_as_abstract(text)


def like_a_title(text: str) -> bool:
    """Whether a paragraph is surely a title: some plain words in capitals, or with a colon."""
    words = text.split() if 30 <= len(text) < 200 else []
    if len(words) < 5 or text.endswith(".") or not _PLAIN_WORDS.fullmatch(text):
        return False
    long = [word for word in words if len(word) >= 4]
    return ": " in text or 2 * sum(word[0].isupper() for word in long) > len(long)
