"""Finds the names that papers give: systems they introduce, and acronyms with their long forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.cataloguing.phrases import case_matters
from generator.model import Paper

LONGEST_NAME = 40
_NAME = r"[A-Z][\w+#*.-]*(?: [A-Z0-9][\w+#*.-]*){0,2}"
_INTRODUCED = re.compile(
    r"(?:We|we|This|this)(?<!\w[Ww]e)(?<!\w[Tt]his)(?:(?<=e)|(?<=s) (?:paper|work)) (?:also )?"
    r"(?:introduces?|propose?s?|presents?|develops?|releases?|designs?|builds?|call it|name it)"
    r"(?: called| named)? "
    rf"(?:the |a |an )?(?P<name>{_NAME})(?=[,.:;(]| \(|, (?:a|an|the)\b| — )"
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,9}?)s?\)")
_BEFORE = 120
"""Characters before an acronym in which its long form is looked for."""
_SMALL = frozenset(("of", "and", "for", "the", "in", "to", "with"))


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym, its commonest long form, and how many papers spell it out."""

    short: str
    long: str
    papers: int


class GivenNames(NamedTuple):
    """The names that one paper's text gives."""

    systems: list[str]
    """Before the title's colon, or after "we introduce"."""
    spelled: list[tuple[str, str]]
    """Acronyms, each with its long form: `long form (ABC)`."""


def given_names(title: str, abstract: str) -> GivenNames:
    """The names that a paper's text gives, each once, by alphabet."""
    systems = {*_from_title(title), *_from_abstract(abstract)}
    return GivenNames(
        sorted(name for name in systems if 2 < len(name) <= LONGEST_NAME),
        sorted(set(_spelled_out(abstract))),
    )


def _from_title(title: str) -> Iterable[str]:
    before, colon, _ = title.partition(":")
    return (before.strip(),) if colon and len(before.split()) <= 3 else ()


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
    """Whether words can only mean a system: capitals or digits inside, or one that is no plain."""
    parts = name_words(name)
    strange = [p for p in parts if p.casefold() not in ordinary and not p.isdigit()]
    marked = any(case_matters(p) or any(c.isdigit() for c in p) for p in strange)
    return marked or (len(parts) == 1 and bool(strange) and name[0].isupper())


def acronyms(given: Iterable[GivenNames]) -> dict[str, Acronym]:
    """Acronyms that some abstract spells out, by their short form."""
    forms: dict[str, Counter[str]] = {}
    for names in given:
        for short, long in names.spelled:
            forms.setdefault(short, Counter())[long] += 1
    return {
        short: Acronym(short, commonest(longs), longs.total())
        for short, longs in sorted(forms.items())
    }


def commonest(counts: Mapping[str, int]) -> str:
    """What is counted most often; of equals the first by alphabet."""
    return min(counts, key=lambda form: (-counts[form], form))


def _spelled_out(text: str) -> Iterable[tuple[str, str]]:
    for match in _ACRONYM.finditer(text):
        if text[match.start() - 1 : match.start()] in (" ", "-") and case_matters(match[1]):
            before = re.split(r"[^\w' -]", text[max(0, match.start() - _BEFORE) : match.start()])
            long = _long_form(before[-1].rstrip(" -"), match[1])
            if long:
                yield match[1], long


def _long_form(before: str, short: str) -> str:
    """The last words whose initials spell the acronym, in small letters; or nothing.

    Small words may count, as in `chain of thought (CoT)`, or not.
    """
    parts = re.split(r"([ -])", before)
    for start in reversed(range(0, len(parts), 2)):
        spoken = [part.casefold() for part in parts[start::2] if part]
        telling = [word for word in spoken if word not in _SMALL]
        if parts[start] and short.casefold() in (_initials(spoken), _initials(telling)):
            return "".join(parts[start:]).casefold()
    return ""


def _initials(spoken: Iterable[str]) -> str:
    return "".join(word[0] for word in spoken)
