"""Turns a Markdown text into the links that lead into the site: wiki links and relative ones.

Links in code and in HTML comments aren't links. Every step is linear in the text's length, on
hostile texts too: patterns give nothing back once matched, and brackets nest in a bounded stack.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.reading.markdown_blocks import stretches
from generator.reading.text import clean


class LinkKind(StrEnum):
    """How a link is written."""

    WIKI = "wiki"
    """`[[name]]` or `[[name|label]]`."""
    INLINE = "inline"
    """`[label](../path.md#anchor)`."""
    IMAGE = "image"
    """`![label](picture.png)`."""
    DEFINITION = "definition"
    """`[label]: ../path.md`, at the beginning of a line."""


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link in a text: where it stands, and where it leads.

    `start` and `end` enclose what a replacement stands for: the whole of a wiki link, but of the
    other kinds the address alone (with its angle brackets, if any), for labels may hold links.
    """

    kind: LinkKind
    target: str
    """A wiki link's name in one line; else the address as written, still percent-encoded."""
    label: str
    """What is to be shown; empty for a wiki link without one."""
    start: int
    end: int
    line: int
    """From 1, in this text."""
    column: int
    """From 1."""


def find_links(text: str) -> tuple[FoundLink, ...]:
    """The wiki links and relative links of a text in its order, apart from those in code.

    Addresses with a scheme (`https:`, `mailto:`) or a host (`//host`) and those that are only an
    anchor (`#here`) are not returned.
    """
    line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
    return tuple(
        FoundLink(*link, *_line_and_column(line_starts, link.start))
        for start, end in stretches(text)
        for link in _links_between(text, start, end)
    )


def unfinished_links(text: str) -> tuple[tuple[int, int], ...]:
    """Line and column, from 1, of each `[[` that begins no link: unclosed, or without a name."""
    line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
    return tuple(
        _line_and_column(line_starts, at)
        for start, end in stretches(text)
        for at in _unfinished_between(text, start, end)
    )


def _line_and_column(line_starts: list[int], at: int) -> tuple[int, int]:
    row = bisect_right(line_starts, at)
    return row, at - line_starts[row - 1] + 1


def replace_links(text: str, replacement: Callable[[FoundLink], str | None]) -> str:
    """The text with each found link's replacement in its place; None keeps what is written."""
    pieces: list[str] = []
    done = 0
    for link in find_links(text):
        new = replacement(link)
        if new is not None:
            pieces += [text[done : link.start], new]
            done = link.end
    return "".join([*pieces, text[done:]])


# --- Links in a stretch of prose -----------------------------------------------------------------

_TOKEN = re.compile(r"\\.|`++|\[\[|!\[(?!\[)|\[|\]", re.DOTALL)
_WIKI_LINK = re.compile(r"\[\[([^\[\]|]++)(?:\|([^\[\]]*+))?\]\]")
_TITLE = r"""(?:\s++(?:"[^"]*+"|'[^']*+'|\([^()]*+\)))?+"""
_ADDRESS = re.compile(rf"\(\s*+(<[^<>\n]*+>|(?:[^\s()<>]++|\([^\s()]*+\))*+){_TITLE}\s*+\)")
_DEFINITION = re.compile(rf":[ \t]*+\n?[ \t]*+(<[^<>\n]*+>|[^\s<>]++){_TITLE}[ \t]*+(?=\n|$)")
_MARGIN = re.compile(r"(?:.*\n)? {0,3}", re.DOTALL)
"""What may stand before a definition: less than four spaces, from the line's beginning."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//|#|$")
"""An address with a scheme, one with a host, an anchor on the same page, or none."""

_LABEL = re.compile(r"\[\[[^\[\]]*+\][^\[\]]*+\][(\[:]")
"""A Markdown link whose label is or begins with something in brackets: `[[1]](https://…)`."""

_NESTED = 8
"""How many open brackets are kept: a picture in a link needs two."""


class _Span(NamedTuple):
    """A link before its line is known; the fields are those of FoundLink."""

    kind: LinkKind
    target: str
    label: str
    start: int
    end: int


def wiki_link_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The wiki link that begins at `start`: its name as group 1, its label as group 2.

    None where there is none, as in `[[1]](https://…)`, which is a Markdown link.
    """
    link = _WIKI_LINK.match(text, start, end)
    is_one = link and clean(link[1]) and not text.startswith("(", link.end(), end)
    return link if is_one else None


def _links_between(text: str, start: int, end: int) -> Iterator[_Span]:
    """The links of one paragraph, in order; what is between backticks or escaped isn't one."""
    ticks = _runs_of_ticks(text, start, end)
    openers: deque[re.Match[str]] = deque(maxlen=_NESTED)
    position = start
    while token := _TOKEN.search(text, position, end):
        position = token.end()
        if token[0][0] == "\\":
            continue
        if token[0][0] == "`":
            position = _after_code(ticks, token)
        elif wiki := wiki_link_at(text, token.start(), end):
            yield _wiki(wiki)
            position = wiki.end()
        elif token[0] == "]" and openers:
            link = _closed(text, openers.pop(), token, end)
            if link:
                position = max(position, link.end)
                if link.kind is LinkKind.INLINE:  # Links hold pictures, but no links.
                    openers = deque((o for o in openers if o[0] == "!["), _NESTED)
                yield from () if _ELSEWHERE.match(link.target) else (link,)
        elif token[0] != "]":
            openers.append(token)
            position -= token[0] == "[["  # Its second bracket may begin a link of its own.


def _unfinished_between(text: str, start: int, end: int) -> Iterator[int]:
    """Where in one paragraph two brackets stand, outside of code, that begin no link."""
    ticks = _runs_of_ticks(text, start, end)
    position = start
    while token := _TOKEN.search(text, position, end):
        position = token.end()
        if token[0][0] == "`":
            position = _after_code(ticks, token)
        elif token[0] == "[[":
            at = token.start()
            link = wiki_link_at(text, at, end) or _LABEL.match(text, at, end)
            if link:
                position = link.end()
            elif wiki_link_at(text, at + 1, end):  # A bracket before a link: `[[[name]]]`.
                position = at + 1
            else:
                yield at


def _wiki(link: re.Match[str]) -> _Span:
    return _Span(LinkKind.WIKI, clean(link[1]), clean(link[2] or ""), link.start(), link.end())


def _closed(text: str, opener: re.Match[str], closer: re.Match[str], end: int) -> _Span | None:
    """The inline link, picture or definition whose label a pair of brackets encloses."""
    label_start = opener.start() + (2 if opener[0] == "![" else 1)
    label = text[label_start : closer.start()]
    kind = LinkKind.IMAGE if opener[0] == "![" else LinkKind.INLINE
    address = _ADDRESS.match(text, closer.end(), end)
    before = text[max(0, opener.start() - 4) : opener.start()]
    if not address and _MARGIN.fullmatch(before) and opener[0] != "![" and label[:1] != "^":
        kind = LinkKind.DEFINITION
        address = _DEFINITION.match(text, closer.end(), end)
    if not address:
        return None
    return _Span(kind, address[1].strip("<>"), label, *address.span(1))


def _runs_of_ticks(text: str, start: int, end: int) -> dict[int, list[int]]:
    """Where the runs of backticks begin, by their length."""
    runs: dict[int, list[int]] = {}
    for run in re.compile("`+").finditer(text, start, end):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def _after_code(ticks: dict[int, list[int]], opener: re.Match[str]) -> int:
    """The end of the code span that a run of backticks opens; its own end where it opens none."""
    length = len(opener[0])
    same = ticks.get(length, [])
    closer = bisect_left(same, opener.end())
    return same[closer] + length if closer < len(same) else opener.end()
