"""Notes of hidden papers, and of none: what is wrong in them is told before it matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import digest, dump, project
from tests.world import KITES

DUMP = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES))}


@pytest.mark.parametrize(
    ("name", "field"), [("kites", "hide: true\n"), ("no-paper", "rating: 3\n")]
)
def test_unshown_notes(name: str, field: str, tmp_path: Path) -> None:
    """An unknown topic is a notice at its line, with the topic that is meant; the title counts."""
    note = f"---\n{field}topics: [agints, Agents]\n---\n"
    result = digest(project(tmp_path, {**DUMP, f"content/notes/{name}.md": note}), "check")
    assert result.exit_code == 0
    at = f"content/notes/{name}.md:3:10"
    assert f"{at}: notice: unknown topic `agints`; did you mean `agents`?" in result.output
    assert "`Agents`" not in result.output
