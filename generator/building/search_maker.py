"""Makes a search index in a process of its own, of the records that come from standard input.

Its arguments are those of `main`; why an index can't be made is the last line on standard error.
"""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import msgspec

from generator.building.search_program import NoIndex
from generator.building.search_store import store
from generator.rendering.search_record import SearchRecord


def main(folder: str, key: str, inside: str, seconds: str) -> int:
    """Make the index after so many seconds; 1 where that isn't possible."""
    time.sleep(float(seconds))
    gc.disable()  # there are millions of objects and no cycles
    records = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[SearchRecord, ...])
    try:
        store(Path(folder), key, records, inside)
    except OSError as error:
        print(f"{error.filename or folder}: {error.strerror}", file=sys.stderr)
    except (NoIndex, ValueError) as error:
        print(error, file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
