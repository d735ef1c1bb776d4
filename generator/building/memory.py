"""Keeps what reading and cataloguing found out in a folder, a file a kind, for the next build.

Nothing depends on the folder: a file that is missing, damaged, or of other code is empty.
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from generator.building.workers import beside
from generator.known import name_of

T = TypeVar("T")

_PACKAGES = (
    *("msgspec", "numpy", "pystemmer", "python-slugify", "pyyaml", "rapidfuzz"),
    "text-unidecode",
)
"""What finding out is left to: another version may come to other answers."""


def code_key() -> str:
    """A hash of all that turns questions into answers: code, libraries, Python."""
    root = Path(__file__).parent.parent
    folders = (root, root / "model", root / "reading", root / "cataloguing")
    files = [*(path for folder in folders for path in sorted(folder.glob("*.py"))), Path(__file__)]
    versions = [platform.python_version(), *(f"{name} {version(name)}" for name in _PACKAGES)]
    return name_of(versions, [file.read_bytes() for file in files]).hex()


def _hash_of(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()


class _Answers(msgspec.Struct, Generic[T], array_like=True, frozen=True):
    """The answers to one kind of question, all in the same context."""

    context: bytes = b""
    questions: Sequence[bytes] = ()
    answers: Sequence[T] = ()


class _Head(msgspec.Struct):
    """The first line of a file: which code wrote it, and the name of what follows."""

    code: str
    body: str


class Memory:
    """The answers of earlier builds: of this process, and of those that `save` wrote before.

    `warn` is told in one sentence what could not be read or written; neither stops a build.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._warn = warn
        self._code = code_key()
        self._kinds: dict[str, Any] = {}
        self._unsaved: set[str] = set()

    def answers(
        self,
        kind: str,
        context: bytes,
        questions: Sequence[bytes],
        work: Callable[[Sequence[int]], Iterable[T]],
        form: type[T],
    ) -> Sequence[T]:
        """The answer to each question; those that this run doesn't ask for are forgotten."""
        known = self.kept(kind, _Answers[form]) or _Answers()  # type: ignore[valid-type]  # made at run time
        if known.context == context and known.questions == questions:
            return known.answers
        answer: dict[bytes, T] = {}
        if known.context == context:
            answer.update(zip(known.questions, known.answers, strict=True))
        missing = [number for number, name in enumerate(questions) if name not in answer]
        if missing:
            answer |= zip((questions[n] for n in missing), work(missing), strict=True)
        answers = [answer[name] for name in questions]
        self.keep(kind, _Answers(context, list(questions), answers))
        return answers

    def kept(self, kind: str, form: type[T]) -> T | None:
        """What `keep` was given last, in this process or before; None where nothing is known."""
        if kind not in self._kinds:
            self._kinds[kind] = self._read(kind, form)
        value: T | None = self._kinds[kind]
        return value

    def keep(self, kind: str, value: object) -> None:
        """Keeps a value, which must not change any more, in the place of an older one."""
        self._kinds[kind] = value
        self._unsaved.add(kind)

    @contextmanager
    def ahead(self, size: int, work: Callable[[], object]) -> Iterator[None]:
        """Another process finds out what `work` asks for, and writes it where this one reads it."""

        def found() -> list[str]:
            self._unsaved.clear()
            work()
            kinds = list(self._unsaved)
            self.save()
            return kinds

        with beside(size, found) as kinds:
            yield
            for kind in set(kinds()) - self._unsaved:
                self._kinds.pop(kind, None)

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
        body = msgspec.msgpack.encode(self._kinds[kind])
        head = msgspec.json.encode(_Head(self._code, _hash_of(body)))
        path = self._path(kind)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            with unfinished.open("wb") as file:
                file.writelines((head, b"\n", body))
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def _read(self, kind: str, form: type[T]) -> T | None:
        """A kind's file; None where there is none, or none of this code."""
        path = self._path(kind)
        try:
            data = path.read_bytes()
            end = data.find(b"\n") + 1
            head = msgspec.json.decode(data[:end], type=_Head)
            if head.code != self._code:
                return None
            body = memoryview(data)[end:]  # the files are large: no copies
            if head.body != _hash_of(body):
                raise ValueError("the file is not as it was written")
            return msgspec.msgpack.decode(body, type=form)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn(f"{path}: {error.strerror}; everything in it is found out again")
        except (ValueError, RecursionError):  # msgspec's own errors are ValueErrors
            self._warn(f"{path} is damaged: everything in it is found out again")
        return None

    def _path(self, kind: str) -> Path:
        return self._folder / f"{kind}.msgpack"
