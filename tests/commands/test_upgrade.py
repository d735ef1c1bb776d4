"""`digest upgrade`: a digest gets the program of this clone, and keeps all that is its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.repository import begin, commit
from tests.commands.test_init import tree
from tests.site.project import ROOT, digest, dump, write
from tests.world import KITES

OWN: dict[str, str | bytes] = {
    "content/dumps/2025-03-13-a.txt": dump(("Kites", KITES)),
    "content/notes/kites.md": "They fly.\n",
    "content/README.md": "How we write here.\n",
    "README.md": "Ours.\n",
    "overrides/assets/ours.css": "p { color: red }\n",
    ".github/workflows/ours.yml": "name: Ours\n",
}
OLDER: dict[str, str | bytes] = {
    "generator/known.py": "# of last year\n",
    "generator/reading/gone.py": "# no longer there\n",
    "Makefile": "all:\n",
    ".github/workflows/ci.yml": "name: Old\n",
}


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A digest of somebody's own, with a program of last year, all committed."""
    folder = tmp_path / "mine"
    digest(tmp_path / "mkdocs.yml", "init", str(folder), "--name", "Ours")
    (folder / "generator/commands/upgrade.py").unlink()
    write(folder, {**OWN, **OLDER})
    begin(folder)
    commit(folder)
    return folder


def test_the_program_is_replaced(older: Path) -> None:
    """Afterwards the program is that of this clone, without what it has no longer; it works."""
    result = digest(older / "mkdocs.yml", "upgrade", str(older))
    assert result.exit_code == 0, result.output
    assert result.output.startswith("1 files new, 3 changed, 1 removed\n")
    assert "compare" not in result.output
    here = {f"generator/{path}": data for path, data in tree(ROOT / "generator").items()}
    there = {f"generator/{path}": data for path, data in tree(older / "generator").items()}
    assert there == {path: data for path, data in here.items() if "__pycache__" not in path}
    for path in ("Makefile", ".github/workflows/ci.yml"):
        assert (older / path).read_bytes() == (ROOT / path).read_bytes()
    command = "from generator.commands.cli import main; main(['check'])"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=older, capture_output=True, text=True
    )
    assert done.stdout.endswith("1 paper, 0 errors, 0 notices\n"), done.stderr


def test_what_is_its_own_stays(older: Path) -> None:
    """Content, settings, README, styles and workflows of its own keep every byte."""
    before = tree(older)
    digest(older / "mkdocs.yml", "upgrade", str(older))
    after = tree(older)
    kept = [path for path in before if path.startswith("content/")] + [
        *OWN,
        "mkdocs.yml",
        "LICENSE",
    ]
    assert {path: after[path] for path in kept} == {path: before[path] for path in kept}
    again = digest(older / "mkdocs.yml", "upgrade", str(older))
    assert "aren't committed yet" in again.output
    commit(older)
    again = digest(older / "mkdocs.yml", "upgrade", str(older))
    assert again.output.startswith("0 files new, 0 changed, 0 removed\n")


def test_a_copy_of_the_whole_repository(older: Path) -> None:
    """One that has the program's tests gets its new ones, or its own checks would fail."""
    write(older, {"tests/test_old.py": "# of last year\n", "tests/conftest.py": ""})
    commit(older)
    assert digest(older / "mkdocs.yml", "upgrade", str(older)).exit_code == 0
    assert not (older / "tests/test_old.py").exists()
    assert (older / "tests/conftest.py").read_bytes() == (ROOT / "tests/conftest.py").read_bytes()
    assert (older / ".ci/node.lock").is_file()


def test_settings_that_the_program_needs(older: Path) -> None:
    """Below what each digest chooses the settings may have changed: that is told."""
    settings = (older / "mkdocs.yml").read_text("utf-8")
    write(older, {"mkdocs.yml": settings.replace("  - tables\n", "")})
    commit(older)
    output = digest(older / "mkdocs.yml", "upgrade", str(older)).output
    assert f"from {ROOT / 'mkdocs.yml'}: compare the two\n" in output
    assert "  - tables" not in (older / "mkdocs.yml").read_text("utf-8")


def test_what_is_not_committed(older: Path) -> None:
    """A change of the program that only this folder has is told, and nothing is done."""
    write(older, {"generator/known.py": "# of my own\n"})
    before = tree(older)
    result = digest(older / "mkdocs.yml", "upgrade", str(older))
    assert result.exit_code == 1
    assert "these changes aren't committed yet: generator/known.py" in result.output
    assert tree(older) == before


def test_wrong_folders(older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This clone itself, a folder without a digest, and one that git doesn't know are refused."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    empty = tmp_path / "empty"
    empty.mkdir()
    (older / ".git").rename(tmp_path / "elsewhere")
    for folder, why in (
        (ROOT, "itself"),
        (empty, "digest init"),
        (older, "commit it to one first"),
    ):
        result = digest(older / "mkdocs.yml", "upgrade", str(folder))
        assert (result.exit_code, why in result.output) == (1, True), result.output
