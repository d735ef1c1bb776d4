"""What the map is drawn of, in a browser and as a picture."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from generator.model.page import Made
from generator.model.paper import PaperId


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the script draws."""

    topics: tuple[tuple[str, str, int], ...]
    """Slug, title and number of papers whose strongest topic it is, largest first."""
    regions: tuple[tuple[str, int, int, int], ...]
    """Name, middle and number of papers."""
    papers: tuple[tuple[PaperId, str, int, int, int], ...]
    """Id, title, place and number of its strongest topic, or -1; oldest capture first."""


def drawing_made(drawing: Drawing) -> Made:
    """`map.json`: lists, not objects, as there are ten thousand."""
    return Made(msgspec.json.encode(drawing).decode() + "\n")
