"""Settings: what the pages need from `mkdocs.yml`, read without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.page import Settings
from generator.reading.settings import read_settings
from tests.site.project import ROOT

FULL = """
site_name: My digest
site_description: Of kites.
site_url: https://me.example/digest
docs_dir: words
plugins:
  - search
  - digest:
      repository: https://github.com/me/mine/
      branch: trunk
"""


def settings(folder: Path, text: str) -> tuple[Settings, Path]:
    """What a `mkdocs.yml` of this text says."""
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_settings(folder / "mkdocs.yml")


def test_everything_given(tmp_path: Path) -> None:
    """Each setting is read; the address gets its final slash, the repository loses it."""
    assert settings(tmp_path, FULL) == (
        Settings(
            name="My digest",
            description="Of kites.",
            url="https://me.example/digest/",
            repository="https://github.com/me/mine",
            branch="trunk",
        ),
        tmp_path / "words",
    )


@pytest.mark.parametrize("text", ["", "- a\n", "site_name: [\n", "plugins: digest\n", "x: \x00\n"])
def test_defaults(tmp_path: Path, text: str) -> None:
    """A file that says nothing, or is broken, gives the defaults: MkDocs tells what is wrong."""
    assert settings(tmp_path, text) == (Settings(), tmp_path / "docs")


def test_no_file(tmp_path: Path) -> None:
    """Without a file there are the defaults too."""
    assert read_settings(tmp_path / "mkdocs.yml") == (Settings(), tmp_path / "docs")


def test_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` takes the first variable that is set, else the default that comes last."""
    text = "site_name: !ENV DIGEST_NAME\nsite_url: !ENV [DIGEST_A, DIGEST_B, 'https://c.example']\n"
    monkeypatch.setenv("DIGEST_NAME", "Kites")
    assert settings(tmp_path, text)[0] == Settings(name="Kites", url="https://c.example/")
    monkeypatch.setenv("DIGEST_B", "https://b.example/")
    assert settings(tmp_path, text)[0].url == "https://b.example/"


def test_other_tags_run_nothing(tmp_path: Path) -> None:
    """A tag that would make Python objects gives no value and calls nothing."""
    text = f"site_name: !!python/object/apply:os.mkdir ['{tmp_path}/made']\n"
    assert settings(tmp_path, text)[0] == Settings()
    assert not (tmp_path / "made").exists()


def test_the_repositorys_own() -> None:
    """This repository's `mkdocs.yml` is understood."""
    found, folder = read_settings(ROOT / "mkdocs.yml")
    assert (found.name, folder) == ("Paper digest", ROOT / "content")
    assert found.url.endswith("/")
