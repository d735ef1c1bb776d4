"""Turns a word as it is written into the words by which a reader's search finds it.

They are those of Pagefind 1.5's own program, as its reader looks for no others: letters and digits
in lower case, without diacritics, stemmed; and the parts of words such as `fine-tuned`, `KVCache`
or `seq2seq`, which count less. The program takes the last one apart beside punctuation alone.
"""

from __future__ import annotations

import re
from itertools import pairwise
from string import punctuation
from typing import NamedTuple
from unicodedata import category, normalize

from Stemmer import Stemmer

WHOLE = 25
"""The weight of a whole word. The format takes it for granted: others are spelt out."""
INCLUDED = "_‿⁀⁔︳︴﹍﹎﹏＿+#"
"""Signs that are letters to the search: Pagefind's own, and those of `C++` and `C#`."""
_SHARED = 24
"""The weight that the parts of a word share."""
AROUND = "".join(sign for sign in punctuation if sign not in INCLUDED)
"""Punctuation that changes nothing before a word or behind it."""
_WITHOUT = str.maketrans("", "", AROUND)
_APART = str.maketrans(dict.fromkeys(punctuation, " "))
_BEGINNING = re.compile(
    "(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])"
)
"""Where a word begins inside another, as in `KVCache` and `GPT4`."""
_CACHED = 100_000

_stem = Stemmer("english", _CACHED).stemWord


class FoundBy(NamedTuple):
    """A word by which a written one is found."""

    stem: str
    form: str
    """The word with its diacritics, where it has any; else empty."""
    weight: int
    """From 1 to `WHOLE`."""


def found_by(written: str) -> list[FoundBy]:
    """The words by which one is found; punctuation around it (see `AROUND`) changes nothing."""
    if written.isascii() and written.isalpha() and (written[1:].islower() or len(written) == 1):
        return [FoundBy(_stem(written.lower()), "", WHOLE)]  # as most are
    whole = _whole(written)
    parts = [part for part in _parts(written, whole) if len(part.encode()) > 1]
    share = max(1, _SHARED // len(parts)) if parts else 0
    found = [_found_by(whole, WHOLE), *(_found_by(part, share) for part in parts)] if whole else []
    return found if written.isascii() else [*found, *_pictures(written)]


def _pictures(written: str) -> list[FoundBy]:
    """Emoji and other symbols, each a word of its own."""
    return [FoundBy(sign, "", WHOLE) for sign in written if category(sign) == "So"]


def _found_by(word: str, weight: int) -> FoundBy:
    plain = word if word.isascii() else "".join(filter(_is_no_mark, normalize("NFD", word)))
    return FoundBy(_stem(plain), "" if plain == word else word, weight)


def _whole(written: str) -> str:
    if written.isascii():
        return written.translate(_WITHOUT).lower()
    letters = (sign for sign in written if sign.isalnum() or sign in INCLUDED)
    return "".join(sign.lower() if sign.isupper() else sign for sign in letters)


def _parts(written: str, whole: str) -> list[str]:
    """The parts of a compound word; none of a simple one."""
    spaced = written.translate(_APART)
    kinds = spaced if spaced.isascii() else "".join(map(_kind, spaced))
    cuts = (0, *(found.start() for found in _BEGINNING.finditer(kinds)), len(spaced))
    parts = " ".join(spaced[begin:end] for begin, end in pairwise(cuts)).lower().split()
    return [] if len(parts) < 2 and whole.startswith("".join(parts)) else parts


def _kind(sign: str) -> str:
    """An ASCII character of the same kind: capital, small letter, digit or neither."""
    if sign.isascii():
        return sign
    return "A" if sign.lower() != sign else "a" if sign.upper() != sign else "-"


def _is_no_mark(sign: str) -> bool:
    return not category(sign).startswith("M")
