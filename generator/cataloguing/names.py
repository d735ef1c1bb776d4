"""Finds the names that papers give: systems they introduce, and acronyms with their long forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.cataloguing.phrases import case_matters
from generator.model import Paper, PaperId

LONGEST_NAME = 40
_NAME = r"[A-Z][\w+#*.-]*(?: [A-Z0-9][\w+#*.-]*){0,2}"
_INTRODUCED = re.compile(
    r"\b(?:[Ww]e|[Tt]his (?:paper|work)) (?:also )?(?:introduces?|propose?s?|presents?|develops?|"
    r"releases?|designs?|builds?|call it|name it)(?: called| named)? "
    rf"(?:the |a |an )?(?P<name>{_NAME})(?=[,.:;(]| \(|, (?:a|an|the)\b| — )"
)
_ACRONYM = re.compile(r"(?<=[ -])\(([A-Z][A-Za-z]{1,9}?)s?\)")
_BEFORE = 120
"""Characters before an acronym in which its long form is looked for."""
_SMALL = frozenset(("of", "and", "for", "the", "in", "to", "with"))
_LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym, its commonest long form, and how many papers spell it out."""

    short: str
    long: str
    papers: int


def ordinary_words(papers: Iterable[Paper]) -> frozenset[str]:
    """Words that the archive itself writes in small letters: not names, however capitalised."""
    return frozenset(w for paper in papers for w in _LOWER_WORD.findall(paper.abstract))


def introduced_names(
    papers: Sequence[Paper], ordinary: frozenset[str]
) -> dict[str, tuple[PaperId, ...]]:
    """From each system's name to the papers that introduce it, oldest capture first.

    A name stands before the title's colon or after "we introduce". Ordinary words (REAL, GUIDE)
    are left out: text that holds them seldom means the system.
    """
    found: dict[str, list[PaperId]] = {}
    for paper in sorted(papers, key=lambda p: (p.first_captured, p.id)):
        for name in {*_from_title(paper.title), *_from_abstract(paper.abstract)}:
            if _is_name(name, ordinary):
                found.setdefault(name, []).append(paper.id)
    return {name: tuple(ids) for name, ids in sorted(found.items())}


def _from_title(title: str) -> Iterable[str]:
    before, colon, _ = title.partition(":")
    return (before.strip(),) if colon and len(before.split()) <= 3 else ()


def _from_abstract(abstract: str) -> Iterable[str]:
    return (m["name"].rstrip(".-") for m in _INTRODUCED.finditer(abstract))


def _is_name(name: str, ordinary: frozenset[str]) -> bool:
    """Whether a word or three can only mean a system: capitals or digits inside, no plain words."""
    if not 2 < len(name) <= LONGEST_NAME:
        return False
    parts = [part for part in re.split(r"[ -]", name) if part]
    strange = [p for p in parts if p.casefold() not in ordinary and not p.isdigit()]
    marked = any(case_matters(p) or any(c.isdigit() for c in p) for p in strange)
    return marked or (len(parts) == 1 and bool(strange) and name[0].isupper())


def acronyms(papers: Iterable[Paper]) -> dict[str, Acronym]:
    """Acronyms that some abstract spells out as `long form (ABC)`, by their short form."""
    forms: dict[str, Counter[str]] = {}
    spelled: Counter[str] = Counter()
    for paper in papers:
        for short, long in {(s, ln) for ln, s in _spelled_out(paper.abstract)}:
            forms.setdefault(short, Counter())[long] += 1
            spelled[short] += 1
    return {
        short: Acronym(short, _commonest(longs), spelled[short])
        for short, longs in sorted(forms.items())
    }


def _commonest(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda form: (-counts[form], form))


def _spelled_out(text: str) -> Iterable[tuple[str, str]]:
    for match in _ACRONYM.finditer(text):
        before = re.split(r"[^\w' -]", text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        long = _long_form(before.rstrip(" -"), match[1]) if case_matters(match[1]) else ""
        if long:
            yield long, match[1]


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
