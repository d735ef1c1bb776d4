"""A digest of a dozen papers, small enough to be built hundreds of times."""

from __future__ import annotations

import random
from pathlib import Path

from tests.site.project import dump, project

WORDS = "agents learn to plan and act with tools while robots grasp objects by touch".split()


def paper(number: int) -> tuple[str, str]:
    """A title and an abstract that are no other paper's."""
    chance = random.Random(number)
    words = " ".join(chance.choices(WORDS, k=30))
    return f"Study {number} of plans", f"We show in study {number} that {words}."


def some(*numbers: int) -> str:
    """A dump of papers by number."""
    return dump(*map(paper, numbers))


def first(root: Path) -> Path:
    """A digest of a dozen papers, a note, a list and a picture."""
    files: dict[str, str | bytes] = {
        "content/dumps/2025-03-13-a.txt": some(*range(8)),
        "content/dumps/2025-04-01-b.txt": some(*range(6, 12)),
        "content/notes/study-3-of-plans.md": "---\nrating: 4\n---\nRead it.\n",
        "content/lists/start.md": "---\ntitle: Start\n---\n1. [[Study 1 of plans]] First.\n",
        "content/notes/door.png": b"\x89PNG",
    }
    return project(root, files)


def site_of(root: Path) -> dict[str, bytes]:
    """The files of a digest's site by path."""
    found = (path for path in (root / "site").rglob("*") if path.is_file())
    return {path.relative_to(root / "site").as_posix(): path.read_bytes() for path in found}
