"""Finds in a paper what could become a tag: names, phrases that topics know, runs of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from generator.cataloguing.phrases import PhraseIndex, case_matters, fold
from generator.cataloguing.plain_words import EMPTY, FUNCTION, HEADS

Key = tuple[str, ...]
"""The folded words of a phrase: what its spellings have in common."""

LONGEST = 3
"""Words of a run; a hyphened word counts as one."""
_WORD = re.compile(r"[^\W_]+(?:[-.+][^\W_]+)*[+#]*")
_PART = re.compile(r"[^\W_]+[+#]*")
_SIZE = re.compile(r"[\d.]+ ?[A-Za-z]{1,2}|[\d.]+-[a-z]+")
"""`7B`, `100K`, `4-bit`: how large, not what."""
_FORMED = re.compile(r"-(based|free|driven|style|like|aware|trained|generated|level|specific)$")
_QUALITY = re.compile(r"(ed|ly|ive|ous|able|ible|ful|less|ary|ical|ant|ent|er)$")
"""Endings of words that say how, not what: a phrase doesn't end in one."""


class Origin(IntEnum):
    """Where a key phrase comes from, the surest first."""

    NAME = 0
    """A name in capitals or with a digit: `GPT-4`, `ImageNet`."""
    TOPIC = 1
    """A phrase by which some topic knows its papers."""
    RUN = 2
    """Two or three words that often stand together."""


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A phrase of a paper: its key, how it stands there, and where it comes from."""

    key: Key
    surface: str
    origin: Origin
    in_title: bool


def key_of(text: str) -> Key:
    """The key of a phrase: hyphens, case and plurals don't count."""
    return tuple(fold(part) for part in _PART.findall(text))


def topic_phrases(phrases: Iterable[str]) -> PhraseIndex:
    """The topics' phrases that are worth a tag: of several words, or in capitals, and specific."""
    return PhraseIndex(p for p in phrases if _is_specific(key_of(p), p))


def _is_specific(key: Key, phrase: str) -> bool:
    if any(word in FUNCTION for word in key):
        return False
    if len(key) < 2:
        return case_matters(phrase)
    return key[0] not in EMPTY and (key[-1] not in EMPTY or key[-1] in HEADS)


def key_phrases(title: str, abstract: str, known: PhraseIndex) -> dict[Key, KeyPhrase]:
    """A paper's key phrases, each once: as the title has it, else as the abstract first has it."""
    found: dict[Key, KeyPhrase] = {}
    for text, in_title in ((title, True), (abstract, False)):
        for surface, origin in (*_known(text, known), *_names(text), *_runs(text)):
            key = key_of(surface)
            found.setdefault(key, KeyPhrase(key, surface, origin, in_title))
    return found


def _known(text: str, known: PhraseIndex) -> Iterator[tuple[str, Origin]]:
    for match in known.find(text):
        is_name = " " not in match.surface and case_matters(match.phrase)
        yield match.surface, Origin.NAME if is_name else Origin.TOPIC


def _names(text: str) -> Iterator[tuple[str, Origin]]:
    return ((m[0], Origin.NAME) for m in _WORD.finditer(text) if _is_name(m[0]))


@lru_cache(maxsize=262_144)
def _is_name(word: str) -> bool:
    if len(word) < 3 or _SIZE.fullmatch(word) or _FORMED.search(word):
        return False
    numbered = any(c.isupper() for c in word) and any(c.isdigit() for c in word)
    return numbered or any(case_matters(part) for part in word.split("-"))


def _runs(text: str) -> Iterator[tuple[str, Origin]]:
    """Runs of two or three words, none of them empty, the last one a thing."""
    spoken = list(_WORD.finditer(text))
    for at, first in enumerate(spoken):
        if not _says_something(first[0]):
            continue
        for last in range(at + 1, min(at + LONGEST, len(spoken))):
            apart = text[spoken[last - 1].end() : spoken[last].start()] != " "
            if apart or not _says_something(spoken[last][0]):
                break
            if _is_thing(spoken[last][0]):
                yield text[first.start() : spoken[last].end()], Origin.RUN


@lru_cache(maxsize=262_144)
def _says_something(word: str) -> bool:
    return all(
        len(part) > 1 and not part.isdigit() and part not in EMPTY and part not in FUNCTION
        for part in key_of(word)
    )


@lru_cache(maxsize=262_144)
def _is_thing(word: str) -> bool:
    return not _QUALITY.search(word.casefold()) and not _FORMED.search(word)
