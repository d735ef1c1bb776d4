"""Turns the lines of a listing of bare text into its paragraphs, each a title or an abstract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.dump_alternation import like_a_title
from generator.reading.dump_lines import TOO_LONG, Line

UNWRAPPED = 200
"""A line longer than that was not wrapped to fit a page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A title or an abstract: the lines it stands on, and its text in one line."""

    lines: tuple[Line, ...]
    text: str


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The lines joined to paragraphs; where no blank line stands, each line is one."""
    spaced = any(line.gap for line in lines[1:])
    wrapped = not any(len(line.text) > UNWRAPPED for line in lines)
    for block in _blocks(lines):
        parts = _parts(block, wrapped) if spaced and len(block) > 1 else [[line] for line in block]
        for part in parts:
            text = part[0].text if len(part) == 1 else _joined(part)
            yield Paragraph(tuple(part), text)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank lines."""
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _parts(block: list[Line], wrapped: bool) -> list[list[Line]]:
    """The paragraphs of a block: all of it, or a title and its abstract without a blank line."""
    long = [len(line.text) > UNWRAPPED or line.text is TOO_LONG for line in block]
    if not any(long):
        pair = not wrapped and len(block) == 2 and like_a_title(block[0].text)
        return [[line] for line in block] if pair and block[1].text.endswith(".") else [block]
    parts = [[block[0]]]
    for line, is_long, was_long in zip(block[1:], long[1:], long, strict=False):
        if was_long and (is_long or not like_a_title(line.text)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _joined(part: list[Line]) -> str:
    texts = [line.text for line in part]
    return TOO_LONG if TOO_LONG in texts else " ".join(texts)
