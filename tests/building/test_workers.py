"""Work in other processes comes to what it comes to in this one."""

from __future__ import annotations

import os
import sys
import time
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from generator.building.workers import ENOUGH, beside, each


def test_each_item_comes_with_its_result() -> None:
    """However much there is to do, each item comes once, and all do."""
    prefix = "kept "
    for many in (0, 3, ENOUGH - 1, ENOUGH, 2 * ENOUGH + 7):
        found = sorted(each(lambda item: prefix + str(item), range(many)))
        assert found == [(number, f"kept {number}") for number in range(many)]


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


_WORKING = """
import time
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE, Popen
from generator.building.workers import ENOUGH, each
going = each(lambda number: time.sleep(0.001), range(20 * ENOUGH))
next(going)
print(*(one.pid for one in active_children()), flush=True)
time.sleep(600)
"""


@several
def test_processes_end_with_the_one_that_began_them() -> None:
    """Where that is killed, and can't end them, nobody is left at work."""
    with Popen([sys.executable, "-c", _WORKING], stdout=PIPE, text=True) as begun:
        assert begun.stdout
        workers = begun.stdout.readline().split()
        begun.kill()
    for worker in workers:
        assert _ends(Path("/proc", worker, "stat"))
    assert workers


def _ends(process: Path) -> bool:
    """Whether a process ends within a while; one that nobody has taken note of has ended too."""
    for _ in range(500):
        try:
            if process.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False
