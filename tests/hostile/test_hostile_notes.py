"""Hostile notes, and other files that people write: each fault is told at its place."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.cases import Case, each_case, exported, made, told


@each_case("notes")
def test_a_hostile_note(case: Case, tmp_path: Path) -> None:
    """The paper stays, each fault is told at its place, and nothing else is."""
    config = made(case, tmp_path)
    assert told(config, case.problems) == list(case.problems)
    assert [paper["title"] for paper in exported(config, tmp_path / "pages")] == list(case.titles)
