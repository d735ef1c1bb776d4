"""What can't be understood stays, with a report beside it; no name or text does any harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.importing.pastes import BROKEN, FINE, OWL, files, imported
from tests.site.project import digest, dump, project, write
from tests.world import BREAD, KITES


def test_a_broken_line(tmp_path: Path) -> None:
    """A paste with a doubtful line stays with a report; mended, it is filed and the report goes."""
    config = project(tmp_path, {"content/inbox/a.txt": BROKEN})
    result = imported(config)
    assert result.exit_code == 1
    assert "content/inbox/a.txt:21:1: error: a title without an abstract" in result.output
    assert "  stays: 1 problem; else 3 papers, 6 lines of the page\n" in result.output
    report = files(config, "inbox")["a.txt.not-imported.md"].decode()
    assert "line 21: a title without an abstract; put its abstract" in report
    assert "a.txt.not-imported.md" not in digest(config, "check").output
    assert imported(config).exit_code == 1
    write(tmp_path, {"content/inbox/a.txt": FINE})
    assert imported(config).exit_code == 0
    assert files(config, "inbox") == {}


def test_as_is(tmp_path: Path) -> None:
    """Who wants to may file a paste with doubtful lines; one without papers is filed by nobody."""
    config = project(tmp_path, {"content/inbox/a.txt": BROKEN, "content/inbox/b": b"\xff"})
    result = imported(config, "--as-is")
    assert result.exit_code == 1
    assert files(config, "dumps") == {"2026-03-13-papers.txt": BROKEN.encode()}
    assert "content/dumps/2026-03-13-papers.txt:21:1: error" in digest(config, "check").output


def test_reports_of_files_that_are_gone(tmp_path: Path) -> None:
    """A report goes with its file; what somebody else wrote under such a name stays."""
    config = project(tmp_path, {"content/inbox/a.txt": BROKEN})
    write(tmp_path, {"content/inbox/b.not-imported.md": "Mine."})
    imported(config)
    (tmp_path / "content/inbox/a.txt").unlink()
    assert imported(config).exit_code == 0
    assert files(config, "inbox") == {"b.not-imported.md": b"Mine."}


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link in the inbox stays as it is: it may lead anywhere."""
    config = project(tmp_path / "digest", {"content/inbox/a.txt": FINE})
    write(tmp_path, {"secret.txt": dump(OWL)})
    (config.parent / "content/inbox/link.txt").symlink_to(tmp_path / "secret.txt")
    result = imported(config)
    assert result.exit_code == 1
    assert "content/inbox/link.txt:1:1: error: it is a link" in result.output
    assert list(files(config, "dumps")) == ["2026-03-13-papers.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_odd_file_names(tmp_path: Path) -> None:
    """A name that no terminal and no page could show is no hindrance."""
    config = project(tmp_path, {"content/inbox/x": b""})
    os.remove(tmp_path / "content/inbox/x")
    odd = os.fsencode(tmp_path / "content" / "inbox") + b"/\xff\x1b[31m'\"$(id)\n::error::.txt"
    with open(odd, "wb") as file:
        file.write(FINE.encode())
    result = imported(config)
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert list(files(config, "dumps")) == ["2026-03-13-31m-id-error.txt"]


def test_nothing_starts_a_workflow_command(tmp_path: Path) -> None:
    """No title, query or name can speak to GitHub Actions in the log."""
    evil = dump(("::error::Kites", KITES), ("##[add-mask]Sourdough", BREAD))
    config = project(tmp_path, {"content/inbox/::set-output::a.txt": evil})
    output = imported(config).output
    assert "::error::Kites" in output
    assert "##[" not in output
    assert [line for line in output.splitlines() if line.lstrip().startswith("::")] == []


def test_annotations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Actions each problem is an annotation on its line of the file that was pushed."""
    config = project(tmp_path / "sub", {"content/inbox/a, b.txt": BROKEN})
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    output = imported(config, "--format", "github").output
    assert (
        "::error file=sub/content/inbox/a%2C b.txt,line=21,col=1,title=digest::"
        "a title without an abstract; "
    ) in output
