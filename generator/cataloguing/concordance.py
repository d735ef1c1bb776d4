"""Turns the texts of an archive into arrays of their words, of which earlier runs know the most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from generator.cataloguing.arrays import stretches
from generator.cataloguing.spoken import Spoken, Tokens, tokens_of
from generator.cataloguing.vocabulary import PART, WORD, Tables, tables_of
from generator.known import NOTHING_KNOWN, Known, name_of

_KIND = "words"
_END = ""
"""The word with the number 0."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The words of texts, as bytes where there are millions of them."""

    names: list[bytes] = field(default_factory=list)
    """Of the texts."""
    tokens: tuple[bytes, bytes, bytes] = (b"", b"", b"")
    vocabulary: list[str] = field(default_factory=list)
    """All words by their numbers."""
    tables: tuple[bytes, bytes] = (b"", b"")


class Concordance:
    """The words of all texts of an archive."""

    def __init__(
        self, rows: dict[str, int], tokens: Tokens, vocabulary: Sequence[str], tables: Tables
    ) -> None:
        self._rows = rows
        self._tokens = tokens
        self._first = np.cumsum(tokens.sizes, dtype=np.int64) - tokens.sizes
        self.vocabulary = vocabulary
        self.tables = tables

    def spoken(self, texts: Sequence[str]) -> Spoken:
        """The words of some of the texts, in the order given."""
        rows = np.array([self._rows[text] for text in texts], np.int64)
        return Spoken(texts, _taken(self._tokens, self._first, rows), self.tables)

    def spoken_alone(self, texts: Sequence[str]) -> Spoken:
        """The same with tables of their own words: for a few texts that are looked into alone."""
        spoken = self.spoken(texts)
        tokens = Tokens(spoken.words, spoken.gaps, spoken.sizes)
        tokens, _, tables = _without_unused(tokens, self.vocabulary, self.tables)
        return Spoken(texts, tokens, tables)

    def part_texts(self, rows: NDArray[np.int64]) -> list[str]:
        """The parts in these rows of the table as they are written."""
        words = np.searchsorted(self.tables.first_parts, rows, "right") - 1
        places = (self.tables.parts[name][rows].tolist() for name in ("start", "end"))
        return [
            self.vocabulary[word][start:end]
            for word, start, end in zip(words.tolist(), *places, strict=True)
        ]


def spoken_in(texts: Sequence[str]) -> Spoken:
    """The words of texts of which nothing is known yet."""
    return concordance(texts, NOTHING_KNOWN).spoken(texts)


def concordance(texts: Iterable[str], known: Known) -> Concordance:
    """The words of these texts; new ones are read, and those that nobody asks for are forgotten."""
    wanted = {name_of(text): text for text in texts}
    kept = known.kept(_KIND, _Kept) or _Kept()
    tokens = Tokens(*(np.frombuffer(column, np.int32) for column in kept.tokens))
    tables = Tables(np.frombuffer(kept.tables[0], WORD), np.frombuffer(kept.tables[1], PART))
    names, vocabulary = kept.names, kept.vocabulary
    if not wanted.keys() >= set(names):
        rows = np.array([row for row, name in enumerate(names) if name in wanted], np.int64)
        names = [names[row] for row in rows.tolist()]
        first = np.cumsum(tokens.sizes, dtype=np.int64) - tokens.sizes
        tokens = _taken(tokens, first, rows)
        tokens, vocabulary, tables = _without_unused(tokens, vocabulary, tables)
    missing = wanted.keys() - set(names)
    new = [name for name in wanted if name in missing]
    if new:
        numbers = _numbers(vocabulary or [_END])
        read = tokens_of((wanted[name] for name in new), numbers)
        tokens = Tokens(*map(np.concatenate, zip(tokens, read, strict=True)))
        words = list(numbers)
        more = tables_of(words[len(vocabulary) :])
        tables = Tables(*map(np.concatenate, zip(tables, more, strict=True)))
        names, vocabulary = [*names, *new], words
    if names is not kept.names:
        columns = tokens.words.tobytes(), tokens.gaps.tobytes(), tokens.sizes.tobytes()
        rows_as_bytes = tables.words.tobytes(), tables.parts.tobytes()
        known.keep(_KIND, _Kept(names, columns, vocabulary, rows_as_bytes))
        tokens = Tokens(*(np.frombuffer(column, np.int32) for column in columns))  # not twice
    return Concordance({wanted[n]: r for r, n in enumerate(names)}, tokens, vocabulary, tables)


def _numbers(vocabulary: Iterable[str]) -> defaultdict[str, int]:
    """The number of each word; a new one has the next."""
    numbers = defaultdict[str, int](None, {word: number for number, word in enumerate(vocabulary)})
    numbers.default_factory = numbers.__len__
    return numbers


def _taken(tokens: Tokens, first: NDArray[np.int64], rows: NDArray[np.int64]) -> Tokens:
    """The words of some texts; a view of those that stand together."""
    sizes = tokens.sizes[rows]
    if len(rows) and (np.diff(rows) == 1).all():
        here = slice(first[rows[0]], first[rows[-1]] + sizes[-1])
        return Tokens(tokens.words[here], tokens.gaps[here], sizes)
    places = stretches(first[rows], sizes)
    return Tokens(tokens.words[places], tokens.gaps[places], sizes)


def _without_unused(
    tokens: Tokens, vocabulary: Sequence[str], tables: Tables
) -> tuple[Tokens, list[str], Tables]:
    """The same with new numbers for the words, of which each stands in some text."""
    used = np.zeros(len(vocabulary), bool)
    used[0] = True
    used[tokens.words] = True
    numbers = np.cumsum(used, dtype=np.int32) - 1
    words = [word for word, is_used in zip(vocabulary, used.tolist(), strict=True) if is_used]
    of_used = np.repeat(used, tables.words["parts"])
    return (
        tokens._replace(words=numbers[tokens.words]),
        words,
        Tables(tables.words[used], tables.parts[of_used]),
    )
