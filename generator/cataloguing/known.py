"""What earlier runs have found out, as cataloguing may ask for it: same question, same answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

Work = Callable[[Sequence[int]], Iterable[Any]]
"""Finds the answers to the questions with these numbers, in their order."""


class Known(Protocol):
    """A memory of answers. Cataloguing works without one, and comes to the same site."""

    def answers(
        self, kind: str, context: object, questions: Sequence[object], work: Work
    ) -> list[Any]:
        """The answer to each question, of which `work` finds those that nobody knows yet.

        Questions and their context are told apart by their `repr`: of text, numbers, dates and
        tuples or frozen dataclasses of them. An answer depends on its question, the context and
        this code alone. Answers are what JSON can say: texts, numbers, lists, None.
        """
        ...


class NothingKnown:
    """The memory of a first run: everything is to be found out."""

    def answers(
        self, kind: str, context: object, questions: Sequence[object], work: Work
    ) -> list[Any]:
        """The answers as `work` finds them."""
        return list(work(range(len(questions))))


NOTHING_KNOWN = NothingKnown()
