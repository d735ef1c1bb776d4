"""Tells of a word what it can be in a phrase: a name, a word that says something, a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.cataloguing.phrases import case_matters
from generator.cataloguing.plain_words import EMPTY, FUNCTION

_SIZE = re.compile(r"[\d.]+ ?[A-Za-z]{1,2}|[\d.]+-[a-z]+")
"""`7B`, `100K`, `4-bit`: how large, not what."""
_FORMED = re.compile(
    r"-(based|free|driven|style|like|aware|trained|generated|level|specific|powered|assisted"
    r"|guided|enabled|enhanced|accelerated|weighted|only|hard|hardness|complete)$",
    re.IGNORECASE,
)
_QUALITY = re.compile(r"(ed|ly|ive|ous|able|ible|ful|less|ary|ical|ant|ent|er)$")
"""Endings of words that say how, not what: a phrase doesn't end in one."""


def is_name(word: str) -> bool:
    """Whether a word has capitals or a digit as names have: `GPT-4`, `ImageNet`."""
    if word.islower() or (word.isalpha() and word[1:].islower()):
        return False  # nearly all words, told quicker
    if len(word) < 3 or _SIZE.fullmatch(word) or _FORMED.search(word):
        return False
    numbered = any(c.isupper() for c in word) and any(c.isdigit() for c in word)
    return numbered or any(case_matters(part) for part in word.split("-"))


def says_something(key: Sequence[str]) -> bool:
    """Whether none of a word's parts, folded, is a letter, a number, or an empty word."""
    return bool(key) and all(
        len(part) > 1 and not part.isdigit() and part not in EMPTY and part not in FUNCTION
        for part in key
    )


def is_thing(word: str) -> bool:
    """Whether a phrase may end in the word, by its ending."""
    return not _QUALITY.search(word.casefold()) and not _FORMED.search(word)
