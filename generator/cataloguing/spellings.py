"""Turns the ways in which papers spell a phrase into the name that its tag bears.

>>> name_of_spellings({"Kalman filters": 4, "Kalman Filters": 1, "Kalman filter": 2})
'Kalman filters'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from generator.cataloguing.phrases import case_matters

CAPITALISED = 0.7
"""A word that so large a share writes with a capital has one, as `Kalman` and `Monte Carlo` do."""
_SHORT = 2
"""A spelling of so few letters doesn't tell what is meant: `AR`."""


def name_of_spellings(spellings: Mapping[str, int]) -> str:
    """The commonest spelling, in which capitals that only stand in headings are small."""
    telling = {form: n for form, n in spellings.items() if len(form.rstrip("s")) > _SHORT}
    alike: dict[str, Counter[str]] = {}
    for form, number in (telling or spellings).items():
        alike.setdefault(form.casefold(), Counter())[form] += number
    best = commonest({form: forms.total() for form, forms in alike.items()})
    columns = zip(*(_votes(form, number) for form, number in alike[best].items()), strict=True)
    return "".join(map(_word, columns))


def commonest(counts: Mapping[str, int]) -> str:
    """What is counted most often; of equals the first by alphabet."""
    return min(counts, key=lambda form: (-counts[form], form))


def as_in_text(heading: str) -> str:
    """A heading's words as a text would have them: in small letters, but for marked ones."""
    words = re.split(r"([ -])", heading)
    return "".join(word if _is_marked(word) else word.casefold() for word in words)


def _votes(form: str, number: int) -> list[tuple[str, int]]:
    return [(word, number) for word in re.split(r"([ -])", form)]


def _word(votes: tuple[tuple[str, int], ...]) -> str:
    """A word as most spell it; with small letters unless nearly all have capitals."""
    counts: Counter[str] = Counter()
    for word, number in votes:
        counts[word] += number
    marked = {word: n for word, n in counts.items() if _is_marked(word)}
    if sum(marked.values()) * 2 > counts.total():
        return commonest(marked)
    capital = {word: n for word, n in counts.items() if word[:1].isupper()}
    if sum(capital.values()) >= CAPITALISED * counts.total():
        return commonest(capital)
    return commonest(counts).casefold()


def _is_marked(word: str) -> bool:
    """Whether a word is written with capitals wherever it stands: `LoRA`, `3D`."""
    return case_matters(word) or (any(map(str.isdigit, word)) and any(map(str.isupper, word)))
