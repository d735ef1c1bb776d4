"""Does independent pieces of work in processes that know all that this one knows."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from typing import Any, TypeVar

ENOUGH = 1000
"""So many pieces are worth the tenth of a second that processes take to begin and end."""
_AT_ONCE = 100
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_given: tuple[Callable[[Any], Any], Sequence[Any]] = (id, ())
"""In a worker: the work and all its items, of which it is told the numbers."""


def each(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[_Result]:
    """The result for each item in its order; results must be picklable, work and items needn't.

    Work that changes what this process knows does so in the worker alone, if in one at all.
    """
    count = _processors()
    if count < 2 or len(items) < ENOUGH:
        return map(work, items)
    return _in_processes(count, work, items)


def _processors() -> int:
    """How many processes can work at once; 1 where they wouldn't know what this one knows."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _in_processes(
    count: int, work: Callable[[_Item], _Result], items: Sequence[_Item]
) -> Iterator[_Result]:
    gc.freeze()  # a worker's collector would copy every page of memory that it looks at
    try:
        forking = get_context("fork")
        with ProcessPoolExecutor(count, forking, _begin, (work, items)) as pool:
            yield from chain.from_iterable(pool.map(_some, range(0, len(items), _AT_ONCE)))
    finally:
        gc.unfreeze()


def _begin(work: Callable[[Any], Any], items: Sequence[Any]) -> None:
    global _given
    _given = work, items


def _some(first: int) -> list[Any]:
    work, items = _given
    return [work(item) for item in items[first : first + _AT_ONCE]]
