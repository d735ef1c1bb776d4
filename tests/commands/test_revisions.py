"""The content of a revision: byte for byte as committed, and a clear word where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest

from generator.commands.revisions import content_at
from tests.commands.repository import begin, commit, git
from tests.site.project import write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The content folder of a repository without a commit, in a folder of its own."""
    folder = tmp_path / "my digest"
    write(folder, {"content/index.md": "Welcome.\n"})
    begin(folder)
    return folder / "content"


def read(revision: str, root: Path) -> dict[str, bytes | str]:
    """What the folder holds at a revision: files' bytes, and where links lead."""
    with content_at(revision, root) as folder:
        assert folder.name == "content"
        return {
            path.relative_to(folder).as_posix(): os.readlink(path)
            if path.is_symlink()
            else path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_symlink() or path.is_file()
        }


def test_as_it_was(root: Path) -> None:
    """Names and bytes are as they were committed, whatever the folder and attributes are now."""
    files = {"index.md": b"Welcome.\n", "notes/caf\u00e9 #1.md": b"\xff\r\n$Format:%H$\r\n"}
    write(root, dict(files))
    write(root, {"../.gitattributes": "*.md export-subst text eol=lf -export-ignore\n"})
    write(root, {"../.git/info/attributes": "* -text\n"})
    first = commit(root.parent)
    write(root, {"index.md": "Changed.\n", "new.md": "New.\n"})
    (root / "notes/caf\u00e9 #1.md").unlink()
    for name in (first, first[:10], "HEAD", "main"):
        assert read(name, root) == files
    commit(root.parent)
    assert read("HEAD~1", root) == files
    assert read("HEAD", root) == {"index.md": b"Changed.\n", "new.md": b"New.\n"}


def test_nothing_is_touched(root: Path) -> None:
    """Neither the working tree nor the index changes, and nothing is left behind."""
    commit(root.parent)
    write(root, {"index.md": "Changed.\n", "staged.md": "Staged.\n"})
    git(root.parent, "add", "content/staged.md")
    before = git(root.parent, "status", "--porcelain"), (root / "index.md").stat().st_mtime_ns
    with content_at("HEAD", root) as folder:
        there = folder.parent
    assert not there.exists()
    after = git(root.parent, "status", "--porcelain"), (root / "index.md").stat().st_mtime_ns
    assert before == after


def test_links(root: Path) -> None:
    """A link is a link again, which the reader refuses where it leads out."""
    (root / "out.md").symlink_to("../../secret.md")
    commit(root.parent)
    assert read("HEAD", root)["out.md"] == "../../secret.md"


def test_before_anything(root: Path) -> None:
    """Forty zeros, which GitHub gives for a branch's first push, are a folder without files."""
    assert read("0" * 40, root) == {}


def test_no_such_revision(root: Path) -> None:
    """A name that git doesn't know is told, and never taken for an option."""
    commit(root.parent)
    for name in ("nowhere", "--output=x", "HEAD~9", ""):
        with pytest.raises(click.ClickException, match="there is no revision"):
            read(name, root)


def test_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    """In a clone without history, the message says how to get it."""
    first = commit(root.parent)
    write(root, {"index.md": "Changed.\n"})
    commit(root.parent)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", (root.parent).as_uri(), str(clone))
    with pytest.raises(click.ClickException, match=r"fetch --unshallow.*fetch-depth: 0"):
        read(first, clone / "content")
    assert "index.md" in read("HEAD", clone / "content")


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository, the message says so."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    write(tmp_path, {"content/index.md": "Welcome.\n"})
    with pytest.raises(click.ClickException, match="is in no git repository"):
        read("HEAD", tmp_path / "content")


def test_a_revision_without_content(root: Path) -> None:
    """Where the folder was another, or was not there yet, the message names it."""
    git(root.parent, "commit", "--quiet", "--allow-empty", "--message", "Begun")
    with pytest.raises(click.ClickException, match="content/ isn't in revision"):
        read("HEAD", root)


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git isn't installed, the message says so."""
    monkeypatch.setenv("PATH", str(root))
    with pytest.raises(click.ClickException, match="git isn't installed"):
        read("HEAD", root)
