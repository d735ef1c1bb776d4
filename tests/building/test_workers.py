"""Work in other processes comes to what it comes to in this one."""

from __future__ import annotations

import os
from multiprocessing import active_children

import pytest

from generator.building.workers import ENOUGH, beside, each


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


several = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="work is done beside only where there are two processors",
)


@several
def test_work_beside_the_block() -> None:
    """Its results are there when the block asks; where it is too little, nothing is worked."""
    with beside(ENOUGH, lambda: [os.getpid(), 7]) as results:
        process, *found = results()
    assert (process == os.getpid(), found) == (False, [7])
    with beside(ENOUGH - 1, lambda: [7]) as results:
        assert results() == []


@several
def test_a_failure_beside_the_block_is_raised_in_it() -> None:
    """What goes wrong there is not lost; and a block that doesn't ask, or fails, leaves nothing."""

    def work() -> list[int]:
        raise OSError(28, os.strerror(28), "there")

    with pytest.raises(OSError, match="No space left"), beside(ENOUGH, work) as results:
        results()
    with pytest.raises(ZeroDivisionError), beside(ENOUGH, work):
        _ = 1 // 0
    assert active_children() == []
