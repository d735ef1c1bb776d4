"""What was measured, as values: one quantity of one site, at one number of papers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

OURS, STOCK, HUGO = "this digest", "stock MkDocs", "Hugo"
SECONDS, BYTES, COUNT = "s", "B", ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity, such as the wall time of a cold build, measured once or several times."""

    site: str
    """OURS, STOCK or HUGO."""
    papers: int
    name: str
    """What was measured, such as `cold build: wall`."""
    unit: str
    """SECONDS, BYTES or COUNT."""
    values: tuple[float, ...]
    """Every measurement, in the order they were made; never empty."""

    @property
    def value(self) -> float:
        """The median of the measurements."""
        return median(self.values)


class Figures:
    """Figures that are looked up by site, papers and name."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.all = tuple(figures)
        self._values = {(f.site, f.papers, f.name): f.value for f in self.all}

    def value(self, site: str, papers: int, name: str) -> float | None:
        """The figure's median; None where it was not measured."""
        return self._values.get((site, papers, name))

    def sizes(self) -> list[int]:
        """The numbers of papers, ascending."""
        return sorted({figure.papers for figure in self.all})

    def names(self, site: str) -> list[str]:
        """What was measured of a site, in the order it was first measured."""
        return list(dict.fromkeys(f.name for f in self.all if f.site == site))

    def unit(self, name: str) -> str:
        """The unit that a name is measured in."""
        return next(figure.unit for figure in self.all if figure.name == name)

    def ratio(self, papers: int, name: str, other: str, its_name: str) -> float | None:
        """Our figure divided by another site's; None where either is missing or nothing."""
        ours, theirs = self.value(OURS, papers, name), self.value(other, papers, its_name)
        return ours / theirs if ours is not None and theirs else None

    def growth(self, site: str, name: str, small: int, large: int) -> float | None:
        """The exponent e with which a figure grows as papers^e between two sizes."""
        first, last = self.value(site, small, name), self.value(site, large, name)
        return math.log(last / first) / math.log(large / small) if first and last else None
