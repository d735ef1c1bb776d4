"""Turns records into the index that Pagefind's own program makes of them, and its browser's script.

The program is run as its own Python package runs it, as a service that answers each request: JSON
in base64, a comma after each. But here nobody waits for an answer before the next request. Of the
same records it makes the same bytes, as long as it isn't given filters and orders.
"""

from __future__ import annotations

import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from itertools import chain
from threading import Thread, Timer
from typing import IO, Any

import msgspec

from generator.rendering.search_record import SearchRecord

READER = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
"""What a browser reads an index with. The rest, half a megabyte, is search boxes of its own."""
LANGUAGE = "en"
PATIENCE = 600.0
"""Seconds that an index may take; one of 10,000 papers takes a fortieth of that."""
_OPTIONS = {"force_language": LANGUAGE, "include_characters": "+#"}
"""`C++`, `C#` and `C` are three words."""
_MISSING = "Pagefind, which makes the search index, isn't installed: `pip install pagefind[bin]`"


class NoIndex(Exception):
    """There is no program, or it fails; the message says why, in one sentence."""


def program_version() -> str:
    """The version of Pagefind, which has a format of its own. Raises NoIndex."""
    try:
        return installed("pagefind-bin")
    except PackageNotFoundError:
        raise NoIndex(_MISSING) from None


def indexed(records: Iterable[SearchRecord], patience: float = PATIENCE) -> dict[str, bytes]:
    """The index's files and the reader's by their paths; of a record without a word there is none.

    Raises NoIndex where there is no program, or none that works in so many seconds.
    """
    answer = _last_answer(_requests(records), patience)
    try:
        files = msgspec.json.decode(b64decode(answer))["payload"]["files"]
        return {file["path"]: b64decode(file["content"]) for file in files}
    except (LookupError, TypeError, ValueError):
        said = answer.decode(errors="replace").strip()
        with suppress(ValueError):
            said = b64decode(answer).decode(errors="replace")
        raise NoIndex(f"Pagefind's program made no index: {said[:200]}") from None


def _requests(records: Iterable[SearchRecord]) -> Iterator[bytes]:
    """What the program is asked to do, in the form of `pagefind.service.types`.

    It isn't asked to write the files: it says that it has before all that it wrote is on the disk.
    """
    new = {"type": "NewIndex", "config": _OPTIONS}
    get = {"type": "GetFiles", "index_id": 0}
    for number, payload in enumerate(chain([new], map(_add, records), [get])):
        yield b64encode(msgspec.json.encode({"message_id": number, "payload": payload})) + b","


def _add(record: SearchRecord) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": record.content,
        "language": LANGUAGE,
        "meta": dict.fromkeys(record.fields, record.title),
        "filters": {},
        "sort": {},
    }


def _last_answer(requests: Iterable[bytes], patience: float) -> bytes:
    """What the program says to the last request; less where it stops before."""
    try:
        process = subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise NoIndex(f"Pagefind doesn't start: {error}") from error
    assert process.stdin
    assert process.stdout
    asked = tuple(requests)
    # A thread of its own: who only wrote would stand still once the pipe of answers is full.
    writer = Thread(target=_write, args=(process.stdin, asked))
    impatient = Timer(patience, process.kill)
    for thread in (writer, impatient):
        thread.start()
    try:
        return _read(process.stdout, len(asked))
    finally:
        impatient.cancel()
        process.kill()
        process.wait()
        writer.join()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what could not be written is not wanted any more
                pipe.close()


def _write(pipe: IO[bytes], requests: Iterable[bytes]) -> None:
    with suppress(OSError):  # it stopped, which its answers show
        pipe.writelines(requests)
        pipe.flush()  # not closed: at its end the program would stop unfinished


def _read(pipe: IO[bytes], count: int) -> bytes:
    """The last of so many answers; the last that there is, where it says less."""
    said: list[bytes] = []
    while count > 0 and (more := os.read(pipe.fileno(), 1 << 20)):
        said.append(more)
        count -= more.count(b",")
    return b"".join(said).rstrip(b",").rpartition(b",")[2]


def _program() -> str:
    named = os.environ.get("PAGEFIND_BINARY_PATH")  # as for Pagefind's own package
    if named:
        return named
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]
    except ImportError:
        raise NoIndex(_MISSING) from None
    try:
        return str(get_executable())
    except FileNotFoundError:
        raise NoIndex(_MISSING) from None
