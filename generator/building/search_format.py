"""The form of a search index's files: CBOR after a mark of twelve bytes, gzipped.

Pagefind's own source says what is in them (`pagefind/src/index`): lists, whose places are below.
"""

from __future__ import annotations

import gzip
from io import BytesIO
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
RESULTS, CHUNKS, FIELDS = 1, 2, 5
"""Where in the main file the results, the chunks and the names of titles' fields stand."""
WORDS = 0
"""Where in a chunk its words stand."""
_MARK = b"pagefind_dcd"


def main_path(name: str) -> str:
    """Where the reader looks for the main file, which every search loads."""
    return f"pagefind.{name}.pf_meta"


def chunk_path(name: str) -> str:
    """Where the reader looks for a chunk: words that follow each other, with where they stand."""
    return f"index/{name}.pf_index"


def packed(content: bytes) -> bytes:
    """Compressed the same way every time; `gzip.compress` names a system, by Python's version."""
    file = BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as into:
        into.write(_MARK + content)
    return file.getvalue()


def unpacked(file: bytes) -> bytes:
    """What is in a file. Raises OSError or EOFError where it isn't gzipped."""
    return gzip.decompress(file).removeprefix(_MARK)


def read(file: bytes) -> list[Any]:
    """What is in a file of CBOR. Raises OSError, EOFError or CBORError where it is none."""
    content: list[Any] = cbor2.loads(unpacked(file))
    return content
