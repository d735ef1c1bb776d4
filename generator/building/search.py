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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from threading import Thread
from typing import IO, Any

from generator.building.search_order import in_order
from generator.rendering.search_records import SearchRecord

PATIENCE = 300.0
"""Seconds that an index may take; one of 10,000 papers takes a fortieth of that."""
_LANGUAGE = "en"
_OPTIONS = {"force_language": _LANGUAGE, "include_characters": "+#"}
"""`C++`, `C#` and `C` are three words."""
_PROGRAMS = ("pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.en.pagefind")
"""Of what Pagefind brings with an index: the rest, half a megabyte, is search boxes of its own."""


_MISSING = "Pagefind, which makes the search index, isn't installed: `pip install pagefind[bin]`"


class SearchError(Exception):
    """The index couldn't be made; the message says why, in one sentence."""


def records_key(records: Sequence[SearchRecord]) -> str:
    """A hash of all that an index depends on: where it is the same, so is the index."""
    try:
        digest = hashlib.sha256(version("pagefind-bin").encode())
    except PackageNotFoundError:
        raise SearchError(_MISSING) from None
    for request in _requests(records):
        digest.update(request)
    return digest.hexdigest()


def start_index(records: Sequence[SearchRecord], folder: Path) -> RunningIndex:
    """Begin to make the index of the records; it is in `folder` once `finish` returns.

    Raises SearchError where Pagefind isn't installed, or doesn't start.
    """
    try:
        process = subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise SearchError(f"Pagefind doesn't start: {error}") from error
    return RunningIndex(process, _requests(records), folder)


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
        self, process: subprocess.Popen[bytes], requests: Iterable[bytes], folder: Path
    ) -> None:
        self._process = process
        self._folder = folder
        self._files: Sequence[Mapping[str, str]] = ()
        self._failure = "Pagefind stopped before it had made the index"
        # A thread for each direction: one that only wrote would stand still once the pipe of
        # answers is full.
        self._threads = (
            Thread(target=self._write, args=(requests,), daemon=True),
            Thread(target=self._read, daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def finish(self, patience: float = PATIENCE) -> None:
        """Wait for the index, and write it into its folder in place of an older one.

        Raises SearchError where Pagefind fails, or takes more seconds than `patience`; the folder
        then is as it was.
        """
        self._threads[1].join(patience)
        if self._threads[1].is_alive():
            self._failure = f"Pagefind was stopped after {patience:g} seconds"
        self.stop()
        self._failure = self._failure or self._placed()
        if self._failure:
            raise SearchError(f"No search index was made: {self._failure}")

    def _placed(self) -> str:
        """Put the index into its folder; what went wrong, or nothing."""
        try:
            needed = {f["path"]: f["content"] for f in self._files if _is_needed(f["path"])}
            files = in_order({path: b64decode(content) for path, content in needed.items()})
            _exchange(self._folder, files)
        except OSError as error:
            return f"it can't be written: {error}"
        except (LookupError, ValueError) as error:
            return f"Pagefind's files have an unknown form: {error}"
        return ""

    def stop(self) -> None:
        """End the process, whatever it is doing; one that has ended stays so."""
        self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what could not be written is not wanted any more
                if pipe:
                    pipe.close()

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
            if answer.get("type") == "GetFiles":
                self._files, self._failure = answer["files"], ""
                return


def _requests(records: Iterable[SearchRecord]) -> Iterator[bytes]:
    """What Pagefind is asked to do, in the form of `pagefind.service.types`.

    It isn't asked to write the files: it says that it has before all that it wrote is on the disk.
    """
    new = {"type": "NewIndex", "config": _OPTIONS}
    get = {"type": "GetFiles", "index_id": 0}
    for number, payload in enumerate(chain([new], map(_add, records), [get])):
        yield b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _add(record: SearchRecord) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": record.content,
        "language": _LANGUAGE,
        "meta": {"title": record.title, **({"name": record.title} if record.prominent else {})},
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": dict(record.sort),
    }


def _answers(stream: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """The payload of each answer, until the stream ends; the last one holds the whole index."""
    begun: list[bytes] = []
    while chunk := stream.read1(1 << 16):  # type: ignore[attr-defined]  # a pipe is buffered
        first, *more = chunk.split(b",")
        begun.append(first)
        for piece in more:
            yield _payload(b"".join(begun))
            begun = [piece]


def _payload(answer: bytes) -> Mapping[str, Any]:
    """What an answer says; nonsense is an error like those that Pagefind reports."""
    try:
        value = json.loads(b64decode(answer))
    except ValueError:
        value = None
    payload = value.get("payload") if isinstance(value, dict) else None
    if isinstance(payload, dict):
        return payload
    return {"type": "Error", "message": answer.decode(errors="replace").strip()[:200]}


def _is_needed(path: str) -> bool:
    of_the_index = path.startswith(("filter/", "fragment/", "index/")) or path.endswith(".pf_meta")
    return of_the_index or path in _PROGRAMS


def _exchange(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files beside the folder, then put them in its place."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for parent in {(fresh / path).parent for path in files}:
            parent.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            (fresh / path).write_bytes(data)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
