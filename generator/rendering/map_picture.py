"""Draws the map as SVG, for who has no JavaScript: its script draws it anew, to be moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from generator.model.page import Made
from generator.rendering.escape import xml_text
from generator.rendering.map_drawing import Drawing

WIDTH, HEIGHT = 10_000, 6_000
_COLOURS = "#3566b0 #d0661f #2f8f57 #b8395a #7b52ba #8c6a1c #c2519f #15838f #7d8a12 #a14a35".split()
"""As `assets/map.css` has them for light pages."""
_OTHERS = "#8a94a3"
_GROUND = "#fbfcfd"
_MANY = 1000
"""Papers, of which the dots are small."""
_LETTERS = 34
"""Characters of a region's name, of which the last words are left out."""


def picture_made(drawing: Drawing) -> Made:
    """`map.svg`: a path of dots for each of the larger topics, and the regions' names."""
    parts = [*_dots(drawing), *map(_name, drawing.regions)]
    return Made(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="150" font-weight="bold" text-anchor="middle">'
        f'<rect width="100%" height="100%" fill="{_GROUND}"/>{"".join(parts)}</svg>\n'
    )


def _dots(drawing: Drawing) -> Iterator[str]:
    size = 64 if len(drawing.papers) < _MANY else 32
    coloured = sorted((_colour(topic), x, _scaled(y)) for _, _, x, y, topic in drawing.papers)
    for colour, dots in groupby(coloured, key=itemgetter(0)):
        path = _path((x, y) for _, x, y in dots)
        yield (
            f'<path d="{path}" stroke="{colour}" stroke-width="{size}" stroke-linecap="round" '
            'fill="none"/>'
        )


def _path(dots: Iterable[tuple[int, int]]) -> str:
    """Lines without length, whose round ends are dots."""
    return "".join(f"M{x} {y}h0" for x, y in dots)


def _colour(topic: int) -> str:
    return _COLOURS[topic] if 0 <= topic < len(_COLOURS) else _OTHERS


def _name(region: tuple[str, int, int, int]) -> str:
    short, x, y, _ = region
    while len(short) > _LETTERS and ", " in short:
        short = short.rpartition(", ")[0]
    inside = min(max(x, WIDTH // 8), WIDTH - WIDTH // 8)
    return (
        f'<text x="{inside}" y="{_scaled(y)}" fill="#1c232b" stroke="{_GROUND}" '
        f'stroke-width="30" paint-order="stroke">{xml_text(short)}</text>'
    )


def _scaled(y: int) -> int:
    return y * HEIGHT // WIDTH
