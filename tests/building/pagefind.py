"""Pagefind's own program, fed with records, and what stands in an index that it or we made."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import threading
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pagefind.service import get_executable

from generator.building.search_words import INCLUDED
from generator.rendering.search_record import SearchRecord

MARK = b"pagefind_dcd"
FULL = 25
"""The weight of words for which none is given."""


class Place(NamedTuple):
    """An occurrence of a word: in which result, in which field ('' for the content), and where."""

    url: str
    field: str
    position: int


Found = Mapping[tuple[str, str], Mapping[Place, int]]
"""By word and form with diacritics ('' for none): each place, and its weight."""


def indexed(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """The files of the index that Pagefind's own program makes of records."""
    options = {"force_language": "en", "include_characters": INCLUDED}
    asked = [
        {"type": "NewIndex", "config": options},
        *map(_asked, records),
        {"type": "GetFiles", "index_id": 0},
    ]
    messages = [{"message_id": number, "payload": one} for number, one in enumerate(asked)]
    program = subprocess.Popen(
        [str(get_executable()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdin
    assert program.stdout
    sent = b"".join(b64encode(json.dumps(one).encode()) + b"," for one in messages)
    writer = threading.Thread(target=program.stdin.write, args=(sent,))
    writer.start()
    said = b""
    while said.count(b",") < len(asked):
        said += os.read(program.stdout.fileno(), 1 << 20)
    writer.join()
    program.kill()
    program.communicate()
    answer = json.loads(b64decode(said.split(b",")[-2]))
    return {one["path"]: b64decode(one["content"]) for one in answer["payload"]["files"]}


def _asked(record: SearchRecord) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": record.content,
        "language": "en",
        "meta": dict.fromkeys(record.fields, record.title),
        "filters": {},
        "sort": {},
    }


def main_of(files: Mapping[str, bytes]) -> list[Any]:
    """The main file of an index, as Pagefind's reader takes it."""
    language = json.loads(files["pagefind-entry.json"])["languages"]["en"]
    main: list[Any] = value(files[f"pagefind.{language['hash']}.pf_meta"])
    return main


def found_in(files: Mapping[str, bytes], urls: Sequence[str]) -> Found:
    """Every occurrence of every word; `urls` are those of the results, in their order."""
    main = main_of(files)
    found: dict[tuple[str, str], dict[Place, int]] = defaultdict(dict)
    for _, _, name in main[2]:
        for word, postings, *others in value(files[f"index/{name}.pf_index"])[0]:
            forms = [("", postings), *(others[0] if others else [])]
            for form, of_form in forms:
                for place, weight in _places(of_form, urls, main[5]):
                    found[word, form][place] = max(weight, found[word, form].get(place, 0))
    return found


def _places(
    postings: list[Any], urls: Sequence[str], fields: Sequence[str]
) -> Iterator[tuple[Place, int]]:
    number = 0
    for more, content, *title in postings:
        number += more
        for weight, position in _positions(content):
            yield Place(urls[number], "", position), weight
        for field, position in _positions(title[0] if title else []):
            yield Place(urls[number], fields[field], position), 0


def _positions(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a weight, or the number of a field, and a position."""
    group, position = FULL, 0
    for number in numbers:
        if number < 0:
            group, position = -number - 1, 0
        else:
            position += number
            yield group, position


def value(file: bytes) -> Any:
    """What a gzipped file of an index holds."""
    data = gzip.decompress(file)
    assert data.startswith(MARK)
    decoded, end = _decoded(data, len(MARK))
    assert end == len(data)
    return decoded


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The CBOR value that begins at a place, and where it ends."""
    kind, size, at = data[at] >> 5, data[at] & 31, at + 1
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind in (0, 1):
        return (size if kind == 0 else -1 - size), at
    if kind == 3:
        return data[at : at + size].decode(), at + size
    assert kind == 4
    values = []
    for _ in range(size):
        one, at = _decoded(data, at)
        values.append(one)
    return values, at
