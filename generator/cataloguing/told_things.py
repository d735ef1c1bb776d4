"""Finds what a text tells of the names that it gives: what a thing is, and what its name means.

>>> told_of("KiteNet", "We fly KiteNet (Kindly Net), a benchmark of kites.")
Told(kind='benchmark', meaning='')
>>> told_of("KITE", "KITE (Knots In Thin Embroidery) is quick.")
Told(kind='', meaning='Knots In Thin Embroidery')
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.cataloguing.long_forms import long_form, uncapitalised

_AFTER = re.compile(
    r"(?: ?\([^()]{1,80}\))?(?:,| is| –| —| -)(?: which is| also)? (?:an?|the|our)(?: first)? "
    r"([^.,;:()]{3,90})"
)
"""`KiteNet (Kites), a large benchmark for kites`."""
_BEFORE = re.compile(
    r"\b(?:introduc|present|propos|releas|construct|buil|creat|curat|develop|contribut|collect|offer|"
    r"design|establish)\w* (?:also )?(?:an?|the|our) ([^.,;:()]{3,80}?)"
    r"(?:,? (?:called|named|termed|dubbed|namely))?,? ?$"
)
"""`we build the benchmark KiteBench`, `we introduce a set of kites named KiteNet`."""
_GOES_ON = re.compile(
    r" (?:that|which|for|of|to|with|designed|consisting|comprising|containing|covering|built|based"
    r"|in|on|from|where|spanning|featuring|by|tailored|specifically|aimed|and)\b"
)
FEWEST_WORDS = 3
"""So many words, that a name could be made of."""
_NO_WORDS = re.compile(r"[^\w' -]")
_MEANING = re.compile(r" \(([^()]{8,90})\)")
_REACH = 90
"""Characters before a name in which what it is may stand."""
_KINDS = (
    ("system", re.compile(
        r"\b(?:frameworks?|models?|methods?|systems?|algorithms?|approach|architecture|agents?|"
        r"pipeline|technique|network|strategy|series|family|paradigm|toolkit|platform|library|"
        r"mechanism|module|detector|tokenizer|encoder|MLLM|VLM|LLM|engine|metric)$"
    )),
    ("benchmark", re.compile(r"bench(?:mark)?s?\b|\btest ?beds?\b|\b(?:test|evaluation) suite\b")),
    ("dataset", re.compile(r"\b(?:data ?sets?|corpus|corpora|data collection)\b")),
)  # fmt: skip
"""What a thing is, by the words that say so; the last word before others."""


class Told(NamedTuple):
    """What a text tells of a name."""

    kind: str = ""
    """`system`, `benchmark`, `dataset`; empty where it doesn't tell."""
    meaning: str = ""
    """The words that the name is made of."""


def told_of(name: str, text: str) -> Told:
    """What a text tells of a name where it first says what the thing is, and what it means."""
    kind = meaning = ""
    place = text.find(name)
    while place >= 0 and not (kind and meaning):
        end = place + len(name)
        if not text[end : end + 1].isalnum() and text[end : end + 1] != "-":
            kind = kind or _kind_at(text, place, end)
            meaning = meaning or _meaning_at(text, name, place, end)
        place = text.find(name, end)
    return Told(kind, meaning)


def _kind_at(text: str, place: int, end: int) -> str:
    after = _AFTER.match(text, end)
    before = None if after else _BEFORE.search(text[max(0, place - _REACH) : place])
    said = after or before
    return _kind(_GOES_ON.split(said[1], maxsplit=1)[0]) if said else ""


def _kind(said: str) -> str:
    return next((kind for kind, words in _KINDS if words.search(said)), "")


def _meaning_at(text: str, name: str, place: int, end: int) -> str:
    """The words in brackets after the name, or those before the name in brackets."""
    short = name.replace("-", "")
    after = _MEANING.match(text, end)
    if after:
        return after[1] if _gives(after[1], short) else ""
    if text[place - 1 : place] == "(" and text[end : end + 1] == ")":
        before = _NO_WORDS.split(text[max(0, place - _REACH) : place - 1])[-1]
        long = long_form(before.strip(" -"), short)
        whole = before.rstrip(" -").endswith(f"-{long}")
        return "" if whole else uncapitalised(long) if before.strip(" -") == long else long
    return ""


def _gives(words: str, short: str) -> bool:
    """Whether several words hold all letters of a name in order, its first one at their beginning.

    `LEarning to Ground Images (LEGI)`. Not where they say the name itself.
    """
    letters, rest = short.casefold(), iter(words.casefold())
    several = words.count(" ") + words.count("-") >= FEWEST_WORDS - 1
    own = words[:1].casefold() == letters[:1] and letters not in words.casefold()
    return several and own and all(letter in rest for letter in letters)
