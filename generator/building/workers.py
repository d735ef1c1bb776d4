"""Does independent pieces of work in processes that know all that this one knows."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

ENOUGH = 1000
"""So many pieces are worth the tenth of a second that processes take to begin and end."""
_AT_ONCE = 100
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def each(work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[_Result]:
    """The result for each item in its order; results must be picklable, work and items needn't.

    Work that changes what this process knows does so in the worker alone, if in one at all.
    """
    count = _processors()
    if count < 2 or len(items) < ENOUGH:
        return map(work, items)
    return _in_processes(count, work, items)


@contextmanager
def beside(size: int, work: Callable[[], list[_Result]]) -> Iterator[Callable[[], list[_Result]]]:
    """Does work of some size in another process, from which the block may take its results.

    They are none where there is only this process, or where the work is too little to be worth it.
    """
    if _processors() < 2 or size < ENOUGH:
        yield list
    else:
        with _working(1, lambda _: work(), [None]) as (end,):
            yield lambda: _received(end)[0]


def begun(size: int, work: Callable[[], list[_Result]]) -> Callable[[], list[_Result]]:
    """Begins work of some size in another process; its results, once they are asked for.

    Where there is only this process, or the work is too little, it is done when it is asked for.
    """
    if _processors() < 2 or size < ENOUGH:
        return work
    process = ExitStack()
    (end,) = process.enter_context(_working(1, lambda _: work(), [None]))

    def ended() -> list[_Result]:
        with process:
            return _received(end)[0]  # type: ignore[no-any-return]  # of a pipe

    return ended


def _processors() -> int:
    """How many processes can work at once; 1 where they wouldn't know what this one knows."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _in_processes(
    count: int, work: Callable[[_Item], _Result], items: Sequence[_Item]
) -> Iterator[_Result]:
    """Each process makes every so-manieth batch; they are taken in turn, without threads."""
    with _working(count, work, items) as ends:
        for number in range(len(_batches(items))):
            yield from _received(ends[number % count])


def _batches(items: Sequence[object]) -> range:
    """The numbers of the items with which batches begin."""
    return range(0, len(items), _AT_ONCE)


@contextmanager
def _working(
    count: int, work: Callable[[_Item], object], items: Sequence[_Item]
) -> Iterator[list[Connection]]:
    """So many processes at work, and where each of them sends its batches."""
    forking = get_context("fork")
    gc.freeze()  # a worker's collector would copy every page of memory that it looks at
    ends, workers = [], []
    try:
        for first in range(count):
            mine, its = forking.Pipe(duplex=False)
            batches = _batches(items)[first::count]
            worker = forking.Process(target=_make, args=(work, items, batches, its), daemon=True)
            worker.start()
            its.close()
            ends.append(mine)
            workers.append(worker)
        yield ends
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
        gc.unfreeze()


def _make(
    work: Callable[[_Item], _Result], items: Sequence[_Item], batches: range, end: Connection
) -> None:
    """In a worker: send the results of each batch, or the error that ended it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who waits for it hears it
    try:
        for first in batches:
            end.send([work(item) for item in items[first : first + _AT_ONCE]])
    except BrokenPipeError:  # nobody waits for it any more
        pass
    except Exception as error:  # raised where the results are taken
        end.send(error)


def _received(end: Connection) -> list[Any]:
    """A batch's results. Raises the error that making them ended in."""
    try:
        results = end.recv()
    except EOFError:
        raise RuntimeError("a process ended before its work was done") from None
    if isinstance(results, Exception):
        raise results
    return results  # type: ignore[no-any-return]  # of a pipe
