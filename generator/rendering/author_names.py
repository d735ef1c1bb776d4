"""Turns authors' names, as people write them, into the parts that citation formats ask for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.rendering.escape import one_line

_SUFFIX = re.compile(r"[JS]r\.?|I{2,3}|IV")
_GROUP = re.compile(
    r"(?:^| )and(?: |$)| (?:Collaboration|Consortium|Group|Institute|Labs?|Team)$",
    re.IGNORECASE | re.ASCII,
)
_BLANKS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts, or, of a group or of one word, the name as it is."""

    family: str = ""
    """With its particle: `van der Berg`."""
    given: str = ""
    suffix: str = ""
    literal: str = ""


def line(text: str) -> str:
    """The text in one line, without blanks at its ends and double ones."""
    whole = one_line(text).strip(" ")
    return _BLANKS.sub(" ", whole) if "  " in whole else whole


def name_of(text: str) -> Name:
    """A name in its parts. `assets/cite.js` does the same.

    >>> name_of("Jan van der Berg")
    Name(family='van der Berg', given='Jan', suffix='', literal='')
    >>> name_of("Martin King, Jr.")
    Name(family='King', given='Martin', suffix='Jr.', literal='')
    >>> name_of("Berg, Jan").given
    'Jan'
    >>> name_of("Qwen Team").literal
    'Qwen Team'
    """
    whole = line(text)
    commas = [part.strip(" ") for part in whole.split(",")]
    if len(commas) > 2 or "" in commas or _GROUP.search(whole):
        return Name(literal=whole)
    if len(commas) == 2 and not _SUFFIX.fullmatch(commas[1]):
        return Name(*commas)
    words = commas[0].split(" ")
    suffix = commas[1] if len(commas) == 2 else ""
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if len(words) < 2:
        return Name(literal=whole)
    start = next((at for at in range(1, len(words)) if _is_particle(words[at])), len(words) - 1)
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_particle(word: str) -> bool:
    return unicodedata.category(word[0]) == "Ll"
