"""Dumps of more papers or words than any page lists: the first are read, the others are told."""

from __future__ import annotations

from datetime import date
from itertools import product
from string import ascii_lowercase

import pytest

from generator.reading.dumps import read_dump

HINT = "split it into several files"


def words(count: int) -> list[str]:
    """So many different words."""
    every = map("".join, product(ascii_lowercase, repeat=4))
    return [word for word, _ in zip(every, range(count), strict=False)]


def read(titles: list[str], abstracts: list[str]) -> tuple[int, list[str]]:
    """How many papers a dump of these has, and what is said of it."""
    pairs = zip(titles, abstracts, strict=True)
    text = "".join(f"{title}\n\n{abstract}\n\n" for title, abstract in pairs)
    reading = read_dump(text, "a.txt", date(2025, 3, 13))
    said = [f"{problem.place}: {problem.said}" for problem in reading.problems]
    return sum(len(listing.entries) for listing in reading.listings), said


@pytest.mark.parametrize(("papers", "left"), [(19_999, 0), (20_000, 0), (20_001, 1), (20_003, 3)])
def test_papers(papers: int, left: int) -> None:
    """Twenty thousand papers are read, and what is left out is told at the first of them."""
    found, said = read(words(papers), ["We knock."] * papers)
    below = "paper is" if left == 1 else "paper and the 2 below it are"
    message = f"a.txt:80001:1: more than 20,000 papers in one file: this {below} left out; {HINT}"
    assert (found, said) == (min(papers, 20_000), [message] if left else [])


def test_words() -> None:
    """1.9 million words are read, such as no page has."""
    message = f"more than 1,900,000 words in one file: this paper is left out; {HINT}"
    assert read(words(100), ["a " * 18_998 + "a."] * 100) == (100, [])
    assert read(words(101), ["a " * 18_998 + "a."] * 101) == (100, [f"a.txt:401:1: {message}"])


def test_different_words() -> None:
    """A text of nothing but new words is none that people wrote."""
    every = words(105_000)
    texts = [" ".join(every[at : at + 2_500]) + "." for at in range(0, len(every), 2_500)]
    message = "more than 100,000 different words in one file: this paper and the 1 below it are"
    assert read(words(42), texts) == (40, [f"a.txt:161:1: {message} left out; {HINT}"])
