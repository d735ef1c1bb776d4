"""Keeps what cataloguing found out in a folder, a file a kind, for the next build to know.

Nothing depends on the folder: a file that is missing, damaged, or of other code is empty.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.cataloguing.known import Work

_PACKAGES = ("numpy", "python-slugify", "rapidfuzz", "scipy", "text-unidecode")
"""What cataloguing leaves work to: another version may come to other answers."""


def _hash(*parts: bytes) -> str:
    """A name for bytes, such as no others have; each part counts by itself."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _hash_of(value: object) -> str:
    return _hash(repr(value).encode("utf-8", "surrogatepass"))


def code_key() -> str:
    """A hash of all that turns questions into answers: code, libraries, Python."""
    root = Path(__file__).parent.parent
    files = [root / "model.py", *sorted((root / "cataloguing").glob("*.py"))]
    versions = [f"{package} {version(package)}".encode() for package in _PACKAGES]
    return _hash(platform.python_version().encode(), *versions, *(f.read_bytes() for f in files))


@dataclass(slots=True)
class _Kind:
    """The answers to one kind of question, all in the same context."""

    context: str
    answers: dict[str, Any] = field(default_factory=dict)


class Memory:
    """The answers of earlier builds: of this process, and of those that `save` wrote before.

    `warn` is told in one sentence what could not be read or written; neither stops a build.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._warn = warn
        self._code = code_key()
        self._kinds: dict[str, _Kind] = {}
        self._unsaved: set[str] = set()

    def answers(
        self, kind: str, context: object, questions: Sequence[object], work: Work
    ) -> list[Any]:
        """The answer to each question; those that this run doesn't ask for are forgotten."""
        known = self._kind(kind, _hash_of(context))
        keys = [_hash_of(question) for question in questions]
        missing = [number for number, key in enumerate(keys) if key not in known]
        answers = {key: known[key] for key in keys if key in known}
        if missing:
            found = work(missing)
            answers |= zip((keys[number] for number in missing), found, strict=True)
        if missing or len(answers) < len(known):
            self._unsaved.add(kind)
        self._kinds[kind].answers = {key: answers[key] for key in keys}
        return [answers[key] for key in keys]

    def _kind(self, kind: str, context: str) -> dict[str, Any]:
        if kind not in self._kinds:
            self._kinds[kind] = self._read(kind) or _Kind(context)
        if self._kinds[kind].context != context:
            self._kinds[kind] = _Kind(context)
        return self._kinds[kind].answers

    def save(self) -> None:
        """Writes what has changed, each file whole or not at all."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for kind in sorted(self._unsaved):
                self._write(kind)
        except OSError as error:
            self._warn(f"{self._folder}: {error.strerror}; the next build takes longer")
        self._unsaved.clear()

    def _write(self, kind: str) -> None:
        known = self._kinds[kind]
        body = json.dumps(known.answers, separators=(",", ":")).encode("ascii")
        head = {"code": self._code, "context": known.context, "body": _hash(body)}
        path = self._path(kind)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(json.dumps(head).encode("ascii") + b"\n" + body)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def _read(self, kind: str) -> _Kind | None:
        """A kind's file; None where there is none, or none of this code."""
        path = self._path(kind)
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["code"] != self._code:
                return None
            if said["body"] != _hash(body):
                raise ValueError
            return _Kind(str(said["context"]), dict(json.loads(body)))
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn(f"{path}: {error.strerror}; everything in it is found out again")
        except (ValueError, KeyError, TypeError, RecursionError):
            self._warn(f"{path} is damaged: everything in it is found out again")
        return None

    def _path(self, kind: str) -> Path:
        return self._folder / f"{kind}.json"
