"""Turns a listing in Markdown, a third-level heading a paper, into the pieces of its cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.reading.dump_cards import Says, Token, footer_start, joined, sign
from generator.reading.dump_dates import leading_date
from generator.reading.dump_headers import Section
from generator.reading.dump_lines import Line
from generator.reading.dump_links import Means, meaning
from generator.reading.dump_markdown_links import (
    Link,
    definitions,
    link_of,
    links_of,
    said_by,
    unescaped,
    unfinished_link,
    without_marks,
)

HEADING = "### "
_MALFORMED = re.compile(r"#{2,6} ?(\[.*)|###([^\s#].*)")
"""Headings of other levels that may be a paper's, if they are a link to one, or lack a blank."""
_CLOSING = re.compile(r"\](?:\([^()\s]*\)|\[\d+\])")
_WRAPPED = 50
"""A heading shorter than that was not broken because it is long."""


def is_markdown(section: Section) -> bool:
    """Whether a listing is of this shape: by its header's headings, or by how its cards begin."""
    body = with_headings(section.body, {})
    headings = [line for line in body if line.text.startswith(HEADING)]
    if not headings or section.header.pieces:
        return bool(headings) and section.header.is_markdown
    links = (link_of(line.text.removeprefix(HEADING)) for line in headings)
    if any(link and _identifier(link, {}) for link in links):
        return True
    signs = (sign(without_marks(line.text)) for line in body)
    return body[0] in headings and (Says.FURNITURE, "") in signs


def markdown_tokens(lines: Sequence[Line]) -> list[Token]:
    """The pieces of the cards, in order."""
    defined = definitions(lines)
    targets = dict(defined.values())
    rest = [
        replace(line, gap=line.gap or line.number - 1 in defined)
        for line in with_headings(lines, targets)
        if line.number not in defined
    ]
    end = footer_start(rest)
    outside = [line for line in lines if line.number in defined] + rest[end:]
    tokens = list(_tokens(rest[:end], targets))
    return _with_numbers(tokens) + [Token(Says.FURNITURE, "", (line,)) for line in outside]


def with_headings(lines: Sequence[Line], targets: Mapping[str, str]) -> list[Line]:
    """The lines, with headings as they should be where it is plain that they are a paper's."""
    return [_with_heading(line, targets) for line in lines]


def _with_heading(line: Line, targets: Mapping[str, str]) -> Line:
    found = _MALFORMED.fullmatch(line.text)
    if not found or line.text.startswith(HEADING):
        return line
    text = found[1] or found[2]
    link = link_of(text)
    if (link and _identifier(link, targets)) or (found[2] and not link):
        return replace(line, text=HEADING + text)
    return line


def _tokens(lines: Sequence[Line], targets: Mapping[str, str]) -> Iterator[Token]:
    at = 0
    while at < len(lines):
        text = lines[at].text
        if text.startswith(HEADING):
            end = _heading_end(lines, at)
            yield from _title(lines[at:end], targets)
        elif without_marks(text).startswith("[") and (end := _link_end(lines, at)) > at:
            yield from _links(lines[at:end], targets)
        elif short := _short(lines[at], targets):
            end = at + 1
            yield from short
        else:
            end = _text_end(lines, at)
            yield _text(lines[at:end])
        at = end


# --- Titles --------------------------------------------------------------------------------------


def _title(lines: Sequence[Line], targets: Mapping[str, str]) -> Iterator[Token]:
    text = joined(lines).removeprefix(HEADING)
    link = link_of(text) or unfinished_link(text)
    title = unescaped(link.text) if link else text
    yield Token(Says.TITLE if title else Says.FURNITURE, title, tuple(lines))
    if link:
        yield Token(Says.ARXIV, _identifier(link, targets), tuple(lines))


def _identifier(link: Link, targets: Mapping[str, str]) -> str:
    found = meaning(targets.get(link.target, link.target))
    return found[1] if found and found[0] in (Means.PAPER, Means.ARXIV) else ""


def _heading_end(lines: Sequence[Line], at: int) -> int:
    """Where a title ends that may be broken over lines."""
    text = lines[at].text.removeprefix(HEADING)
    if text.startswith("[") and not link_of(text) and (end := _wrapped_link_end(lines, at)) > at:
        return end
    end = at + 1
    while end < len(lines) and _continues(lines, end):
        end += 1
    return end


def _continues(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the rest of the heading above it."""
    line, above = lines[at], lines[at - 1]
    if line.gap or line.text.startswith(HEADING):
        return False
    alone = at + 1 == len(lines) or lines[at + 1].gap
    short = len(line.text) < 120 and not line.text.endswith(".") and not _is_marked(line)
    return line.indented or (alone and short and len(above.text) >= _WRAPPED)


# --- Links ---------------------------------------------------------------------------------------


def _links(lines: Sequence[Line], targets: Mapping[str, str]) -> Iterator[Token]:
    text = without_marks(joined(lines))
    for link in links_of(text):
        yield Token(*said_by(link, targets), tuple(lines))
    if not links_of(text):
        yield _text(lines)


def _link_end(lines: Sequence[Line], at: int) -> int:
    """Where a link ends that begins on a line; the line itself if it is none."""
    text = without_marks(lines[at].text)
    if links_of(text):
        return at + 1
    return _wrapped_link_end(lines, at) if text != "[" else _open_link_end(lines, at)


def _wrapped_link_end(lines: Sequence[Line], at: int) -> int:
    """The same for a link over lines that no blank line parts."""
    for end in range(at + 1, len(lines)):
        text = lines[end].text
        if lines[end].gap or text.startswith((HEADING, "[")):
            break
        if link_of("[" + text):
            return end + 1
    return at


def _open_link_end(lines: Sequence[Line], at: int) -> int:
    """The same for a link whose brackets stand on lines of their own."""
    for end in range(at + 1, len(lines)):
        text = lines[end].text
        if text == "[" or text.startswith(HEADING):
            break
        if _CLOSING.fullmatch(text) or (end == at + 1 and link_of("[" + text)):
            return end + 1
    return at


# --- What is left --------------------------------------------------------------------------------


def _short(line: Line, targets: Mapping[str, str]) -> list[Token] | None:
    """The pieces of a line that is no title, link or text: `·`, `2 authors`, `May 29[6](…)`."""
    text = without_marks(line.text)
    if found := leading_date(text):
        rest = found[1].strip()
        links = links_of(rest)
        if links or not rest:
            day = text.removesuffix(found[1])
            says = [(Says.DATE, day), *(said_by(link, targets) for link in links)]
            return [Token(*each, (line,)) for each in says]
    short = sign(text) if text else (Says.FURNITURE, "")
    return [Token(*short, (line,))] if short else None


def _is_marked(line: Line) -> bool:
    """Whether a line is more than text."""
    text = without_marks(line.text)
    return text.startswith("[") or text != line.text or _short(line, {}) is not None


def _text_end(lines: Sequence[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].gap and not lines[end].text.startswith(HEADING):
        if _is_marked(lines[end]):
            break
        end += 1
    return end


def _text(lines: Sequence[Line]) -> Token:
    return Token(Says.TEXT, joined(lines), tuple(lines))


def _with_numbers(tokens: list[Token]) -> list[Token]:
    """The tokens, with each bare number told: votes stand above a title, comments do not."""
    placed: list[Token] = []
    before_title = False
    for token in reversed(tokens):
        if token.says is Says.NUMBER:
            says = Says.VOTES if before_title else Says.COMMENTS
            placed.append(Token(says, token.value, token.lines))
            before_title = False
        else:
            placed.append(token)
            if token.says is not Says.FURNITURE:
                before_title = token.says is Says.TITLE
    return placed[::-1]
