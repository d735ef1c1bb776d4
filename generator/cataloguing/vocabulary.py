"""Turns words into rows of tables: what parts they have, and what they can be in a phrase.

A word is what blanks and most signs part: `multi-agent` is one, with the parts `multi` and `agent`.
Parts and phrases are compared by 64-bit hashes of their letters, the same in every build: among a
million phrases, two that are taken for one are less likely than one in ten million.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from Stemmer import Stemmer

from generator.cataloguing.phrases import fold, part_spans
from generator.cataloguing.plain_words import FUNCTION
from generator.cataloguing.word_uses import is_name, is_thing, says_something

WORD = np.dtype(
    [
        ("length", "<i4"),  # in letters
        ("parts", "<i4"),  # how many
        ("key", "<u8"),  # the hash of its folded parts in order
        ("shift", "<u8"),  # what a key before it is multiplied by to be joined with its own
        ("is_name", "?"),
        ("says_something", "?"),
        ("is_thing", "?"),
    ]
)
PART = np.dtype(
    [
        ("start", "<i4"),  # in its word
        ("end", "<i4"),
        ("exact", "<u8"),  # the hash of its letters
        ("folded", "<u8"),  # of its singular in small letters
        ("term", "<u8"),  # of the term by which texts are compared; 0 where it is none
    ]
)
FACTOR = 0x9E3779B97F4A7C15
"""What the hash of the words so far is multiplied by before the next word's is added."""
_BITS = (1 << 64) - 1
_STEMMER = Stemmer("english", 0)
_SAYS_NOTHING = FUNCTION.union(
    """
    show shows however two first one often well three due several find thus moreover still
    towards toward four rather become becomes therefore along beyond describe describes made
    found part together five next thereby cannot upon take six whole around hence namely give
    alone others third whereas always last besides back almost itself already throughout
    """.split()
)
"""Words that two texts about nothing in common share all the same."""


class Tables(NamedTuple):
    """A row a word, of dtype WORD; and a row a part, of dtype PART, in the words' order."""

    words: NDArray[Any]
    parts: NDArray[Any]

    @property
    def first_parts(self) -> NDArray[np.int64]:
        """The row of each word's first part."""
        first: NDArray[np.int64] = np.cumsum(self.words["parts"]) - self.words["parts"]
        return first


@lru_cache(maxsize=262_144)
def hash_of(text: str) -> int:
    """A text's 64-bit hash."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def key_hash(parts: Iterable[str]) -> int:
    """The hash of a phrase's words in order."""
    key = 0
    for part in parts:
        key = (key * FACTOR + hash_of(part)) & _BITS
    return key


@lru_cache(maxsize=262_144)
def _part(text: str) -> tuple[int, int, int]:
    term = term_of(text)
    return hash_of(text), hash_of(fold(text)), hash_of(term) if term else 0


def term_of(part: str) -> str:
    """The stem by which texts are compared; empty for a number, a letter, and what says nothing.

    After Porter's second stemmer for English, in the Snowball project's form.
    """
    word = part.rstrip("+#").lower()
    if len(word) < 2 or word[0].isdecimal() or word in _SAYS_NOTHING:
        return ""
    return str(_STEMMER.stemWord(fold(part.rstrip("+#"))))


def tables_of(words: Sequence[str]) -> Tables:
    """The tables of words, of which `""` is the end of a text: a part that is like no other."""
    rows, parts = [], []
    for word in words:
        at = [(0, len(word))] if word.isalnum() or not word else part_spans(word)
        texts = [word[start:end] for start, end in at]
        parts += [(*place, *_part(text)) for place, text in zip(at, texts, strict=True)]
        key = list(map(fold, texts))
        uses = is_name(word), says_something(key), is_thing(word)
        rows.append((len(word), len(at), key_hash(key), pow(FACTOR, len(at), _BITS + 1), *uses))
    return Tables(np.array(rows, WORD), np.array(parts, PART))
