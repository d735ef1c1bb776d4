"""Keeps Python's collector of cyclic garbage out of work that makes much and throws away little."""

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
