"""Turns Pagefind's program into the files with which a browser reads an index.

They are part of the program alone, which hands them out with any index that it makes. It is run as
its own Python package runs it, as a service that answers each request: JSON in base64, a comma
after each.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from threading import Timer
from typing import Any

READER = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")
"""Of what the program hands out: the rest, half a megabyte, is search boxes of its own."""
PATIENCE = 60.0
"""Seconds that the program may take; it takes a fraction of one."""
_LANGUAGE = "en"
_REQUESTS: tuple[Mapping[str, Any], ...] = (
    {"type": "NewIndex", "config": {"force_language": _LANGUAGE}},
    {
        "type": "AddRecord",
        "index_id": 0,
        "url": "x",
        "content": "x",
        "language": _LANGUAGE,
        "meta": {},
        "filters": {},
        "sort": {},
    },
    {"type": "GetFiles", "index_id": 0},
)
_MISSING = "Pagefind, which reads the search index, isn't installed: `pip install pagefind[bin]`"


class NoReader(Exception):
    """Pagefind's program can't be had; the message says why, in one sentence."""


def reader_version() -> str:
    """The version of Pagefind, which an index is written for. Raises NoReader."""
    try:
        return installed("pagefind-bin")
    except PackageNotFoundError:
        raise NoReader(_MISSING) from None


def reader_files(patience: float = PATIENCE) -> Mapping[str, bytes]:
    """The reader's files by name. Raises NoReader where there is no program, or none that works."""
    answers = _answers(b"".join(_request(*each) for each in enumerate(_REQUESTS)), patience)
    try:
        files = _payload(answers[len(_REQUESTS) - 1])["files"]
        every = {file["path"]: b64decode(file["content"]) for file in files}
        return {name: every[name] for name in READER}
    except (LookupError, TypeError, ValueError) as error:
        said = b" ".join(answers).decode(errors="replace").strip()[:200]
        raise NoReader(f"Pagefind's program doesn't hand out its files: {said}") from error


def _request(number: int, payload: Mapping[str, Any]) -> bytes:
    message = {"message_id": number, "payload": payload}
    return b64encode(json.dumps(message).encode()) + b","


def _payload(answer: bytes) -> Mapping[str, Any]:
    payload: Mapping[str, Any] = json.loads(b64decode(answer))["payload"]
    return payload


def _answers(requests: bytes, patience: float) -> list[bytes]:
    """What the program says to the requests, as far as it gets."""
    try:
        process = subprocess.Popen(
            [_program(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise NoReader(f"Pagefind doesn't start: {error}") from error
    assert process.stdin
    assert process.stdout
    answers = process.stdout.fileno()
    impatient = Timer(patience, process.kill)
    impatient.start()
    said = b""
    try:
        process.stdin.write(requests)
        process.stdin.flush()  # not closed: at its end the program would stop unfinished
        while said.count(b",") < len(_REQUESTS) and (more := os.read(answers, 1 << 20)):
            said += more
    except OSError:  # it stopped, which its answers show
        pass
    finally:
        impatient.cancel()
        process.kill()
        process.communicate()
    return said.split(b",")


def _program() -> str:
    try:
        from pagefind.service import get_executable
    except ImportError:
        raise NoReader(_MISSING) from None
    found = get_executable()
    if found is None:
        raise NoReader(_MISSING)
    return str(found)
