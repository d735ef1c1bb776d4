"""Turns figures into plain tables, ratios to the other generators, growth, and a JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bench.figures import BYTES, HUGO, OURS, SECONDS, STOCK, Figures
from bench.measuring import ADDED, COLD, EDITED, PAGES, REST, UNCHANGED

COLD_WALL = f"{COLD}: wall"
RATIOS = (
    tuple(
        (f"{step}: {cost}", other, f"{COLD}: {cost}")
        for other in (HUGO, STOCK)
        for step in (COLD, PAGES, UNCHANGED, EDITED, ADDED)
        for cost in ("wall", "CPU")
    )
    + tuple((f"{PAGES}: {REST}", other, COLD_WALL) for other in (HUGO, STOCK))
    + tuple(
        (name, other, name) for other in (HUGO, STOCK) for name in ("paper's page: median", "site")
    )
)
"""Our figure, another site, and its figure that ours is divided by: always its cold build."""

Row = Sequence[str]


def report(machine: Mapping[str, str], figures: Figures) -> str:
    """All tables, as text of fixed width."""
    parts = [table(["Measured on", ""], machine.items())]
    parts += [_figures(figures, site) for site in (OURS, HUGO, STOCK) if figures.names(site)]
    parts += [_ratios(figures)] if figures.names(HUGO) or figures.names(STOCK) else []
    parts += [_growth(figures)] if len(figures.sizes()) > 1 else []
    return "\n\n".join(parts)


def document(machine: Mapping[str, str], figures: Figures) -> str:
    """The same as JSON, with every single measurement."""
    measured = [
        {
            "site": figure.site,
            "papers": figure.papers,
            "name": figure.name,
            "unit": figure.unit,
            "median": figure.value,
            "values": figure.values,
        }
        for figure in figures.all
    ]
    ratios = [
        {"papers": size, "name": name, "to": other, "of": its, "ratio": ratio}
        for name, other, its in RATIOS
        for size in figures.sizes()
        if (ratio := figures.ratio(size, name, other, its)) is not None
    ]
    found = {"machine": dict(machine), "figures": measured, "ratios": ratios}
    return json.dumps(found, indent=1) + "\n"


def table(head: Row, rows: Iterable[Row]) -> str:
    """Lines of columns: the first flush left, the others flush right, a rule below the head."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    texts = ["  ".join(_cells(line, widths)).rstrip() for line in lines]
    return "\n".join([texts[0], "-" * max(map(len, texts)), *texts[1:]])


def written(value: float | None, unit: str) -> str:
    """A figure as people read it: seconds, or the unit of bytes that fits; a dash for none."""
    if value is None:
        return "–"
    if unit == SECONDS:
        return f"{value:.2f} s" if value < 100 else f"{value:.0f} s"
    if unit == BYTES:
        return _bytes(value)
    return f"{value:,.0f}"


def _bytes(value: float) -> str:
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if abs(value) >= size:
            return f"{value / size:.1f} {unit}"
    return f"{value:.0f} B"


def _cells(line: Row, widths: Sequence[int]) -> list[str]:
    columns = list(zip(line, widths, strict=True))
    return [f"{text:{'<' if n == 0 else '>'}{width}}" for n, (text, width) in enumerate(columns)]


def _figures(figures: Figures, site: str) -> str:
    sizes = figures.sizes()
    rows = [
        [name, *(written(figures.value(site, size, name), figures.unit(name)) for size in sizes)]
        for name in figures.names(site)
    ]
    return table([f"{site}, papers", *(f"{size:,}" for size in sizes)], rows)


def _ratios(figures: Figures) -> str:
    sizes = figures.sizes()
    rows = []
    for name, other, its in RATIOS:
        ratios = [figures.ratio(size, name, other, its) for size in sizes]
        if any(ratio is not None for ratio in ratios):
            against = f"{other}'s {its}" if its != name else other
            shown = ["–" if ratio is None else f"{ratio:.3g}" for ratio in ratios]
            rows.append([f"{name} / {against}", *shown])
    return table(["Ratios, papers", *(f"{size:,}" for size in sizes)], rows)


def _growth(figures: Figures) -> str:
    """The exponents between neighbouring sizes; 1 is in proportion to the papers."""
    steps = list(pairwise(figures.sizes()))
    rows = []
    for site in (OURS, HUGO, STOCK):
        for name in figures.names(site):
            exponents = [figures.growth(site, name, *step) for step in steps]
            if any(exponent is not None for exponent in exponents):
                shown = ["–" if e is None else f"{e:.2f}" for e in exponents]
                rows.append([f"{site}: {name}", *shown])
    head = [f"{small:,} to {large:,}" for small, large in steps]
    return table(["Growth, exponent", *head], rows)
