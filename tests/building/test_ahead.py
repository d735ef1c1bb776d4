"""A large archive is judged by two processes to the same end as by one."""

from __future__ import annotations

import os
from pathlib import Path

from generator.building.workers import ENOUGH
from generator.cataloguing.site import catalogue
from tests.building.test_memory import OLD, SKY, WORLD, build
from tests.world import HARBOUR, content, dump, entry

MANY = content(
    dump(
        "2025-01-01-many",
        [
            entry(f"{one.title} {n}", f"{one.abstract} {n} {HARBOUR[n % 40 :]}")
            for n in range(ENOUGH // len(OLD.entries) + 1)
            for one in OLD.entries
        ],
    ),
    topics=[SKY],
)


def test_what_another_process_finds_out(tmp_path: Path) -> None:
    """A large archive is judged by two processes: to the same end, and nothing is asked twice."""
    fresh = catalogue(MANY)
    assert len(fresh.papers) >= ENOUGH
    site, memory = build(tmp_path, MANY)
    assert site == fresh
    assert build(tmp_path, MANY)[1].worked == {}
    if hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1:
        assert "topic-profiles" not in memory.worked
    smaller = catalogue(WORLD, memory)
    assert smaller == catalogue(WORLD)
    assert catalogue(MANY, memory) == fresh
