"""`digest init`: a digest of one's own, complete, without papers, over nobody's files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.reading.settings import read_settings
from tests.importing.pastes import FINE, imported
from tests.site.project import ROOT, digest, dump, run_mkdocs, write
from tests.world import OWLS


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_new_digest_works(tmp_path: Path) -> None:
    """From nothing to a site: init, a paste, a note, the check, a strict build."""
    folder = tmp_path / "my digest"
    result = digest(tmp_path / "mkdocs.yml", "init", str(folder), "--name", 'Kites: "all" of #1')
    assert result.exit_code == 0, result.output
    config = folder / "mkdocs.yml"
    assert read_settings(config)[0].name == 'Kites: "all" of #1'
    assert digest(config, "check").output == "0 papers, 0 errors, 0 notices\n"
    run_mkdocs(config, "build", "--strict")
    write(folder, {"content/inbox/paste.txt": FINE})
    assert imported(config).exit_code == 0
    assert digest(config, "note", "kites").exit_code == 0
    assert digest(config, "check").output.endswith("2 papers, 0 errors, 0 notices\n")
    run_mkdocs(config, "build", "--strict")
    assert (folder / "site/papers/kites-in-a-network/index.html").is_file()
    assert "Kites: &#34;all&#34; of #1" in (folder / "site/index.html").read_text("utf-8")


def test_nothing_of_this_digest_is_in_it(tmp_path: Path) -> None:
    """Neither papers nor words on them, only the taxonomy; and nobody's name but the new one."""
    digest(tmp_path / "mkdocs.yml", "init", str(tmp_path / "new"))
    new = tree(tmp_path / "new")
    content = {path for path in new if path.startswith("content/")}
    assert {path for path in content if not path.startswith("content/topics/")} == {
        *("content/README.md", "content/about.md", "content/index.md"),
        *("content/inbox/README.md", "content/notes/README.md", "content/lists/README.md"),
        "content/dumps/.gitkeep",
    }
    assert len(content) > 20
    assert b'title: "My digest"\n' in new["content/index.md"]


def test_the_program_comes_along(tmp_path: Path) -> None:
    """The new folder needs nothing of this one: its own program works, with all it is made of."""
    folder = tmp_path / "new"
    digest(tmp_path / "mkdocs.yml", "init", str(folder))
    new = tree(folder)
    of_here = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("generator/**/*") if p.is_file()}
    assert {path for path in of_here if "__pycache__" not in path} <= set(new)
    assert not any("__pycache__" in path or path.startswith("tests/") for path in new)
    workflow = yaml.safe_load(new[".github/workflows/publish.yml"])
    for path in workflow[True]["push"]["paths"]:
        assert any(name.startswith(path.removesuffix("**")) for name in new), path
    done = subprocess.run(
        [sys.executable, "-c", "from generator.commands.cli import main; main(['check'])"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert (done.stdout, done.returncode) == ("0 papers, 0 errors, 0 notices\n", 0), done.stderr


def test_its_workflows_have_an_answer(tmp_path: Path) -> None:
    """The workflows are the same as here; what they run checks its content and its site."""
    digest(tmp_path / "mkdocs.yml", "init", str(tmp_path))
    new = tree(tmp_path)
    assert {path for path in new if path.startswith(".github/")} == {
        f".github/workflows/{file.name}" for file in ROOT.glob(".github/workflows/*.yml")
    }
    assert new[".ci/run"].endswith(b"\nmake test\n")
    write(tmp_path, {".venv/.ready": ""})
    said = subprocess.run(
        ["make", "--dry-run", "test"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert ".venv/bin/digest check" in said
    assert "mkdocs build --strict" in said
    assert ".venv/bin/digest verify site" in said
    assert "-m pytest" not in said


@pytest.mark.parametrize("path", ["mkdocs.yml", "content/index.md", "generator/known.py"])
def test_files_in_the_way(path: str, tmp_path: Path) -> None:
    """Where a file would be written over, nothing is written, and it is named."""
    write(tmp_path, {path: "Mine."})
    result = digest(tmp_path / "mkdocs.yml", "init", str(tmp_path))
    assert result.exit_code == 1
    assert path in result.output
    assert tree(tmp_path) == {path: b"Mine."}


def test_a_repository_that_has_just_begun(tmp_path: Path) -> None:
    """The README and licence that a repository begins with are kept."""
    begun: dict[str, str | bytes] = {"README.md": "Mine.", "LICENSE": "Mine.", ".git/HEAD": "x"}
    write(tmp_path, begun)
    result = digest(tmp_path / "mkdocs.yml", "init", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert f"kept {tmp_path / 'README.md'}\n" in result.output
    new = tree(tmp_path)
    assert (new["README.md"], new["LICENSE"], new[".git/HEAD"]) == (b"Mine.", b"Mine.", b"x")


def test_again(tmp_path: Path) -> None:
    """An init that was cut off is finished by the next; one that was not changes nothing."""
    run = ["init", str(tmp_path)]
    digest(tmp_path / "mkdocs.yml", *run)
    whole = tree(tmp_path)
    for path in ("mkdocs.yml", "generator/known.py"):
        (tmp_path / path).unlink()
    assert digest(tmp_path / "mkdocs.yml", *run).exit_code == 0
    assert tree(tmp_path) == whole
    write(tmp_path, {"content/dumps/2025-01-01-mine.txt": dump(("Owls", OWLS))})
    assert digest(tmp_path / "mkdocs.yml", *run).exit_code == 0
    assert "content/dumps/2025-01-01-mine.txt" in tree(tmp_path)


def test_this_digest_itself() -> None:
    """The clone that the program runs from is no place for a new digest."""
    result = digest(ROOT / "mkdocs.yml", "init", str(ROOT))
    assert result.exit_code == 1
    assert "name another folder" in result.output
