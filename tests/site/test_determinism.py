"""The same content gives the same bytes: whatever the machine, the day and the folder are like."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.site.project import ROOT, run_mkdocs

OTHER_MACHINE = {
    "PYTHONHASHSEED": "42",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "TZ": "Pacific/Kiritimati",
}


def copied_backwards(source: Path, target: Path) -> None:
    """Copy a folder, its last file first, each with a time of its own."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for age, path in enumerate(reversed(files)):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (86_400 * age, 86_400 * age))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The repository's site built elsewhere, in another environment, and what MkDocs said."""
    root = tmp_path_factory.mktemp("a folder with ünusual signs")
    for folder in ("content", "overrides"):
        copied_backwards(ROOT / folder, root / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    said = run_mkdocs(root / "mkdocs.yml", "build", "--strict", **OTHER_MACHINE)
    return root / "site", said


def contents(site: Path) -> dict[str, bytes]:
    """The bytes of every file of a site."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def test_two_builds_are_the_same_bytes(built_site: Path, rebuilt: tuple[Path, str]) -> None:
    """Hash seed, locale, time zone, folder name, order and times of files: none of it shows."""
    here, there = contents(built_site), contents(rebuilt[0])
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def test_the_clock_is_not_read(built_site: Path) -> None:
    """The sitemap's dates are the newest capture's, not the day of the build."""
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    newest = max(path.name[:10] for path in ROOT.glob("content/dumps/*.*"))
    assert sitemap.count("<lastmod>") == sitemap.count(f"<lastmod>{newest}</lastmod>") > 92


def test_a_strict_build_says_nothing_bad(rebuilt: tuple[Path, str]) -> None:
    """Building the repository's content prints no warning and no error."""
    assert [line for line in rebuilt[1].splitlines() if not line.startswith("INFO ")] == []
