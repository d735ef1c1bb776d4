"""Compares the problems of two states: a problem is the same wherever in its file it has moved."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.problems import Problem


def compare_problems(
    before: Iterable[Problem], after: Iterable[Problem]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that are new, and those that are mended, each in the order given.

    Lines shift as a file is edited: a problem is known by its level, file and message, as often as
    the file has it.
    """
    earlier, later = list(before), list(after)
    return _more(later, earlier), _more(earlier, later)


def _more(problems: Iterable[Problem], others: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that the others have not, or not so often."""
    known: dict[tuple[str, str, str], int] = {}
    for problem in others:
        known[_key(problem)] = known.get(_key(problem), 0) + 1
    found = []
    for problem in problems:
        known[_key(problem)] = known.get(_key(problem), 0) - 1
        if known[_key(problem)] < 0:
            found.append(problem)
    return tuple(found)


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.level.value, problem.place.path, problem.message
