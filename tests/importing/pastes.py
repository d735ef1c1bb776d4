"""Pastes for the tests of `digest import`, and what an import of them says and leaves."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result

from tests.site.project import digest, dump
from tests.world import BREAD, HARBOUR, KITES, OWLS

TODAY = "2026-06-30"
KITE, LOAF = ("Kites in a Network", KITES), ("Measuring Sourdough", BREAD)
PORT, OWL = ("Berths Before Tides", HARBOUR), ("Owls Heard Twice", OWLS)
FINE = dump(KITE, LOAF)
BROKEN = dump(KITE, LOAF) + "\nAn Owl Without Words\n"
"""Its last line, the 21st, is a title without an abstract."""


def imported(config: Path, *arguments: str, today: str = TODAY) -> Result:
    """What `digest import` says and does on a day."""
    return digest(config, "import", "--today", today, *arguments)


def files(config: Path, folder: str) -> dict[str, bytes]:
    """The files in a folder of the content, by name."""
    found = sorted((config.parent / "content" / folder).glob("*"))
    return {path.name: path.read_bytes() for path in found if path.is_file()}
