"""Does independent pieces of work in processes that know all that this one knows."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

ENOUGH = 1000
"""So many pieces are worth the tenth of a second that processes take to begin and end."""
_AT_ONCE = 100
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def each(
    work: Callable[[_Item], _Result], items: Sequence[_Item]
) -> Iterator[tuple[_Item, _Result]]:
    """Each item with its result, as they are done; results must be picklable, no more.

    Work that changes what this process knows does so in the worker alone, if in one at all.
    """
    count = _processors()
    if count < 2 or len(items) < ENOUGH:
        return ((item, work(item)) for item in items)
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
            end.send(0)
            yield lambda: _only_result(end)


def begun(size: int, work: Callable[[], list[_Result]]) -> Callable[[], list[_Result]]:
    """Begins work of some size in another process; its results, once they are asked for.

    Where there is only this process, or the work is too little, it is done when it is asked for.
    """
    if _processors() < 2 or size < ENOUGH:
        return work
    process = ExitStack()
    (end,) = process.enter_context(_working(1, lambda _: work(), [None]))
    end.send(0)

    def ended() -> list[_Result]:
        with process:
            results: list[_Result] = _only_result(end)
            return results

    return ended


def _processors() -> int:
    """How many processes can work at once; 1 where they wouldn't know what this one knows."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _in_processes(
    count: int, work: Callable[[_Item], _Result], items: Sequence[_Item]
) -> Iterator[tuple[_Item, _Result]]:
    """Whoever is done with a batch gets the next one, so that all end at once, without threads."""
    batches = range(0, len(items), _AT_ONCE)
    with _working(count, work, items) as ends:
        coming = iter(batches[len(ends) :])
        for end, first in zip(ends, batches, strict=False):
            end.send(first)
        left = len(batches)
        while left:
            ready = wait(ends)
            for end in [one for one in ends if one in ready]:
                first, results = _received(end)
                if (following := next(coming, None)) is not None:
                    with suppress(BrokenPipeError):  # it is gone, which `_received` tells
                        end.send(following)
                yield from zip(items[first : first + _AT_ONCE], results, strict=True)
                left -= 1


def _only_result(end: Connection) -> Any:
    _, (result,) = _received(end)
    return result


@contextmanager
def _working(
    count: int, work: Callable[[_Item], object], items: Sequence[_Item]
) -> Iterator[list[Connection]]:
    """So many processes ready to work, and where each of them is told the batches to do."""
    forking = get_context("fork")
    gc.freeze()  # a worker's collector would copy every page of memory that it looks at
    ends: list[Connection] = []
    workers = []
    try:
        for _ in range(count):
            mine, its = forking.Pipe()
            ends.append(mine)
            worker = forking.Process(target=_make, args=(work, items, ends, its), daemon=True)
            worker.start()
            its.close()
            workers.append(worker)
        yield ends
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
        gc.unfreeze()


def _make(
    work: Callable[[_Item], _Result],
    items: Sequence[_Item],
    others: Iterable[Connection],
    end: Connection,
) -> None:
    """In a worker: send the results of each batch that is asked for, or the error that ended it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who waits for it hears it
    for other in others:  # else it would itself keep open what tells it that nobody waits
        other.close()
    try:
        while True:
            first = end.recv()
            end.send((first, [work(item) for item in items[first : first + _AT_ONCE]]))
    except (BrokenPipeError, ConnectionResetError, EOFError):  # nobody waits for it any more
        pass
    except Exception as error:  # raised where the results are taken
        end.send(error)


def _received(end: Connection) -> tuple[int, list[Any]]:
    """A batch and its results. Raises the error that making them ended in."""
    try:
        results = end.recv()
    except (EOFError, ConnectionResetError):
        raise RuntimeError("a process ended before its work was done") from None
    if isinstance(results, Exception):
        raise results
    return results  # type: ignore[no-any-return]  # of a pipe
