"""Turns an abstract into its headline numbers: the clauses that say how much better a thing is.

>>> headline_of("It is slow. KiteNet flies well, improving accuracy by 12.5% on AirBench. Good.")
'improving accuracy by 12.5% on AirBench'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 140
"""Characters of a clause; a longer one is no headline."""
SHOWN = 2
_NUMBER = re.compile(
    r"\d[\d.,]*(?: ?%|×| ?percent\b| (?:percentage )?points\b| ?times\b|-fold\b|x\b)"
)
_VERB = re.compile(
    r"\b(?!scores? of\b)(?:achiev|improv|outperform|reduc|surpass|gain|boost|increas|reach|"
    r"accelerat|sav|decreas|yield|deliver|exceed|cut|scor|attain|rais|drop|speed|obtain|beat|match|retain|recover|preserv|"
    r"solv|succeed)(?:s|es|ed|ing|e|ting|t)?\b",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"(?:gain|increase|boost|speed|drop|score|cut|decrease|yield)s?"
    r"(?:,| (?:in|than|to|is|are|and)\b)"
    r"|(?:reduc|improv|increas|decreas|cut|boost|drop|rais|accelerat|sav)\w*"
    r"(?: \w+ly)?(?: on average)? by\b"
    r"|(?:reduc|decreas|cut|drop)\w* from\b",
    re.IGNORECASE,
)
"""Nouns, as in `a 3% increase in weight`, and verbs that don't say of what: `reduced by 80%`."""
_BEGINS = re.compile(r"[;:!?]|\.(?= )|\((?=[^)]*$)|, (?:and|but|while|whereas) ")
_ENDS = re.compile(
    r"[;:!?)]|\.(?= |$)|, and\b(?! [+−~≈∼]?\d)"
    r"|, (?:but|while|whereas|which|where|without|with|all|even|setting|demonstrat\w+|"
    r"highlight\w+|show\w+|establish\w+|validat\w+|underscor\w+|mak\w+|suggest\w+)\b"
    r"| (?:while|whereas|demonstrating|highlighting|showing)\b"
)


_AND = re.compile(r", and\b")
_CHANGE = re.compile(r" \([+−–-]\d[\d.,]* ?(?:%|points?)?\)")
"""A change that a text tells beside a number: `62.7% (+3.1%)`."""


def headline_of(abstract: str) -> str:
    """The clauses from a verb on that have a share, a factor or points; empty where none has."""
    found: list[str] = []
    for clause in _clauses(_CHANGE.sub("", abstract) if "%" in abstract else abstract):
        if clause not in found:
            found.append(clause)
        if len(found) == SHOWN:
            break
    return "; ".join(found)


def _clauses(text: str) -> Iterator[str]:
    done = 0
    for number in _NUMBER.finditer(text):
        if number.start() < done:
            continue
        before = text[max(done, number.start() - LONGEST) : number.start()]
        begins = [m.end() for m in _BEGINS.finditer(before)]
        clause = before[begins[-1] if begins else 0 :]
        verbs = (v.start() for v in _VERB.finditer(clause) if not _NO_VERB.match(clause, v.start()))
        verb = next(verbs, len(clause))
        for end in _ends(text, number.end()) if verb < len(clause) else ():
            whole = _closed(clause[verb:] + text[number.start() : end])
            if len(whole) <= LONGEST and _NUMBER.search(whole):
                yield whole
                done = end
                break


def _ends(text: str, place: int) -> Iterator[int]:
    """Where a clause may end after a place: after all that it lists, else before the last of it."""
    for pattern in (_ENDS, _AND):
        end = pattern.search(text, place, place + LONGEST)
        if end:
            yield end.start()


def _closed(clause: str) -> str:
    """A clause up to the bracket that it doesn't close."""
    opened = clause.count("(") > clause.count(")")
    return (clause[: clause.rindex("(")] if opened else clause).rstrip(" ,")
