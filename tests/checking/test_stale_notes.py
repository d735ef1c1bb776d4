"""Notes whose paper's abstract changed: told by the day that the note names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import digest, dump, project
from tests.world import KITES

OLD = dump(("Kites", KITES))
NEW = KITES.replace("forty heights", "fifty heights, seven of them in fog,")
AUGUST = "content/dumps/2025-08-12-b.txt"


def said(tmp_path: Path, front: str, later: str = NEW) -> list[str]:
    """What the check says of a note with this front matter, when August brings an abstract."""
    files = {
        "content/dumps/2025-03-13-a.txt": OLD,
        AUGUST: dump(("Kites", later)),
        "content/notes/kites.md": f"---\n{front}\n---\nFine.\n",
    }
    result = digest(project(tmp_path, files), "check")
    assert result.exit_code == 0
    return result.output.splitlines()[:-1]  # All but the line that counts.


@pytest.mark.parametrize("front", ["as-of: 2025-03-13", "date: 2025-05-01", "as-of: 2025-08-11"])
def test_a_changed_abstract(front: str, tmp_path: Path) -> None:
    """A dump that is newer than the note and has another abstract is named, and what to write."""
    assert said(tmp_path, front) == [
        "content/notes/kites.md:1:1: notice: the dump of 2025-08-12 has another abstract than this "
        f"note was written about; read {AUGUST}:13:1; then write `as-of: 2025-08-12`",
    ]


@pytest.mark.parametrize(
    "front",
    [
        "as-of: 2025-08-12",
        "date: 2025-08-12",
        "date: 2025-05-01\nas-of: 2025-08-12",
        "rating: 3",
        "as-of: 2024-01-01",
    ],
)
def test_a_note_that_may_know(front: str, tmp_path: Path) -> None:
    """A note that is as new as the abstract, says no day, or one before all dumps, is fine."""
    assert said(tmp_path, front) == []


@pytest.mark.parametrize(
    "later", [KITES, KITES.replace(" ", "  ").replace(",", " ,"), KITES.upper()]
)
def test_the_same_words(later: str, tmp_path: Path) -> None:
    """White space, punctuation and capitals are no change."""
    assert said(tmp_path, "as-of: 2025-03-13", later) == []


def test_a_corrected_abstract(tmp_path: Path) -> None:
    """A note that has its own abstract is told that it replaces the new one."""
    front = "as-of: 2025-03-13\nabstract: My own words."
    assert "which the note's own `abstract` replaces" in said(tmp_path, front)[0]
