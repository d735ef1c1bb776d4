"""Finds in a paper what could become a tag: names, phrases that topics know, runs of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from generator.cataloguing.phrases import PhraseIndex, case_matters, fold, words
from generator.cataloguing.plain_words import EMPTY, FUNCTION, HEADS

Key = tuple[str, ...]
"""The folded words of a phrase: what its spellings have in common."""

LONGEST = 3
"""Words of a run."""
_WORD = r"[^\W_]+(?:[-.+][^\W_]+)*[+#]*"
"""A hyphened word counts as one."""
_CHAIN = re.compile(f"{_WORD}(?: {_WORD})*")
"""Words with nothing but a blank between them."""
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


_Spoken = tuple[Key, str, Origin]
"""A phrase's key, how it stands in the text, and where it comes from."""


class KeyPhrase(NamedTuple):
    """A phrase of a paper: its key, how it stands there, and where it comes from.

    A named tuple, for there are a hundred of them a paper.
    """

    key: Key
    surface: str
    origin: Origin
    in_title: bool


def key_of(text: str) -> Key:
    """The key of a phrase: hyphens, case and plurals don't count."""
    return tuple(map(fold, words(text)))


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
        for key, surface, origin in (*_known(text, known), *_names_and_runs(text)):
            if key not in found:
                found[key] = KeyPhrase(key, surface, origin, in_title)
    return found


def _known(text: str, known: PhraseIndex) -> Iterator[_Spoken]:
    for match in known.find(text):
        is_name = " " not in match.surface and case_matters(match.phrase)
        yield key_of(match.surface), match.surface, Origin.NAME if is_name else Origin.TOPIC


def _names_and_runs(text: str) -> list[_Spoken]:
    """The names in a text, then its runs of two or three words."""
    parted = "  ".join(_CHAIN.findall(text))  # an empty word between chains, which says nothing
    spoken = list(map(_word, parted.split(" ")))
    names = [(word.key, word.text, Origin.NAME) for word in spoken if word.is_name]
    return [*names, *_runs(spoken)]


def _runs(spoken: Sequence[_Word]) -> Iterator[_Spoken]:
    """Runs of words none of which is empty, the last one a thing."""
    for at, first in enumerate(spoken):
        if first.says_something:
            key, surface = first.key, first.text
            for word in spoken[at + 1 : at + LONGEST]:
                if not word.says_something:
                    break
                key, surface = key + word.key, f"{surface} {word.text}"
                if word.is_thing:
                    yield key, surface, Origin.RUN


class _Word(NamedTuple):
    """A word, and what it can be in a phrase."""

    text: str
    key: Key
    is_name: bool
    says_something: bool
    is_thing: bool


@lru_cache(maxsize=262_144)
def _word(text: str) -> _Word:
    key = key_of(text)
    return _Word(text, key, _is_name(text), _says_something(key), _is_thing(text))


def _is_name(word: str) -> bool:
    if len(word) < 3 or _SIZE.fullmatch(word) or _FORMED.search(word):
        return False
    numbered = any(c.isupper() for c in word) and any(c.isdigit() for c in word)
    return numbered or any(case_matters(part) for part in word.split("-"))


def _says_something(key: Key) -> bool:
    return bool(key) and all(
        len(part) > 1 and not part.isdigit() and part not in EMPTY and part not in FUNCTION
        for part in key
    )


def _is_thing(word: str) -> bool:
    return not _QUALITY.search(word.casefold()) and not _FORMED.search(word)
