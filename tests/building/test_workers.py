"""Work in other processes comes to what it comes to in this one."""

from __future__ import annotations

import os

import pytest

from generator.building.workers import ENOUGH, each


def test_results_come_in_the_order_of_items() -> None:
    """However much there is to do, each item has its result at its place."""
    prefix = "kept "
    for many in (0, 3, ENOUGH - 1, ENOUGH, 2 * ENOUGH + 7):
        found = list(each(lambda item: prefix + str(item), range(many)))
        assert found == [f"kept {number}" for number in range(many)]


def test_a_failure_is_raised_here() -> None:
    """A full disk in a worker is the same error as one in this process."""

    def work(number: int) -> int:
        if number == ENOUGH - 5:
            raise OSError(28, os.strerror(28), "there")
        return number

    with pytest.raises(OSError, match="No space left") as raised:
        list(each(work, range(ENOUGH)))
    assert raised.value.filename == "there"
