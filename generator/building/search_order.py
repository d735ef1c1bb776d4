"""Puts an index that Pagefind has made into one order: the same records, the same bytes, fewer.

Pagefind keeps filters and sort keys in hash maps, and writes them in whatever order these have on
the day. Its files are gzipped CBOR (RFC 8949) of arrays, text and whole numbers after a mark of
twelve bytes, named by their hashes; `pagefind-entry.json` names the one that names the others.

The one file that every search loads also names a fragment for each result by a hash of its own: the
greater part of it, as hashes don't compress. Fragments that are numbered in a folder with one hash
for all halve it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

_ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_ENDLESS, _END = 31, 0xFF
_RESULTS, _FILTERS, _SORTS = 1, 3, 4
"""Where in the main file the results' fragments, the filters' files and the orders stand."""


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by path, with filters and fragments renamed in all that names them.

    Raises ValueError or LookupError where the files have another form than Pagefind 1.5's.
    """
    ordered = dict(files)
    entry = json.loads(files[_ENTRY])
    for language in entry["languages"].values():
        main = _value(ordered.pop(f"pagefind.{language['hash']}.pf_meta"))
        main[_RESULTS] = _numbered(ordered, main[_RESULTS])
        main[_FILTERS] = sorted([name, _filter(ordered, file)] for name, file in main[_FILTERS])
        main[_SORTS].sort()
        language["hash"] = _add(ordered, "pagefind.{}.pf_meta", language["hash"], main)
    ordered[_ENTRY] = json.dumps(entry, ensure_ascii=False).encode()
    return ordered


def _numbered(files: dict[str, bytes], results: list[list[Any]]) -> list[list[Any]]:
    """Move the results' fragments into one folder, which is another for other fragments."""
    names = "".join(name for name, _ in results)
    common = hashlib.sha256(names.encode()).hexdigest()[:10]
    for number, (name, _) in enumerate(results):
        new = f"fragment/{common}/{number:x}.pf_fragment"
        files[new] = files.pop(f"fragment/{name}.pf_fragment")
    return [[f"{common}/{number:x}", words] for number, (_, words) in enumerate(results)]


def _filter(files: dict[str, bytes], name: str) -> str:
    """Sort the values of a filter; its file's new name."""
    field, values = _value(files.pop(f"filter/{name}.pf_filter"))
    return _add(files, "filter/{}.pf_filter", name, [field, sorted(values)])


def _value(file: bytes) -> list[Any]:
    data = gzip.decompress(file)
    if not data.startswith(_MARK):
        raise ValueError("not a file of Pagefind's")
    value, _ = _decoded(data, len(_MARK))
    return list(value)


def _add(files: dict[str, bytes], pattern: str, old: str, value: list[Any]) -> str:
    """Add a file named by its hash; the name, which is as long as the old one."""
    data = _MARK + _encoded(value)
    language, _, digits = old.rpartition("_")
    new = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digits)]}"
    files[pattern.format(new)] = gzip.compress(data, 9, mtime=0)
    return new


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends."""
    kind, size, at = data[at] >> 5, data[at] & 31, at + 1
    if kind == _ARRAY and size == _ENDLESS:
        return _items(data, at, None)
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    if kind == _ARRAY:
        return _items(data, at, size)
    raise ValueError(f"an unexpected kind of value in Pagefind's index: {kind}")


def _items(data: bytes, at: int, count: int | None) -> tuple[list[Any], int]:
    values: list[Any] = []
    while len(values) != count:
        if count is None and data[at] == _END:
            return values, at + 1
        value, at = _decoded(data, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> bytes:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(map(_encoded, value))


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    width = next(log for log in range(4) if size < 1 << (8 << log))
    return bytes([kind << 5 | 24 + width]) + size.to_bytes(1 << width, "big")
