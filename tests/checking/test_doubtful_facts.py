"""Facts of which it isn't certain that they are of the paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.project import digest, dump, project
from tests.world import BREAD, KITES

DUMP = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES), ("Bread", BREAD))}
SAID = {"title": "Kites", "arxiv": "2501.00001", "state": "doubtful", "matched": "Kites Again"}
OTHER = {"title": "Bread", "arxiv": "2501.00001"}
FACTS = "".join(json.dumps(said) + "\n" for said in (OTHER, SAID))


def test_doubtful_facts(tmp_path: Path) -> None:
    """A notice names what the source has, and the note in which a word settles it."""
    result = digest(project(tmp_path, {**DUMP, "content/facts.jsonl": FACTS}), "check")
    assert result.output.startswith(
        "content/facts.jsonl:2:1: notice: these facts may be of another paper, “Kites Again”, "
        "arXiv 2501.00001; "
        "write `facts: right` or `facts: wrong` in content/notes/kites.md\n"
    )
    assert result.output.endswith("2 papers, 0 errors, 1 notice\n")


@pytest.mark.parametrize("word", ["right", "wrong"])
def test_settled_facts(word: str, tmp_path: Path) -> None:
    """What a note has settled is no longer told."""
    note = {"content/notes/kites.md": f"---\nfacts: {word}\n---\n"}
    facts = {"content/facts.jsonl": json.dumps(SAID) + "\n"}
    result = digest(project(tmp_path, {**DUMP, **facts, **note}), "check")
    assert result.output.endswith("2 papers, 0 errors, 0 notices\n")
