"""ArXiv ids that two papers claim."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.project import digest, dump, project
from tests.world import BREAD, KITES

DUMP = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES), ("Bread", BREAD))}
FACTS = "".join(
    json.dumps({"title": title, "arxiv": "2501.00001"}) + "\n" for title in ("Bread", "Kites")
)


def test_two_facts(tmp_path: Path) -> None:
    """Facts that give two titles one arXiv id make one paper of them: that is told."""
    config = project(tmp_path, {**DUMP, "content/facts.jsonl": FACTS})
    output = digest(config, "check").output
    assert "content/facts.jsonl:2:1: notice: `arxiv` 2501.00001 is given to “Bread” too" in output
    assert output.endswith("1 paper, 0 errors, 1 notice\n")


def test_two_papers(tmp_path: Path) -> None:
    """Papers that a curator keeps apart though they have one arXiv id are told too."""
    note = {"content/notes/kites.md": "---\nnot-same: bread\n---\n"}
    config = project(tmp_path, {**DUMP, "content/facts.jsonl": FACTS, **note})
    result = digest(config, "check")
    assert result.exit_code == 0
    assert "“Kites” has the arXiv id of another paper, 2501.00001" in result.output
