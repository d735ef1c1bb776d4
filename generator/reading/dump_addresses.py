"""Turns a listing of text with bare lines of addresses between into the pieces of its cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.dump_alternation import like_an_abstract
from generator.reading.dump_cards import Says, Token, count, footer_start, joined, sign
from generator.reading.dump_dates import is_no_day
from generator.reading.dump_headers import Section
from generator.reading.dump_lines import Line
from generator.reading.dump_links import Means, meaning

_VOTES = re.compile(r"\[-\] (\S{1,20})")
_TAIL = re.compile(r"([^\[\]]{0,200})\]\((https?://[^\s()]+)\)")
"""What is left of a link over two lines: `2 authors](https://…)`."""


def has_addresses(section: Section) -> bool:
    """Whether a listing is of this shape: addresses in its header, or after title and abstract."""
    found = [_paper(line) for line in section.body]
    fours = zip(found, found[1:], found[2:], found[3:], strict=False)
    return section.header.has_addresses or any(
        b and b == d and not a and not c for a, b, c, d in fours
    )


def address_tokens(lines: Sequence[Line]) -> Iterator[Token]:
    """The pieces of the cards, in order: a text is what its paper's address follows."""
    held: list[Line] = []
    title_of = ""
    end = footer_start(lines)
    for at, line in enumerate(lines[:end]):
        paper, after = _paper(line), _paper(lines[at + 1]) if at + 1 < end else ""
        if paper and held:
            text = joined(held)
            is_title = paper != title_of and not like_an_abstract(text)
            yield Token(Says.TITLE if is_title else Says.TEXT, text, tuple(held))
            yield Token(Says.ARXIV, paper, (line,))
            title_of, held = paper, []
        elif (short := _short(line, lines[at + 1 : at + 2])) and (not after or paper):
            yield from _unknown(held)
            held = []
            title_of = "" if short[0] is Says.VOTES else title_of
            yield Token(*short, (line,))
        else:
            held.append(line)
    yield from _unknown(held)
    yield from (Token(Says.FURNITURE, "", (line,)) for line in lines[end:])


def _paper(line: Line) -> str:
    """The arXiv identifier of a line that is a paper's address and nothing else."""
    found = meaning(line.text) if line.text.startswith("http") else None
    return found[1] if found and found[0] is Means.PAPER else ""


def _short(line: Line, following: Sequence[Line]) -> tuple[Says, str] | None:
    """What a line says that is neither title nor abstract."""
    if line.text.startswith("http") and (found := meaning(line.text)):
        return _of_address(found, line.text)
    votes = _VOTES.fullmatch(line.text)
    if votes and (number := count(votes[1])):
        return Says.VOTES, number
    if (tail := _TAIL.fullmatch(line.text)) and (found := meaning(tail[2])):
        return _of_tail(tail[1], found, tail[2])
    if number := count(line.text):
        next_says = meaning(following[0].text) if following else None
        is_comments = next_says is not None and next_says[0] is Means.COMMENTS
        return (Says.COMMENTS, number) if is_comments else None
    return (Says.UNKNOWN, "") if is_no_day(line.text) else sign(line.text)


def _of_address(found: tuple[Means, str], address: str) -> tuple[Says, str]:
    means, identifier = found
    if identifier:
        return Says.ARXIV, identifier
    return (Says.LINK, address) if means is Means.OTHER else (Says.FURNITURE, "")


def _of_tail(text: str, found: tuple[Means, str], address: str) -> tuple[Says, str]:
    number = count(text)
    if number and found[0] is Means.COMMENTS:
        return Says.COMMENTS, number
    if found[0] is Means.PROFILE and text:
        return Says.ORGANIZATION, text
    return sign(text) or _of_address(found, address)


def _unknown(held: list[Line]) -> Iterator[Token]:
    if held:
        yield Token(Says.UNKNOWN, "", tuple(held))
