"""Finds the names that papers give: systems they introduce, and acronyms with their long forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.cataloguing.long_forms import long_form, uncapitalised
from generator.cataloguing.phrases import Key, case_matters, key_of
from generator.cataloguing.spellings import commonest
from generator.cataloguing.told_things import Told, told_of
from generator.model.paper import Paper

LONGEST_NAME = 40
_NAME = r"[A-Z][\w+#*.-]*(?:(?<!\.) [A-Z0-9][\w+#*.-]*){0,2}"
_NO_PREPOSITION = r"(?!(?:for|on|with|using|to|from|over|in|of|that|and|by)\b)[\w-]+"
_INTRODUCED = re.compile(
    r"(?:We|we|This|this)(?<!\w[Ww]e)(?<!\w[Tt]his)(?:(?<=e)|(?<=s) (?:paper|work)) (?:also )?"
    r"(?:introduces?|propose?s?|presents?|develops?|releases?|designs?|builds?|call it|name it)"
    rf"(?: (?:an?|the|our)(?: {_NO_PREPOSITION}){{1,7}}(?:,| called| named| dubbed| termed)"
    r"| called| named)? "
    rf"(?:the |a |an )?(?P<name>{_NAME})(?=[,.:;(]| \(|, (?:a|an|the)\b| — )"
)
"""`We introduce KiteNet`, `we propose a network of threads called KiteNet`."""
_ACRONYM = re.compile(r"\(([A-Za-z][A-Za-z]{1,9}?)s?\)")
_NO_NAME = re.compile(r"[\"“”$\\{}()\[\],!?]")
_GENERIC = re.compile(
    r" (?:Technical Report|Report|Platform|Challenge|Benchmark|Dataset|System|Framework|Models?|"
    r"Toolkit|Library|Corpus|Series|Family)$"
)
"""What a title adds to a name: `KiteNet Technical Report`."""
_VERSION = re.compile(r"[vV]?\d[\w.]*")
IN_SMALL = 0.2
_BEFORE = 120
"""Characters before an acronym in which its long form is looked for."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym with its commonest long form."""

    short: str
    long: str
    papers: int
    """How many papers spell it out so, in singular or plural, and how many otherwise."""
    others: int = 0

    @property
    def is_plain(self) -> bool:
        """Whether it stands for one thing: three in four papers that spell it out agree."""
        return self.papers >= 3 * self.others


class GivenNames(NamedTuple):
    """The names that one paper's text gives."""

    systems: list[str]
    """Before the title's colon, or after "we introduce"."""
    spelled: list[tuple[str, str]]
    """Acronyms, each with its long form: `long form (ABC)`."""
    told: list[Told]
    """What the text tells of each of the systems."""


def given_names(title: str, abstract: str) -> GivenNames:
    """The names that a paper's text gives, each once, by alphabet."""
    every = {*_from_title(title), *_from_abstract(abstract)}
    systems = sorted(name for name in every if 2 < len(name) <= LONGEST_NAME)
    told = [told_of(name, abstract) for name in systems]
    return GivenNames(systems, sorted(set(_spelled_out(abstract))), told)


def _from_title(title: str) -> Iterable[str]:
    before, colon, _ = title.partition(":")
    name = _GENERIC.sub("", before.strip()) if colon and len(before) <= 2 * LONGEST_NAME else ""
    return (name,) if name and len(name.split()) <= 3 and not _NO_NAME.search(name) else ()


def _from_abstract(abstract: str) -> Iterable[str]:
    return (m["name"].rstrip(".-") for m in _INTRODUCED.finditer(abstract))


def introduced_names(
    papers: Sequence[Paper], given: Sequence[GivenNames], ordinary: Collection[str]
) -> dict[str, list[int]]:
    """From each system's name to the numbers of the papers that introduce it, oldest capture first.

    `ordinary` are words that the archive itself writes in small letters: not names, however
    capitalised. Text that holds REAL or GUIDE seldom means the system.
    """
    found: dict[str, list[int]] = {}
    ages = [(paper.first_captured, paper.id) for paper in papers]
    for number in sorted(range(len(papers)), key=ages.__getitem__):
        for name in given[number].systems:
            found.setdefault(name, []).append(number)
    return {name: found[name] for name in sorted(found) if _is_name(name, ordinary)}


def name_words(name: str) -> list[str]:
    """The words of a name, between blanks and hyphens."""
    return [part for part in re.split(r"[ -]", name) if part]


def _is_name(name: str, ordinary: Collection[str]) -> bool:
    """Whether words can only mean a system: capitals or digits inside, or one that is no plain.

    What follows a blank is a version or no ordinary word either.
    """
    first, *rest = name.split(" ")
    parts = name_words(first)
    strange = [part for part in parts if part.casefold() not in ordinary and not part.isdigit()]
    marked = any(case_matters(p) or any(c.isdigit() for c in p) for p in strange)
    if not marked and not (len(parts) == 1 and strange and name[0].isupper()):
        return False
    return all(_VERSION.fullmatch(word) or word.casefold() not in ordinary for word in rest)


def is_distinct(name: str) -> bool:
    """Whether a name is hardly given twice: of small letters and several capitals or digits.

    `KiteNet` is, `KITE` and `Kite` are not.
    """
    marks = sum(c.isupper() or c.isdigit() for c in name)
    return len(name) > 4 and marks > 1 and any(c.islower() for c in name)


def acronyms(given: Iterable[GivenNames]) -> dict[str, Acronym]:
    """Acronyms that some abstract spells out, by their short form."""
    forms: dict[str, dict[Key, Counter[str]]] = {}
    for names in given:
        for short, long in names.spelled:
            forms.setdefault(short, {}).setdefault(key_of(long), Counter())[long] += 1
    return {short: _acronym(short, list(forms[short].values())) for short in sorted(forms)}


def _acronym(short: str, forms: list[Counter[str]]) -> Acronym:
    forms.sort(key=lambda spellings: (-spellings.total(), commonest(spellings)))
    others = sum(spellings.total() for spellings in forms[1:])
    return Acronym(short, _in_running_text(forms[0]), forms[0].total(), others)


def _in_running_text(forms: Counter[str]) -> str:
    """The commonest spelling; one in small letters if a few have them, for names keep capitals."""
    small = {form: number for form, number in forms.items() if form.islower()}
    return commonest(small if sum(small.values()) >= IN_SMALL * forms.total() else forms)


def _spelled_out(text: str) -> Iterable[tuple[str, str]]:
    for match in _ACRONYM.finditer(text):
        if text[match.start() - 1 : match.start()] in (" ", "-") and case_matters(match[1]):
            before = re.split(r"[^\w' -]", text[max(0, match.start() - _BEFORE) : match.start()])
            long = long_form(before[-1].rstrip(" -"), match[1])
            if long:
                yield match[1], uncapitalised(long) if before[-1].strip(" -") == long else long
