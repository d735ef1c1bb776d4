"""`digest export`: all pages as plain files, which plain MkDocs builds to the same site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verifying.site import verify
from tests.site.hostile import hostile_project
from tests.site.project import digest, dump, mkdocs, project, write
from tests.site.reading_back import all_pages, texts

PLAIN = "site_name: Plain\ntheme:\n  name: material\n  font: false\nplugins: [search]\n"
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
    assert not any(path.endswith(".txt") for path in written)


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


def test_plain_mkdocs_builds_the_same_pages(tmp_path: Path) -> None:
    """Without the plugin, MkDocs makes of the exported files the same pages with the same h1s."""
    config = hostile_project(tmp_path)
    assert mkdocs(config).exit_code == 0
    out = tmp_path / "plain"
    assert digest(config, "export", str(out / "docs")).exit_code == 0
    write(out, {"mkdocs.yml": PLAIN})
    built = mkdocs(out / "mkdocs.yml")
    assert built.exit_code == 0, built.output

    def headings(site: Path) -> dict[str, list[str]]:
        pages = [page for page in all_pages(site) if page.name != "404.html"]
        return {page.relative_to(site).as_posix(): texts(page, "h1") for page in pages}

    assert headings(out / "site") == headings(tmp_path / "site")
    # Feeds name the address of the digest's own site; the pages link to each other.
    faults = [fault for fault in verify(out / "site") if fault.place.path.endswith(".html")]
    assert faults == []
