"""Phrases that match nothing: told of on request, for a taxonomy is wide."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import digest, dump, project, write
from tests.world import KITES, OWLS

TOPIC = "---\ntitle: Wind\nphrases:\n  - wind\n  - garden gate\n---\n"


FILES = {
    "content/dumps/2025-03-13-a.txt": dump(("Kites", KITES)),
    "content/topics/wind.md": TOPIC,
    "content/topics/agents.md": "---\ntitle: Agents\nphrases: [kite]\n---\n",
}


def test_idle_phrases(tmp_path: Path) -> None:
    """With `--phrases` each is a notice at its line; else a check doesn't speak of them."""
    config = project(tmp_path, FILES)
    assert digest(config, "check").output == "1 paper, 0 errors, 0 notices\n"
    result = digest(config, "check", "--phrases")
    assert result.exit_code == 0
    assert result.output == (
        "content/topics/wind.md:5:5: notice: the phrase `garden gate` of `wind` is in no paper; "
        "it may be misspelt, or wait for its first paper\n"
        "1 paper, 0 errors, 1 notice\n"
    )


def test_what_is_known(tmp_path: Path) -> None:
    """What an earlier check found of the same papers saves time, and is right after any change."""
    config = project(tmp_path, FILES)
    first = digest(config, "check", "--phrases").output
    assert digest(config, "check", "--phrases").output == first
    more = {"content/dumps/2025-03-14-b.txt": dump(("Owls at the Garden Gate", OWLS))}
    write(tmp_path, more)
    assert "garden gate" not in digest(config, "check", "--phrases").output
    (tmp_path / "content/dumps/2025-03-14-b.txt").unlink()
    assert digest(config, "check", "--phrases").output == first
    write(tmp_path, {"content/topics/wind.md": TOPIC.replace("garden gate", "garden gates")})
    assert "`garden gates`" in digest(config, "check", "--phrases").output
