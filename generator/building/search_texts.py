"""Turns records into what the site's own script shows of results, and filters and sorts them by.

The texts of a few records are one file, as thousands of files take longer to write than to make.
Files are in folders of about 64 records, which end where a hash of an address says so: whatever is
added or changed, the other folders stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from generator.building.hashing import hash_of
from generator.rendering.search_record import SearchRecord

SHOWN = ("kind", "with", "year", "captured")
"""The facets that a result shows."""
_TOGETHER = 64
_PACK = 3_000
"""Bytes that the texts of a file have at least: two or three papers, or thirty tags."""
_NAME = 8
"""Characters of a folder's name, which is a hash."""


class TextFolder(NamedTuple):
    """The texts of records that follow each other, in files."""

    name: str
    """A hash of the texts."""
    packs: tuple[tuple[bytes, ...], ...]
    """The texts of each file, in JSON."""

    def ids(self) -> list[str]:
        """Where each text is: its folder, the number of its file, and its number there."""
        return [
            f"{self.name}/{file}.{at}"
            for file, pack in enumerate(self.packs)
            for at in range(len(pack))
        ]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files by their paths."""
        for file, pack in enumerate(self.packs):
            yield f"{self.name}/{file}.json", b"[" + b",\n".join(pack) + b"]"


def text_folders(records: Iterable[SearchRecord]) -> Iterator[TextFolder]:
    """The texts of all records, in their order."""
    texts: list[bytes] = []
    for record in records:
        texts.append(_text(record))
        if int(hash_of(record.url)[:8], 16) % _TOGETHER == 0:
            yield _folder(texts)
            texts = []
    if texts:
        yield _folder(texts)


def _folder(texts: Sequence[bytes]) -> TextFolder:
    packs, pack = [], []
    for text in texts:
        pack.append(text)
        if sum(map(len, pack)) >= _PACK:
            packs.append(tuple(pack))
            pack = []
    return TextFolder(hash_of(*texts)[:_NAME], (*packs, *([tuple(pack)] if pack else [])))


def _text(record: SearchRecord) -> bytes:
    shown = {facet: record.facets[facet] for facet in SHOWN if facet in record.facets}
    return msgspec.json.encode(
        {"url": record.url, "title": record.title, "content": record.content, "facets": shown}
    )


def facets_of(records: Sequence[SearchRecord], folders: Sequence[TextFolder]) -> bytes:
    """The results that have each value of each facet, in JSON.

    Results have numbers, in the order of the folders, of which the name and the number of texts in
    each file are given. Each number is given by how much it differs from the last one.
    """
    having: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, record in enumerate(records):
        for facet, values in record.facets.items():
            for value in dict.fromkeys(values):
                having[facet][value].append(at)
    return msgspec.json.encode(
        {
            "folders": [(folder.name, [len(pack) for pack in folder.packs]) for folder in folders],
            "facets": {
                facet: {value: _differences(numbers) for value, numbers in sorted(values.items())}
                for facet, values in sorted(having.items())
            },
        }
    )


def _differences(numbers: Sequence[int]) -> list[int]:
    return [each - last for last, each in zip([0, *numbers], numbers, strict=False)]
