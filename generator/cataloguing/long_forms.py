"""Finds in the words beside an acronym those that spell it.

>>> long_form("we fly kites by low-rank adaptation", "LoRA")
'low-rank adaptation'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SHORTEST_SPELLED = 8
"""Letters of a long form that gives an acronym more than its initials: fewer are chance."""
_SMALL = frozenset(("of", "and", "for", "the", "in", "to", "with"))


def long_form(before: str, short: str) -> str:
    """The last words that spell the acronym; or nothing.

    Those whose initials do, else those that give some more letters each: `low-rank adaptation
    (LoRA)`. Small words may count, as in `chain of thought (CoT)`, or not.
    """
    parts = re.split(r"([ -])", before)
    small = list(map(str.casefold, parts))
    starts = [at for at in reversed(range(0, len(parts), 2)) if small[at] not in ("", "and")]
    letters = short.casefold()
    for start in starts:
        spoken = list(filter(None, small[start::2]))
        telling = [word for word in spoken if word not in _SMALL]
        if letters in (_initials(spoken), _initials(telling)):
            return "".join(parts[start:])
    for start in starts[: len(short)]:
        spoken = list(filter(None, small[start::2]))
        if len("".join(spoken)) >= SHORTEST_SPELLED and _spells(spoken, letters):
            return "".join(parts[start:])
    return ""


def _initials(spoken: Iterable[str]) -> str:
    return "".join(word[0] for word in spoken)


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether each word gives its first letter and maybe some more, in order, and no other is."""
    if not words or not letters:
        return not words and not letters
    word, rest = words[0], words[1:]
    if word in _SMALL and _spells(rest, letters):
        return True
    if word[0] != letters[0]:
        return False
    place = 0
    for given in range(1, len(letters) + 1):
        if _spells(rest, letters[given:]):
            return True
        place = word.find(letters[given : given + 1], place + 1)
        if place < 0:
            return False
    return False


def uncapitalised(words: str) -> str:
    """The first words of a sentence as others would have them: `Kite lines`, not `Kite Lines`."""
    rest = words[1:]
    return words[:1].lower() + rest if rest == rest.lower() else words
