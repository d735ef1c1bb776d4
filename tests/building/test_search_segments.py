"""Indexes of some records each, joined: the index that Pagefind's program makes of all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from generator.building import search_segments
from generator.building.search_format import CHUNKS, RESULTS, WORDS, chunk_path, read
from generator.building.search_program import indexed
from generator.building.search_segments import (
    Chunk,
    Segment,
    chunk_table,
    chunks_of,
    fields_of,
    parted,
    segment_of,
)
from generator.rendering.search_record import SearchRecord
from tests import world

ACCENTS = ("Café society, Erdős", "A cafe in Erdos", "CAFÉ and Café, twice: naïve", "Naive")
"""Pagefind lists words with accents beside the same words without."""
FIELDS = (("title",), ("name", "title"), ("about",))
RECORDS = tuple(
    SearchRecord(
        f"papers/{number}/",
        f"KiteNet {number}: {ACCENTS[number % 3]}",
        f"{world.TEXTS[number % 4]} {ACCENTS[number % 4]} word{number}",
        {},
        FIELDS[number // 30 % 3],
    )
    for number in range(150)
)
MUTE = tuple(SearchRecord(f"mute/{number}/", "…", "… — …") for number in range(40))


def segments_of(records: Iterable[SearchRecord]) -> list[Segment]:
    """The segments of records."""
    return [one for part in parted(records) if (one := segment_of(indexed(part)))]


def whole(records: Sequence[SearchRecord]) -> Segment:
    """The one that Pagefind's program makes of all at once."""
    segment = segment_of(indexed(records))
    assert segment
    return segment


def own_chunks(segment: Segment) -> list[list[Any]]:
    """The words of each chunk of Pagefind's own."""
    files = (segment.files[chunk_path(name)] for _, _, name in segment.main[CHUNKS])
    return [read(file)[WORDS] for file in files]


def words_of(chunks: Iterable[list[Any]]) -> list[Any]:
    """All words in chunks, with where they stand."""
    return [word for chunk in chunks for word in chunk]


def results_of(segments: Iterable[Segment]) -> list[tuple[str, int]]:
    """The addresses and lengths of all results."""
    return [
        (url, length)
        for one in segments
        for url, (_, length) in zip(one.urls, one.main[RESULTS], strict=True)
    ]


@pytest.mark.parametrize("size", [1, 700, 2_000, 100_000])
@pytest.mark.parametrize("chunk", [1, 3_000, 10**9])
def test_joined_like_made_at_once(monkeypatch: pytest.MonkeyPatch, size: int, chunk: int) -> None:
    """Words, their pages, places and fields, the results and their lengths: all are the same."""
    monkeypatch.setattr(search_segments, "SEGMENT", size)
    monkeypatch.setattr(search_segments, "CHUNK", chunk)
    records = (*RECORDS[:70], *MUTE, *RECORDS[70:])
    segments, at_once = segments_of(records), whole(records)
    chunks = list(chunks_of(segments))
    assert words_of(read(one.file)[WORDS] for one in chunks) == words_of(own_chunks(at_once))
    assert results_of(segments) == results_of([at_once])
    assert fields_of(segments) == at_once.fields == ["about", "name", "title"]
    assert len({one.name for one in chunks}) == len(chunks)


def test_accents_are_variants() -> None:
    """The records above have what the form knows: words with accents, and more than one field."""
    variants = [form for _, _, its in words_of(own_chunks(whole(RECORDS))) for form, _ in its]
    assert {"café", "naïve"} <= set(variants)


def test_each_segment_has_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A segment ends with the record that has the last word it takes; none is lost."""
    monkeypatch.setattr(search_segments, "SEGMENT", 500)
    parts = list(parted(RECORDS))
    words = [[len(record.content.split()) for record in part] for part in parts]
    assert [record for part in parts for record in part] == list(RECORDS)
    assert len(parts) > len(RECORDS) * 10 // 500
    assert all(sum(own[:-1]) < 500 for own in words)


def test_text_without_blanks_is_long_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that has no blanks between its words fills segments as others do."""
    monkeypatch.setattr(search_segments, "SEGMENT", 500)
    records = [SearchRecord(f"papers/{number}/", "風箏", "風箏飛過河" * 800) for number in range(4)]
    assert list(parted(records)) == [[record] for record in records]


def test_no_word() -> None:
    """Records without a word are no segment."""
    assert segment_of(indexed(MUTE)) is None


def test_the_table_is_pagefinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a word is looked for is shortened as in Pagefind's own table."""
    monkeypatch.setenv("PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE", "40")
    segment = whole(RECORDS)
    chunks = [
        Chunk(words[0][0], words[-1][0], name, b"")
        for words, (_, _, name) in zip(own_chunks(segment), segment.main[CHUNKS], strict=True)
    ]
    assert len(chunks) > 20
    assert chunk_table(chunks) == segment.main[CHUNKS]
