"""Comparing problems: new ones and mended ones, wherever in their files they have moved."""

from __future__ import annotations

from generator.comparing.problems import compare_problems
from generator.model.problems import Level, Place, Problem


def problem(message: str, line: int = 1, path: str = "content/a.md") -> Problem:
    """A problem somewhere."""
    return Problem(Level.NOTICE, Place(path, line), message)


def test_new_and_mended() -> None:
    """What was not there is new, what is no more is mended, each with its own place."""
    old, kept, new = problem("old", 1), problem("kept", 2), problem("new", 3)
    assert compare_problems([old, kept], [kept, new]) == ((new,), (old,))


def test_a_problem_that_moved() -> None:
    """A line that is written above a problem doesn't make another problem of it."""
    assert compare_problems([problem("it", 4)], [problem("it", 5)]) == ((), ())


def test_as_often_as_a_file_has_it() -> None:
    """The second of two like problems is new, and so is one in another file."""
    first, second, elsewhere = problem("it", 1), problem("it", 9), problem("it", 1, "content/b.md")
    assert compare_problems([first], [first, second, elsewhere]) == ((second, elsewhere), ())
