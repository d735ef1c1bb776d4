"""What a file says twice, or says and denies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import PAGES, digest, dump, project
from tests.world import BREAD, KITES

DUMP = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES), ("Bread", BREAD))}
NOTE, LIST = "content/notes/kites.md", "content/lists/a.md"
TOPIC = "content/topics/agents.md"


@pytest.mark.parametrize(
    ("path", "text", "notice"),
    [
        (NOTE, "---\ntopics: [agents, Agents]\n---\n", "2:18: notice: `topics` has `Agents` twice"),
        (NOTE, "---\ntags: [a b, A-B]\n---\n", "2:13: notice: `tags` has `A-B` twice"),
        (
            NOTE,
            "---\ntopics: agents\nnot-topics:\n  - agents\n---\n",
            "4:5: notice: `agents` stands in `not-topics` and in `topics`",
        ),
        (
            NOTE,
            "---\nrelated: bread\nnot-related: Bread\n---\n",
            "3:14: notice: `Bread` stands in `not-related` and in `related`",
        ),
        (NOTE, "---\nrelated: Kites\n---\n", "2:10: notice: a paper isn't related to itself"),
        (
            NOTE,
            "---\nsame: Kites\n---\n",
            "2:7: notice: this names the note's own paper, of which it says nothing",
        ),
        (
            NOTE,
            "---\nnot-same: kites\n---\n",
            "2:11: notice: this names the note's own paper, of which it says nothing",
        ),
        (
            NOTE,
            "---\nhide: true\npick: true\n---\n",
            "3:1: notice: `pick` shows the paper on the home page, and `hide` hides it: "
            "it is hidden",
        ),
        (
            LIST,
            "---\ntitle: A\n---\n1. [[kites]] Up.\n2. [[Bread]] Down.\n3. [[Kites]] Up.\n",
            "6:4: notice: the list has `Kites` twice",
        ),
        (
            TOPIC,
            "---\ntitle: Agents\nphrases: [agent, agent]\n---\n",
            "3:18: notice: `phrases` has `agent` twice",
        ),
        (
            TOPIC,
            "---\ntitle: Agents\nphrases: [agent]\nnot: [agent]\n---\n",
            "4:7: notice: `agent` stands in `not` and in `phrases`",
        ),
    ],
)
def test_repeats(path: str, text: str, notice: str, tmp_path: Path) -> None:
    """What says nothing new, or the opposite of another name, is told at its place."""
    result = digest(project(tmp_path, {**DUMP, path: text}), "check")
    assert result.exit_code == 0, result.output
    (said,) = (line for line in result.output.splitlines() if ": notice: " in line)
    assert said.startswith(f"{path}:{notice}; ")


def test_none(tmp_path: Path) -> None:
    """Names that differ are no repeats, whatever their fields."""
    note = "---\ntopics: agents\ntags: [a, b]\nrelated: bread\nnot-tags: c\n---\n"
    config = project(tmp_path, {**PAGES, **DUMP, NOTE: note})
    assert digest(config, "check").output.endswith("2 papers, 0 errors, 0 notices\n")
