"""Turns a Markdown text into its stretches of prose: what is neither code nor a comment.

A reading of Markdown's blocks that is near enough for finding links, and linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONTAINER = re.compile(
    r"[ \t>]*+(?:(?P<item>(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]{1,4}(?![ \t])|[ \t]|$)|:[ ]{1,3})"
    r"|(?:!!!|\?\?\?\+?|===\+?)[ ]|\[\^[^\]\s]++\]:)"
)
"""The beginning of what holds indented text: a list item, a definition, an admonition, a note."""

_OPENS_FENCE = re.compile(r"(?:[ \t>]|[-*+][ ]|[0-9]{1,9}[.)][ ])*+(`{3,}+(?=[^`]*$)|~{3,}+)")
_CLOSES_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+)\s*$")
_STANDS_ALONE = re.compile(r" {0,3}(?:#{1,6}\s|\|)")
"""A heading or a row of a table, with which no line around it shares a code span."""


def block_after(block: str, line: str) -> str:
    """What closes the fenced code or the comment that is open after a line; empty: nothing is.

    `block` is the same of the line before.
    """
    if block == "-->":
        return "" if block in line else block
    if block:
        closing = _CLOSES_FENCE.match(line)
        return "" if closing and closing[1].startswith(block) else block
    fence = _OPENS_FENCE.match(line)
    if fence:
        return fence[1]
    return "-->" if line.lstrip().startswith("<!--") and "-->" not in line else ""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where the stretches of prose begin and end that code spans and labels don't leave."""
    start = end = 0
    for offset, line, is_prose in _lines(text):
        alone = _STANDS_ALONE.match(line) or _CONTAINER.match(line)
        if (alone or not is_prose) and start < end:
            yield start, end
            start = end
        if is_prose:
            start = start if start < end else offset
            end = offset + len(line)
    if start < end:
        yield start, end


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line with its offset, and whether it is prose: not blank, not code, not a comment."""
    offset = depth = 0
    block = ""
    may_be_code = True
    for line in text.split("\n"):
        indent = _indent(line)
        before, blank = block, not line.strip()
        if may_be_code and not blank and not before:
            depth = min(depth, indent) if indent > 1 else 0
        is_code = may_be_code and not blank and indent >= depth + 4
        block = before if is_code and not before else block_after(before, line)
        is_comment = not before and line.lstrip().startswith("<!--")
        is_prose = not (before or block or is_code or is_comment or blank)
        if is_prose:
            depth = _depth(line, indent, depth)
        yield offset, line, is_prose
        may_be_code = not is_prose
        offset += len(line) + 1


def _depth(line: str, indent: int, depth: int) -> int:
    """The columns by which text is indented that belongs to what a line begins or goes on with."""
    container = _CONTAINER.match(line)
    if not container:
        return depth
    return indent + (len(container["item"]) if container["item"] else 4)


def _indent(line: str) -> int:
    """The columns before a line's first sign."""
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))
