"""States of small sites, for the tests of what differs between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.cataloguing.site import catalogue
from generator.comparing.comparison import State
from generator.model.content import Dump
from generator.model.page import Settings
from generator.rendering.pages import pages_of
from tests.world import BREAD, HARBOUR, KITES, content, dump, entry

KITE, LOAF, PORT = (
    entry("Kites in a Network", KITES),
    entry("Measuring Sourdough", BREAD),
    entry("Berths Before Tides", HARBOUR),
)
FIRST = dump("2025-01-01-a", [KITE, LOAF])


def state(*dumps: Dump, **more: Iterable[Any]) -> State:
    """The state of a site with these dumps, and whatever else is given."""
    written = content(*dumps, **more)
    site = catalogue(written)
    paths = frozenset(page.path for page in pages_of(site, Settings()))
    return State(written, site, site.problems, paths)
