"""Turns search records into an index that a reader's browser searches, by Pagefind's program.

Pagefind is run as its own Python package runs it, as a service that answers each request: JSON in
base64, a comma after each. But here nobody waits for an answer before the next request, and none is
waited for while pages are rendered: ten thousand records take seconds, not minutes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import IO, Any

from generator.building.search_order import put_in_order
from generator.rendering.search_records import SearchRecord

PATIENCE = 300.0
"""Seconds that an index may take; one of 10,000 papers takes a fortieth of that."""
_LANGUAGE = "en"
_OPTIONS = {"force_language": _LANGUAGE, "include_characters": "+#"}
"""`C++`, `C#` and `C` are three words."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", f"wasm.{_LANGUAGE}.pagefind")
"""Of the files beside the index itself: the others are search boxes of Pagefind's own."""


_MISSING = "Pagefind, which makes the search index, isn't installed: `pip install pagefind[bin]`"


class SearchError(Exception):
    """The index couldn't be made; the message says why, in one sentence."""


def records_key(records: Sequence[SearchRecord]) -> str:
    """A hash of all that an index depends on: where it is the same, so is the index."""
    try:
        digest = hashlib.sha256(version("pagefind-bin").encode())
    except PackageNotFoundError:
        raise SearchError(_MISSING) from None
    for request in _requests(records, Path("pagefind")):
        digest.update(request)
    return digest.hexdigest()


def start_index(records: Sequence[SearchRecord], folder: Path) -> RunningIndex:
    """Begin to make the index of the records; it is in `folder` once `finish` returns.

    Raises SearchError where Pagefind isn't installed, or doesn't start.
    """
    fresh = folder.resolve().with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        process = subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise SearchError(f"Pagefind doesn't start: {error}") from error
    return RunningIndex(process, _requests(records, fresh), fresh, folder)


def _program() -> str:
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise SearchError(_MISSING) from None
    found = get_executable()
    if found is None:
        raise SearchError(_MISSING)
    return str(found)


class RunningIndex:
    """An index that another process is making."""

    def __init__(
        self, process: subprocess.Popen[bytes], requests: Iterable[bytes], fresh: Path, folder: Path
    ) -> None:
        self._process = process
        self._fresh = fresh
        self._folder = folder
        self._failure = "Pagefind stopped before it had written the index"
        # A thread for each direction: one that only wrote would stand still once the pipe of
        # answers is full.
        self._threads = (
            Thread(target=self._write, args=(requests,), daemon=True),
            Thread(target=self._read, daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def finish(self, patience: float = PATIENCE) -> None:
        """Wait for the index, and put it into its folder in place of an older one.

        Raises SearchError where Pagefind fails, or takes more seconds than `patience`; the folder
        then is as it was.
        """
        self._threads[1].join(patience)
        if self._threads[1].is_alive():
            self._failure = f"Pagefind was stopped after {patience:g} seconds"
        self.stop()
        if self._failure:
            shutil.rmtree(self._fresh, ignore_errors=True)
            raise SearchError(f"No search index was made: {self._failure}")
        _prune(self._fresh)
        put_in_order(self._fresh)
        shutil.rmtree(self._folder, ignore_errors=True)
        self._fresh.rename(self._folder)

    def stop(self) -> None:
        """End the process, whatever it is doing; one that has ended stays so."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()

    def _write(self, requests: Iterable[bytes]) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.writelines(requests)
            self._process.stdin.flush()  # not closed: at its end Pagefind would stop unfinished
        except OSError:  # it stopped, which the reader notices too
            return

    def _read(self) -> None:
        assert self._process.stdout
        for answer in _answers(self._process.stdout):
            if answer.get("type") == "Error":
                self._failure = f"Pagefind said: {answer.get('message')}"
                return
            if answer.get("type") == "WriteFiles":
                self._failure = ""
                return


def _requests(records: Iterable[SearchRecord], folder: Path) -> Iterator[bytes]:
    """What Pagefind is asked to do, in the form of `pagefind.service.types`."""
    new = {"type": "NewIndex", "config": _OPTIONS}
    write = {"type": "WriteFiles", "index_id": 0, "output_path": str(folder)}
    for number, payload in enumerate(chain([new], map(_add, records), [write])):
        yield b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _add(record: SearchRecord) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": record.content,
        "language": _LANGUAGE,
        "meta": {"title": record.title},
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": dict(record.sort),
    }


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """The payload of each answer, until the stream ends or is no longer one of answers."""
    rest = b""
    while chunk := stream.read1(1 << 16):  # type: ignore[attr-defined]  # a pipe is buffered
        *whole, rest = (rest + chunk).split(b",")
        for answer in whole:
            try:
                yield json.loads(b64decode(answer))["payload"]
            except (NotBase64, ValueError, KeyError):
                yield {"type": "Error", "message": answer.decode(errors="replace").strip()[:200]}


def _prune(folder: Path) -> None:
    """Delete the search boxes that Pagefind brings, half a megabyte: the site has its own."""
    for file in folder.iterdir():
        if file.is_file() and file.name not in _NEEDED and file.suffix != ".pf_meta":
            file.unlink()
