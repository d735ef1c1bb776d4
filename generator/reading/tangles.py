"""Finds in Markdown what would keep a converter busy for minutes: more of a sign than texts have.

Python-Markdown looks through the rest of a paragraph for each bracket that opens, and calls itself
for each definition: its time grows with the square of their number, its depth with the number.
"""

from __future__ import annotations

import re

LONGEST_PROSE = 200_000
"""In characters: a book's chapter has fewer."""
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_MOST = (
    ("[", 500, "square brackets"),
    ("<", 600, "angle brackets"),
    ("\n:", 200, "definitions"),
    ("\n    :", 200, "definitions"),
)
"""Of a paragraph, list or table, which ends at a blank line."""
_FOOTNOTE, _MOST_FOOTNOTES = "[^", 1000


def tangle(text: str) -> tuple[int, str] | None:
    """Where a text isn't to be converted, as an index, and why; None where it is."""
    if len(text) > LONGEST_PROSE:
        return 0, f"a text of {len(text):,} characters; the longest may have {LONGEST_PROSE:,}"
    if text.count(_FOOTNOTE) > _MOST_FOOTNOTES:
        return 0, f"more than {_MOST_FOOTNOTES:,} footnotes"
    if not any(text.count(sign) > most for sign, most, _ in _MOST):
        return None
    for paragraph in _PARAGRAPH.finditer(text):
        for sign, most, name in _MOST:
            if paragraph[0].count(sign) > most:
                return paragraph.start(), f"more than {most:,} {name} without a blank line"
    return None
