"""Makes a search index in a process of its own, of records in a file.

Its arguments are those of `main`. It begins with what is said of words, which takes long, and goes
on once standard input names the index and the file of the same records with their facets. Why an
index can't be made is the last line on standard error.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import msgspec

from generator.building.search_postings import postings_of
from generator.building.search_program import NoIndex
from generator.building.search_store import store
from generator.rendering.search_record import SearchRecord


def main(folder: str, texts: str, inside: str, seconds: str) -> int:
    """Make the index after so many seconds; 1 where that isn't possible."""
    time.sleep(float(seconds))
    gc.disable()  # there are millions of objects and no cycles
    try:
        postings_of(_records(texts), Path(folder))
        key, _, records = sys.stdin.read().partition("\n")
        if key:  # else whoever began gave up
            store(Path(folder), key, _records(records), inside)
    except OSError as error:
        print(f"{error.filename or folder}: {error.strerror}", file=sys.stderr)
    except (NoIndex, ValueError) as error:
        print(error, file=sys.stderr)
    else:
        return 0
    return 1


def _records(file: str) -> tuple[SearchRecord, ...]:
    return msgspec.msgpack.decode(Path(file).read_bytes(), type=tuple[SearchRecord, ...])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
