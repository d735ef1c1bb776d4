"""Joins indexes of some records each, segments, into the index of all.

Pagefind's program needs a hundred kilobytes for each paper that it indexes at once. So it is given
some at a time, and what it says of them is joined here, one chunk in memory after the other: the
same words, results and chunks that it would have made of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from io import SEEK_CUR, BytesIO
from itertools import accumulate, groupby, pairwise, takewhile
from operator import itemgetter
from typing import Any, NamedTuple

import cbor2
import msgspec

from generator.building.hashing import hash_of
from generator.building.search_format import (
    CHUNKS,
    ENTRY,
    FIELDS,
    RESULTS,
    chunk_path,
    main_path,
    packed,
    read,
    unpacked,
)
from generator.building.search_program import LANGUAGE
from generator.rendering.search_record import SearchRecord

SEGMENT = 400_000
"""Words of the records that are indexed at once, for which the program takes some 270 MB."""
_LONG = 8
"""Letters of a word, where there are more than blanks tell: not all languages have any."""
CHUNK = 18_000
"""Bytes that the words of a chunk have at least, before it is packed. A search loads a chunk for
each of its words, with all other words in it: a first search of ten thousand papers takes a quarter
less than with chunks of Pagefind's own size."""
_NAME = 10
"""Characters of a chunk's name that are a hash."""

Page = list[Any]
"""A result that has a word: by how much its number differs from the last one's, the places in its
content, and the places in its fields, each field by a negative number before its places."""
_WORD, _PAGE, _VARIANT = 3, 3, 2
"""Items of each: a word, its pages and its variants; a page's as above; how a variant is written,
and its pages."""
_LONGER_HEADS = {24: 2, 25: 3, 26: 5}
"""Bytes at the beginning of an item of CBOR whose number stands behind the first byte, by what the
first says (RFC 8949, 3)."""


class Segment(NamedTuple):
    """The index of some records."""

    entry: bytes
    """JSON: what the reader loads first."""
    main: list[Any]
    """What every search loads, with the lengths of the results and the names of the chunks."""
    urls: tuple[str, ...]
    """The address of each result."""
    files: Mapping[str, bytes]
    """All files by path."""

    @property
    def fields(self) -> list[str]:
        """As what titles are indexed, in the order of their numbers."""
        fields: list[str] = self.main[FIELDS]
        return fields


class Chunk(NamedTuple):
    """Words that follow each other, in a file."""

    first: str
    last: str
    name: str
    file: bytes


class _Run(NamedTuple):
    """The pages of a word in one segment."""

    pages: int
    first: int
    """The first page's number in the index of all, and the last one's."""
    last: int
    rest: bytes
    """CBOR: all that follows the first page's number."""


class _Word(NamedTuple):
    """What a segment says of a word."""

    word: str
    run: _Run | None
    variants: list[tuple[str, _Run]]
    """Where it has accents, by how it is written."""


def parted(records: Iterable[SearchRecord]) -> Iterator[list[SearchRecord]]:
    """The records of each segment, in their order."""
    part: list[SearchRecord] = []
    words = 0
    for record in records:
        part.append(record)
        words += max(len(record.content.split()), len(record.content) // _LONG)
        if words >= SEGMENT:
            yield part
            part, words = [], 0
    if part:
        yield part


def segment_of(files: Mapping[str, bytes]) -> Segment | None:
    """The segment whose files these are; none where not one of its records has a word.

    Raises LookupError, ValueError, OSError, EOFError or CBORError where they have another form.
    """
    language = msgspec.json.decode(files[ENTRY])["languages"].get(LANGUAGE)
    if not language:
        return None
    main = read(files[main_path(language["hash"])])
    results = [unpacked(files[f"fragment/{name}.pf_fragment"]) for name, _ in main[RESULTS]]
    urls = (msgspec.json.decode(result)["url"] for result in results)
    return Segment(files[ENTRY], main, tuple(urls), files)


def fields_of(segments: Iterable[Segment]) -> list[str]:
    """As what titles are indexed in any of them; in Pagefind's order."""
    return sorted({field for segment in segments for field in segment.fields})


def chunks_of(segments: Sequence[Segment]) -> Iterator[Chunk]:
    """The chunks of the index that the segments are, one after the other."""
    fields = fields_of(segments)
    before = accumulate((len(segment.urls) for segment in segments), initial=0)
    said = [_words(*each, fields) for each in zip(segments, before, strict=False)]
    words: list[str] = []
    packets: list[bytes] = []
    size = 0
    for word, same in groupby(merge(*said, key=itemgetter(0)), itemgetter(0)):
        words.append(word)
        packets.append(_joined_word(word, list(same)))
        size += len(packets[-1])
        if size >= CHUNK:
            yield _chunk(words, packets)
            words, packets, size = [], [], 0
    if words:
        yield _chunk(words, packets)


def _words(segment: Segment, before: int, fields: Sequence[str]) -> Iterator[_Word]:
    numbers = {-1 - own: -1 - fields.index(name) for own, name in enumerate(segment.fields)}
    same = all(own == number for own, number in numbers.items())

    def run(pages: list[Page], raw: bytes = b"") -> _Run:
        for page in () if same else pages:
            page[2] = [numbers.get(place, place) for place in page[2]]
        return _run(before, pages, raw if raw and same else cbor2.dumps(pages))

    for _, _, name in segment.main[CHUNKS]:
        content = unpacked(segment.files[chunk_path(name)])
        stream = BytesIO(content)
        decoder = cbor2.CBORDecoder(stream)
        stream.seek(1 + _LONGER_HEADS.get(content[1] & 31, 1))
        while stream.tell() < len(content):
            stream.seek(len(_array(_WORD)), SEEK_CUR)
            word = decoder.decode()
            begin = stream.tell()
            pages = decoder.decode()
            raw = content[begin : stream.tell()]
            variants = [(form, run(its)) for form, its in decoder.decode()]
            yield _Word(word, run(pages, raw) if pages else None, variants)


def _run(before: int, pages: list[Page], raw: bytes) -> _Run:
    """The pages, which `raw` is in CBOR, of a segment with so many results before it."""
    numbers = [page[0] for page in pages]
    head = len(_array(len(pages))) + len(_array(_PAGE)) + len(cbor2.dumps(numbers[0]))
    return _Run(len(pages), before + numbers[0], before + sum(numbers), raw[head:])


def _joined_word(word: str, same: Sequence[_Word]) -> bytes:
    """What all segments say of a word, in CBOR."""
    variants: dict[str, list[_Run]] = defaultdict(list)
    for each in same:
        for form, run in each.variants:
            variants[form].append(run)
    written = (
        _array(_VARIANT) + cbor2.dumps(form) + _joined(runs) for form, runs in variants.items()
    )
    pages = _joined([each.run for each in same if each.run])
    return b"".join((_array(_WORD), cbor2.dumps(word), pages, _array(len(variants)), *written))


def _joined(runs: Sequence[_Run]) -> bytes:
    """All pages of a word, in CBOR: each number but the first is a difference."""
    packets = [_array(sum(run.pages for run in runs))]
    last = 0
    for run in runs:
        packets += (_array(_PAGE), cbor2.dumps(run.first - last), run.rest)
        last = run.last
    return b"".join(packets)


@cache
def _array(items: int) -> bytes:
    """How an array of so many items begins: as the number does, but for its kind (RFC 8949, 3)."""
    head = bytearray(cbor2.dumps(items))
    head[0] |= 4 << 5
    return bytes(head)


def _chunk(words: Sequence[str], packets: Sequence[bytes]) -> Chunk:
    data = b"".join((_array(1), _array(len(words)), *packets))
    name = f"{LANGUAGE}_{hash_of(data)[:_NAME]}"
    return Chunk(words[0], words[-1], name, packed(data))


def chunk_table(chunks: Sequence[Chunk]) -> list[list[str]]:
    """The beginnings of words between which each chunk is, and its name.

    They are as short as tells it from its neighbours, as Pagefind's own are.
    """
    table = [[chunk.first, chunk.last, chunk.name] for chunk in chunks]
    for one, other in pairwise(table):
        length = _shared(one[1], other[0]) + 1
        if one[1][:length] >= one[0]:
            one[1] = one[1][:length]
        other[0] = other[0][:length]
    return table


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)
