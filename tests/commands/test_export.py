"""`digest export`: all pages as plain files, which plain MkDocs builds to the same site."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.commands.export import MANIFEST
from generator.verifying.site import verify
from tests.site.hostile import hostile_project
from tests.site.project import digest, dump, mkdocs, project, write
from tests.site.reading_back import texts

PLAIN = "site_name: Plain\ntheme: {name: null, custom_dir: theme}\nplugins: []\n"
THEME = (
    "<!doctype html><html lang=en><title>{{ page.title }}</title><main>{{ page.content }}</main>"
)
EXTENSIONS = "admonition def_list footnotes sane_lists tables toc".split()
"""Of Python-Markdown's own, those that the digest's settings name."""
KNOCK = ("Agents That Knock", "We build agents that knock before they enter a tool.")
PICTURE = b"\x89PNG"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A digest of one paper and a picture."""
    dumped = {"content/dumps/2025-03-13-a.txt": dump(KNOCK)}
    return project(tmp_path, {**dumped, "content/notes/a.png": PICTURE})


def test_pages_and_files(config: Path, tmp_path: Path) -> None:
    """Every page is written, and what lies beside people's words is copied; their words are not."""
    result = digest(config, "export", str(tmp_path / "out"))
    assert result.exit_code == 0
    written = {
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    }
    assert result.output == f"{len(written) - 1} files in {tmp_path / 'out'}\n"
    assert {
        "index.md",
        "about.md",
        "papers/agents-that-knock.md",
        "papers.jsonl",
        "atom.xml",
    } <= written
    assert (tmp_path / "out/notes/a.png").read_bytes() == PICTURE
    assert {path for path in written if path.endswith(".txt")} == {"llms.txt", "robots.txt"}


def test_stale_files_go(config: Path, tmp_path: Path) -> None:
    """A second export removes what the first one wrote and is no more, and nothing of others."""
    out = tmp_path / "out"
    digest(config, "export", str(out))
    write(out, {"mine.md": "Mine.\n"})
    write(tmp_path, {"content/dumps/2025-03-13-a.txt": dump(("Doors", "We count doors."))})
    (tmp_path / "content/notes/a.png").unlink()
    assert digest(config, "export", str(out)).exit_code == 0
    assert not (out / "papers/agents-that-knock.md").exists()
    assert not (out / "notes/a.png").exists()
    assert (out / "papers/doors.md").is_file()
    assert (out / "mine.md").is_file()


def test_a_foreign_folder_is_refused(config: Path, tmp_path: Path) -> None:
    """A folder that holds anything but an export is left as it is."""
    write(tmp_path, {"out/mine.md": "Mine.\n"})
    result = digest(config, "export", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "holds other files" in result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.md"]


def test_a_manifest_cannot_reach_out(config: Path, tmp_path: Path) -> None:
    """Whatever the list of the last export says, nothing outside the folder is removed."""
    write(tmp_path, {"out/.digest-export": "../precious.md\n/etc/hosts\n", "precious.md": "x"})
    assert digest(config, "export", str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "precious.md").is_file()


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site of hostile titles, and the folder of a plain project with the same site's export."""
    root = tmp_path_factory.mktemp("exported")
    config = hostile_project(root)
    assert mkdocs(config).exit_code == 0
    plain = root / "plain"
    assert digest(config, "export", str(plain / "docs")).exit_code == 0
    extensions = yaml.safe_dump({"markdown_extensions": EXTENSIONS})
    write(plain, {"mkdocs.yml": f"{PLAIN}{extensions}", "theme/main.html": THEME})
    return root / "site", plain


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_plain_programs_build_the_same_site(program: str, exported: tuple[Path, Path]) -> None:
    """Without the plugin, MkDocs and its fork ProperDocs make the same paths, texts and files."""
    if importlib.util.find_spec(program) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{program} isn't installed")
    ours, plain = exported
    site = plain / program
    done = subprocess.run(
        [sys.executable, "-m", program, "build", "--strict", "--site-dir", str(site)],
        cwd=plain,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    pages = {path for path in below(ours) if path.endswith(".html")} - {"404.html"}
    assert {path for path in below(site) if path.endswith(".html")} == pages
    mails = {path for path in pages if path.endswith("/email.html")}
    assert mails
    for path in pages - mails:
        (text,) = texts(site / path, "main")
        (own,) = texts(ours / path, "article.md-content__inner")
        assert text.split() == own.split(), path
        assert len(text.split()) > 3, path
    files = {path for path in below(plain / "docs") if not path.endswith(".md")} - {MANIFEST}
    assert {path: (site / path).read_bytes() for path in files} == {
        path: (ours / path).read_bytes() for path in files
    }
    # Feeds name the address of the digest's own site; the pages link to each other.
    faults = [fault for fault in verify(site) if fault.place.path.endswith(".html")]
    assert [fault for fault in faults if "link" in fault.message] == []


def below(folder: Path) -> set[str]:
    """The paths of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in files}
