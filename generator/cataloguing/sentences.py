"""Turns an abstract into its sentences.

>>> split_sentences("We test GPT-4. It scores 3.5 (cf. Fig. 2 of Smith et al. 2020). Good!")
('We test GPT-4.', 'It scores 3.5 (cf. Fig. 2 of Smith et al. 2020).', 'Good!')
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from generator.cataloguing.formulas import find_formulas

_END = re.compile(r"[.!?…][\"'”’»)\]}]* (?=[\"'“‘«(\[{$]*(\S+))")
_BETWEEN_WORDS = re.compile(r"[\s(\[{“‘\"'/~\u00a0–—]")
_NEVER_WORDS = """
    e.g. i.e. cf. vs. fig. figs. eq. eqs. eqn. sec. secs. tab. ref. refs. approx. dr. prof.
    mr. mrs. ms. st. vol. pp. ca. resp. a.k.a. w.r.t. viz. dept. univ. assoc. eg. ie. ed. eds. chap.
    thm. soc. rev. econ. stud. proc. conf. int. trans.
"""
_NEVER = frozenset(_NEVER_WORDS.split())
"""Abbreviations that a sentence goes on after, whatever follows (`Fig. 2`, `Dr. Who`)."""
_BEFORE_NUMBERS = frozenset({"no.", "nos.", "p.", "sep.", "oct.", "nov.", "dec.", "art.", "0."})
"""Abbreviations where a number follows (`No. 5`), and words where none does."""
_SOMETIMES_WORDS = """
    al. etc. inc. jr. ltd. co. corp. u.s. u.k. ph.d. i.i.d. a.m. p.m. e.u.
"""
_SOMETIMES = frozenset(_SOMETIMES_WORDS.split())
"""Abbreviations after which a sentence ends only where the next word begins one."""
_STARTERS_WORDS = """
    we the this these that those our in it its to a an however for as by with while when although
    moreover furthermore additionally finally first second third here there such both from on at
    they using based experiments experimental results extensive code if since because despite
    existing recent previous current yet but and then thus hence therefore specifically notably
    compared unlike most many recently
"""
_STARTERS = frozenset(_STARTERS_WORDS.split())
_NUMERAL = re.compile(r"(?:[ivx]{1,4}|[a-h])\)")
"""What numbers the points of a list in running text: `(ii) To show`."""
_SURE = re.compile("[a-z]{7}")
"""No abbreviation is as long: told quicker than by comparing it with all."""
_CAPITALS = re.compile(r"[A-Z]{2,}\.")
"""`PP.` is no `pp.`, but the end of what an acronym ends."""
_INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*$")


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; joined by single spaces, they are the text again.

    A stop ends a sentence where a blank and a capital, a digit or a name with a capital in it
    follows, but not after an abbreviation, an initial, or inside a formula.
    """
    return tuple(sentences_of(text))


def sentences_of(text: str) -> Iterator[str]:
    """The same, one after another: who looks for one need not wait for the rest."""
    start = 0
    inside = _Formulas(text)
    for match in _END.finditer(text):
        if _ends(text, match) and match.start() not in inside:
            yield text[start : match.end() - 1]
            start = match.end()
    if text:
        yield text[start:]


class _Formulas:
    """The places in a text that are inside a formula."""

    def __init__(self, text: str) -> None:
        formulas = find_formulas(text)
        self._starts = [formula.start for formula in formulas]
        self._ends = [formula.end for formula in formulas]

    def __contains__(self, place: int) -> bool:
        before = bisect_left(self._starts, place) - 1
        return before >= 0 and place < self._ends[before] - 1


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the stop at this match ends a sentence."""
    following = match[1]
    if not (_may_begin(following) or text.startswith("$", match.end())):
        return False
    if match[0][0] != "." or _SURE.match(text, max(0, match.start() - 7)):
        return True
    before = text[max(0, match.start() - 40) : match.start() + 1]
    return _ends_after(_BETWEEN_WORDS.split(before)[-1], following)


def _may_begin(word: str) -> bool:
    """A capital, a digit or a formula begins a sentence, and so does a name such as `vLLM`."""
    if not word[0].islower():
        return word[0].isalnum() or word[0] == "\\"
    named = any(c.isupper() for c in word[:8])
    return named or word.startswith(("http://", "https://")) or _NUMERAL.match(word) is not None


def _ends_after(word: str, following: str) -> bool:
    """Whether a sentence may end with this word, which holds the stop, before the following one."""
    lowered = word.lower()
    if lowered in _NEVER and not _CAPITALS.fullmatch(word):
        return False
    if lowered in _BEFORE_NUMBERS and following[0].isdigit():
        return False
    if lowered in _SOMETIMES or _INITIAL.fullmatch(word):
        return re.sub(r"\W+$", "", following.lower()) in _STARTERS
    return True
