"""What was measured, as values, and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Figure(NamedTuple):
    """One measure of one kind of judgement."""

    judged: str
    """What was judged: `related`, `cards` …"""
    name: str
    value: float
    cases: int
    """Of how many pairs, papers or labels it is the figure."""
    reach: str = ""
    """What it is to be; empty where nothing is asked."""
    digits: int = 3


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The figures as lines of columns of one width."""
    head = ("judged", "measure", "value", "cases", "reach")
    rows = [head, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = zip(
            row, widths, (str.ljust, str.ljust, str.rjust, str.rjust, str.ljust), strict=True
        )
        yield "  ".join(justified(cell, width) for cell, width, justified in cells).rstrip()
        if not number:
            yield "  ".join("-" * width for width in widths)


def _row(figure: Figure) -> tuple[str, ...]:
    value = f"{figure.value:.{figure.digits}f}"
    return figure.judged, figure.name, value, str(figure.cases), figure.reach
