"""Brackets that begin no link: told at their line, wherever people write prose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import digest, dump, project
from tests.world import KITES

DUMP = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES))}
NOTICE = "notice: `[[` begins a link that has no name, or no `]]`"


@pytest.mark.parametrize(
    ("path", "text", "at"),
    [
        ("notes/kites.md", "---\nrating: 4\n---\nSee [[kites for more.\n", "4:5"),
        ("notes/no-paper.md", "See [[Kites].\n", "1:5"),
        ("topics/agents.md", "---\ntitle: A\nphrases: [b]\n---\nThey [[ ]] act.\n", "5:6"),
        ("lists/a.md", "---\ntitle: A\n---\n1. [[kites]] Up.\n2. [[kites Down.\n", "5:4"),
        ("lists/a.md", "---\ntitle: A\n---\n1. [[kites]] As [[kites.\n", "4:17"),
        ("dumps/2025-03-13-a.md", "---\ntitle: A\n---\nOf [[kites|the wind].\n", "4:4"),
        ("about.md", "# About\n\nOf [[kites\n", "3:4"),
    ],
)
def test_unfinished_links(path: str, text: str, at: str, tmp_path: Path) -> None:
    """A notice points to the brackets and says how a link looks; the text is shown as it is."""
    result = digest(project(tmp_path, {**DUMP, f"content/{path}": text}), "check")
    assert result.exit_code == 0, result.output
    assert f"content/{path}:{at}: {NOTICE}; write `[[name]]`" in result.output
    assert result.output.count(NOTICE) == 1
