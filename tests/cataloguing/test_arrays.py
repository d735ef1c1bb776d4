"""Arrays are sets, runs and stretches as lists would be."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.arrays import distinct, places, starts_of_runs, stretches

integers = st.lists(st.integers(0, 9))


@given(integers)
def test_distinct(values: list[int]) -> None:
    """Each value stands there once, in order."""
    assert distinct(np.array(values, np.int64)).tolist() == sorted(set(values))


@given(integers)
def test_runs(values: list[int]) -> None:
    """A run begins where a value differs from the one before it."""
    starts = starts_of_runs(np.array(values, np.int64)).tolist()
    assert starts == [n == 0 or values[n] != values[n - 1] for n in range(len(values))]


@given(integers, st.sets(st.integers(0, 9)).map(sorted))
def test_places(values: list[int], ordered: list[int]) -> None:
    """A value is told by its place among others, or by -1."""
    found = places(np.array(values, np.int64), np.array(ordered, np.int64)).tolist()
    assert found == [ordered.index(value) if value in ordered else -1 for value in values]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3))))
def test_stretches(pairs: list[tuple[int, int]]) -> None:
    """Stretches follow each other, some of them empty."""
    starts, sizes = (np.array([pair[n] for pair in pairs], np.int64) for n in (0, 1))
    assert stretches(starts, sizes).tolist() == [
        start + nth for start, size in pairs for nth in range(size)
    ]
