"""Phrases that match nothing: told only on request, since a taxonomy is wider than an archive."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import digest, dump, project
from tests.world import KITES

TOPIC = "---\ntitle: Wind\nphrases:\n  - wind\n  - garden gate\n---\n"


def test_idle_phrases(tmp_path: Path) -> None:
    """With `--phrases` each phrase that is in no paper is a notice at its line."""
    files = {"content/dumps/2025-03-13-a.txt": dump(("Kites", KITES))}
    config = project(tmp_path, {**files, "content/topics/wind.md": TOPIC})
    assert digest(config, "check").output == "1 paper, 0 errors, 0 notices\n"
    result = digest(config, "check", "--phrases")
    assert result.exit_code == 0
    assert (
        "content/topics/wind.md:5:5: notice: the phrase `garden gate` of `wind` is in no paper\n"
    ) in result.output
    assert "`wind` of `wind`" not in result.output
