"""Hostile dumps: each gives the papers that are in it, and a line for each thing that is wrong."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.cases import Case, each_case, exported, made, told


@each_case("dumps")
def test_a_hostile_dump(case: Case, tmp_path: Path) -> None:
    """So many papers, these titles letter for letter, these messages at their lines, no more."""
    config = made(case, tmp_path)
    assert told(config, case.problems) == list(case.problems)
    assert sorted(paper["title"] for paper in exported(config, tmp_path / "pages")) == sorted(
        case.titles
    )
