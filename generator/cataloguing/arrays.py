"""What the arrays of an archive's words need and numpy has not, or slower: sets, rows of rows."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
_AT_ONCE = 1 << 20
_Number = TypeVar("_Number", np.int32, np.int64, np.uint64)


def distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """The values in order, each once."""
    ordered = np.sort(values)
    return ordered[starts_of_runs(ordered)]


def starts_of_runs(*columns: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a row differs from the one before it, in any of the columns; the first one does."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = False
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return new


def places(values: NDArray[_Number], ordered: NDArray[_Number]) -> Integers:
    """Where each value stands among ordered ones; -1 where it does not."""
    if not len(ordered):
        return np.full(len(values), -1)
    found = np.searchsorted(ordered, values)
    np.minimum(found, len(ordered) - 1, out=found)  # here and below in place: there are millions
    found[ordered[found] != values] = -1
    return found


def are_among(values: NDArray[_Number], ordered: NDArray[_Number]) -> NDArray[np.bool_]:
    """Whether each value is one of the ordered ones: some at a time, for there may be millions."""
    some = [values[at : at + _AT_ONCE] for at in range(0, max(1, len(values)), _AT_ONCE)]
    return np.concatenate([places(piece, ordered) >= 0 for piece in some])


def stretches(starts: NDArray[Any], sizes: NDArray[Any]) -> Integers:
    """The numbers from each start on, so many of each, one stretch after another."""
    ends = np.cumsum(sizes, dtype=np.int64)
    return np.repeat(starts - (ends - sizes), sizes) + np.arange(ends[-1] if len(ends) else 0)
