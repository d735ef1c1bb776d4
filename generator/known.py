"""What earlier runs found out, as it may be asked for: to the same question the same answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


def name_of(*values: object) -> bytes:
    """A name for plain values (texts, numbers, dates, tuples, dataclasses), such as no others have.

    16 bytes of SHA-256, which processors have instructions for. Unpaired surrogates, which no file
    holds, are no text here.
    """
    return hashlib.sha256(_encode(values)).digest()[:16]


class Known(Protocol):
    """A memory of answers. Everything works without one, and comes to the same result.

    Answers are values of the type `form`: what msgspec can read again.
    """

    def answers(
        self,
        kind: str,
        context: bytes,
        questions: Sequence[bytes],
        work: Callable[[Sequence[int]], Iterable[T]],
        form: type[T],
    ) -> Sequence[T]:
        """The answer to each question; `work` finds those to the numbers that nobody knows yet.

        A question goes by its name, and so does what else the answers of a kind depend on: their
        `context`. An answer depends on its question, the context and this code alone.
        """
        ...

    def kept(self, kind: str, form: type[T]) -> T | None:
        """What an earlier run kept under this name, of any content: use what can be told apart."""
        ...

    def keep(self, kind: str, value: object) -> None:
        """Keeps a value for later runs; it must not change any more."""
        ...

    def ahead(self, size: int, work: Callable[[], object]) -> AbstractContextManager[None]:
        """What `work` asks for is found out beside the block, and known after it, if that pays.

        It must not depend on what the block does. `size` is how many papers it is about.
        """
        ...


class NothingKnown:
    """The memory of a first run: everything is to be found out."""

    def answers(
        self,
        kind: str,
        context: bytes,
        questions: Sequence[bytes],
        work: Callable[[Sequence[int]], Iterable[T]],
        form: type[T],
    ) -> Sequence[T]:
        """The answers as `work` finds them."""
        return list(work(range(len(questions))))

    def kept(self, kind: str, form: type[T]) -> T | None:
        """Nothing."""
        return None

    def keep(self, kind: str, value: object) -> None:
        """Keeps nothing."""

    def ahead(self, size: int, work: Callable[[], object]) -> AbstractContextManager[None]:
        """Leaves it to those who ask."""
        return nullcontext()


NOTHING_KNOWN = NothingKnown()


def answer(known: Known, kind: str, question: bytes, work: Callable[[], T], form: type[T]) -> T:
    """The answer to the one question of a kind."""
    (found,) = known.answers(kind, b"", [question], lambda _: [work()], form)
    return found
