"""Keeps Python from looking through, or taking apart, values that are many and stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leaves the collector out: now, and of what is there at the end.

    Values of an archive are many, form no cycles, and stay; each look at them takes a tenth of a
    second.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def leave_to_the_system(*values: object) -> None:
    """Leaves values out of what Python takes apart, one by one, when the process ends.

    For an archive of ten thousand that takes more than a second; the system takes all memory back
    in one step. What stands in a cycle is the collector's to free, and it leaves frozen values.
    """
    cycle: list[object] = [*values]
    cycle.append(cycle)
    gc.freeze()
