"""`digest diff`: what differs from a revision, in three formats, without touching anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.repository import begin, commit
from tests.site.project import digest, dump, project, write
from tests.world import BREAD, KITES, OWLS

KITE, LOAF, OWL = (
    ("Kites in a Network", KITES),
    ("Measuring Sourdough", BREAD),
    ("Owls Heard Twice", OWLS),
)
DUMP = "content/dumps/2025-03-13-a.txt"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A digest of two papers that is committed, and the file of its settings."""
    found = project(tmp_path / "mine", {DUMP: dump(KITE, LOAF)})
    begin(found.parent)
    commit(found.parent)
    return found


def said(config: Path, *arguments: str) -> str:
    """What a comparison that went well says."""
    result = digest(config, "diff", *arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_nothing(config: Path) -> None:
    """Straight after a commit nothing differs, whatever the files' times."""
    (config.parent / DUMP).touch()
    assert said(config) == "Nothing differs: 2 papers.\n"


def test_since_the_last_commit(config: Path) -> None:
    """Without a revision, what isn't committed yet is told."""
    write(config.parent, {"content/dumps/2025-04-01-b.txt": dump(LOAF, OWL)})
    output = said(config)
    assert "2 papers before, 3 now: 1 new, 1 recurring." in output
    assert "  Owls Heard Twice /papers/owls-heard-twice/\n" in output
    assert "  new: B 2025-04-01-b\n" in output


def test_since_a_revision(config: Path) -> None:
    """With one, everything since then is told, committed or not."""
    write(config.parent, {"content/dumps/2025-04-01-b.txt": dump(OWL)})
    commit(config.parent)
    write(config.parent, {"content/notes/owls-heard-twice.md": "Twice.\n"})
    assert "Dumps" not in said(config, "HEAD")
    output = said(config, "HEAD~1")
    assert "  new: B 2025-04-01-b\n" in output
    assert "  new: Owls Heard Twice owls-heard-twice\n" in output
    assert "0 papers before, 3 now" in said(config, "0" * 40)


def test_a_title_corrected_in_a_dump(config: Path) -> None:
    """The line that the comparison asks for makes the old address answer again."""
    write(config.parent, {DUMP: dump(("A Network of Kites", KITES), LOAF)})
    output = said(config)
    assert "Addresses that answer no more (1)" in output
    asked = 'also: "Kites in a Network"'
    assert f"    {asked}\n" in output
    write(config.parent, {"content/notes/a-network-of-kites.md": f"---\n{asked}\n---\n"})
    output = said(config)
    assert "no more" not in output
    assert "/papers/kites-in-a-network/ leads to /papers/a-network-of-kites/" in output


def test_problems(config: Path) -> None:
    """What `digest check` tells of one state alone is told: also what only the check finds."""
    write(config.parent, {"content/notes/kites-in-a-network.md": "---\ntags: [a, a]\n---\n"})
    assert "`tags` has `a` twice" in said(config)
    commit(config.parent)
    write(config.parent, {"content/notes/kites-in-a-network.md": "---\ntags: [a]\n---\n"})
    assert "Mended problems (1)" in said(config)


def test_formats(config: Path) -> None:
    """Markdown is for GitHub's summaries, JSON for programs, and has everything."""
    many = [(f"Kite number {n}", f"{n}. {KITES}") for n in range(25)]
    write(config.parent, {"content/dumps/2025-04-01-b.txt": dump(*many)})
    assert "  … and 5 more, which `--all` shows\n" in said(config)
    assert "which `--all` shows" not in said(config, "--all")
    assert said(config, "--format", "markdown").startswith("## What changed\n\n2 papers before")
    assert len(json.loads(said(config, "--format", "json"))["papers"]["new"]) == 25


def test_content_cannot_command_actions(config: Path) -> None:
    """No title can add a command to a workflow's log, in any format."""
    write(config.parent, {"content/dumps/2025-04-01-b.txt": dump(("##[group]x ::error::y", OWLS))})
    for form in ("text", "markdown", "json"):
        output = said(config, "--format", form)
        assert "##[" not in output
        assert not any(line.lstrip().startswith("::") for line in output.splitlines())


def test_nothing_is_touched(config: Path) -> None:
    """A comparison writes nothing but what it worked out of this folder, as every command does."""
    write(config.parent, {"content/dumps/2025-04-01-b.txt": dump(OWL)})
    before = {path: path.stat().st_mtime_ns for path in config.parent.rglob("*")}
    first = said(config)
    after = {path: path.stat().st_mtime_ns for path in config.parent.rglob("*")}
    kept = [path for path in after if ".cache" in path.parts]
    assert {path: time for path, time in after.items() if path not in kept} == before
    assert any(path.suffix == ".msgpack" for path in kept)
    assert said(config) == first


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository there is nothing to compare with: one line says so, without a trace."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = digest(project(tmp_path, {DUMP: dump(KITE)}), "diff")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "is in no git repository" in result.output
    assert len(result.output.splitlines()) == 1
