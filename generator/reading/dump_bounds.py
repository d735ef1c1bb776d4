"""Tells how many of a dump's papers are read: more than any page lists are no listing.

What a build takes grows with papers, with words, and most of all with different words. Within
these bounds, and those of a file and a line, its processes take 600 MB of memory at the most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.content import Entry
from generator.model.problems import Problem
from generator.reading.dump_lines import error

MOST_PAPERS = 20_000
MOST_WORDS = 1_900_000
"""Abstracts of 10,000 papers have 1.8 million."""
MOST_DIFFERENT = 100_000
"""Abstracts of 10,000 papers have half of that."""

_WORD = re.compile(r"[^\W_]+")


def fitting(entries: Sequence[Entry]) -> tuple[int, Problem | None]:
    """How many of the entries are within the bounds, and the error of those that are left out."""
    papers, what = min(len(entries), MOST_PAPERS), f"{MOST_PAPERS:,} papers"
    if sum(map(len, map(_text, entries))) > 2 * MOST_DIFFERENT:  # fewer letters have no more words
        for number, (words, different) in enumerate(_counts(entries[:papers])):
            if words > MOST_WORDS or different > MOST_DIFFERENT:
                kind = f"{MOST_WORDS:,}" if words > MOST_WORDS else f"{MOST_DIFFERENT:,} different"
                papers, what = number, f"{kind} words"
                break
    if papers == len(entries):
        return papers, None
    left = len(entries) - papers
    below = "this paper is" if left == 1 else f"this paper and the {left - 1:,} below it are"
    message = f"more than {what} in one file: {below} left out"
    return papers, error(entries[papers].place, message, "split it into several files")


def _text(entry: Entry) -> str:
    return f"{entry.title} {entry.abstract} {entry.summary}"


def _counts(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """How many words, and how many different ones, there are up to the end of each entry."""
    words, different = 0, set[str]()
    for entry in entries:
        found = _WORD.findall(_text(entry))
        words += len(found)
        different.update(found)
        yield words, len(different)
