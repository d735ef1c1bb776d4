"""Puts an index that Pagefind has written into one order: the same records, the same bytes, fewer.

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
from pathlib import Path
from typing import Any

_MARK = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_ENDLESS, _END = 31, 0xFF
_RESULTS, _FILTERS, _SORTS = 1, 3, 4
"""Where the main file has the results' fragments, the filters' files, the sort keys' orders."""


def put_in_order(folder: Path) -> None:
    """Rewrite the filters of the index in `folder`, and what names them.

    Raises ValueError, IndexError or KeyError where the files have another form than expected.
    """
    entry_file = folder / "pagefind-entry.json"
    entry = json.loads(entry_file.read_bytes())
    for language in entry["languages"].values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        main = _load(old)
        main[_RESULTS] = _numbered(folder / "fragment", main[_RESULTS])
        main[_FILTERS] = sorted([name, _filter(folder, file)] for name, file in main[_FILTERS])
        main[_SORTS].sort()
        language["hash"] = _save(main, language["hash"], old, folder / "pagefind.{}.pf_meta")
    entry_file.write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")


def _numbered(folder: Path, results: list[list[Any]]) -> list[list[Any]]:
    """Move the results' fragments into one folder, which is another for other fragments."""
    names = "".join(name for name, _ in results)
    common = hashlib.sha256(names.encode()).hexdigest()[:10]
    (folder / common).mkdir()
    for number, (name, _) in enumerate(results):
        old = folder / f"{name}.pf_fragment"
        old.rename(folder / common / f"{number:x}.pf_fragment")
    return [[f"{common}/{number:x}", words] for number, (_, words) in enumerate(results)]


def _filter(folder: Path, name: str) -> str:
    """Sort the values of a filter; its file's new name."""
    old = folder / "filter" / f"{name}.pf_filter"
    field, values = _load(old)
    return _save([field, sorted(values)], name, old, folder / "filter" / "{}.pf_filter")


def _load(file: Path) -> list[Any]:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{file.name} is no file of Pagefind's")
    value, _ = _decoded(data, len(_MARK))
    return list(value)


def _save(value: list[Any], name: str, old: Path, pattern: Path) -> str:
    """Write a file under its new hash in place of the old one; the name, as long as it was."""
    data = _MARK + _encoded(value)
    language, _, digits = name.rpartition("_")
    new = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digits)]}"
    old.unlink()
    pattern.with_name(pattern.name.format(new)).write_bytes(gzip.compress(data, 9, mtime=0))
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
