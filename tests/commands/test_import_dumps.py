"""`digest import`: pastes under any name become dated dumps, and nothing of them is lost."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.reading.content import read_content
from tests.importing.pastes import BROKEN, FINE, KITE, LOAF, TODAY, files, imported
from tests.site.project import ROOT, digest, dump, project, write

GOLDEN = sorted((ROOT / "tests" / "reading" / "golden_dumps").glob("*.yaml"))


def test_a_paste_is_filed(tmp_path: Path) -> None:
    """A paste under any name goes, byte for byte, to a dump named by day and theme."""
    config = project(tmp_path, {"content/inbox/Untitled 1.txt": FINE})
    result = imported(config)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "content/inbox/Untitled 1.txt",
        "  filed as content/dumps/2026-03-13-papers.txt",
        "  captured on 2026-03-13: its header says Mar 13, and this is the latest such day; "
        "`--date` corrects it",
        "  2 papers: 2 new, 0 known",
        "    new: Kites in a Network",
        "    new: Measuring Sourdough",
        "  6 lines of the page around them",
        "1 dump filed, 0 filed already, 0 files stay",
    ]
    assert files(config, "dumps") == {"2026-03-13-papers.txt": FINE.encode()}
    assert files(config, "inbox") == {}
    assert digest(config, "check").exit_code == 0


@pytest.mark.parametrize("case", GOLDEN, ids=lambda path: path.stem)
def test_every_shape_is_filed_or_stays(case: Path, tmp_path: Path) -> None:
    """Whatever its shape, a paste is filed whole, or stays with a report of each problem."""
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    paste = golden["input"].encode()
    config = project(tmp_path, {"content/inbox/ein päste": paste})
    result = imported(config)
    if golden.get("problems"):
        assert result.exit_code == 1
        assert files(config, "dumps") == {}
        report = files(config, "inbox").pop("ein päste.not-imported.md").decode()
        assert files(config, "inbox")["ein päste"] == paste
        for problem in golden["problems"]:
            line = problem.split(":")[0]
            assert f"line {line if line.isdigit() else 1}: " in report
    else:
        assert result.exit_code == 0, result.output
        filed = re.findall(r"filed as content/dumps/(\S+)", result.output)
        assert b"".join(files(config, "dumps")[name] for name in filed) == paste
        assert (files(config, "inbox"), len(files(config, "dumps"))) == ({}, len(filed))
        listed = [e["title"] for one in golden["listings"] for e in one["entries"]]
        content = read_content(config.parent / "content")
        dumps = sorted(content.dumps, key=lambda one: filed.index(one.path.split("/")[-1]))
        assert [e.title for one in dumps for e in one.entries] == listed
        assert content.problems == ()


def test_a_pipe(tmp_path: Path) -> None:
    """What is piped in is filed like a file that is named, and nothing of it says its name."""
    config = project(tmp_path, {})
    said = run(config, "-", stdin=FINE.encode())
    assert "  filed as content/dumps/2026-03-13-papers.txt" in said.splitlines()
    assert files(config, "dumps") == {"2026-03-13-papers.txt": FINE.encode()}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_what_never_ends(tmp_path: Path) -> None:
    """A device without end, and a file of terabytes, are told in a line, and not read whole."""
    config = project(tmp_path, {})
    vast = tmp_path / "vast.txt"
    with vast.open("wb") as file:
        file.truncate(1 << 42)
    said = run(config, "/dev/zero", str(vast))
    assert f"{vast}:1:1: error: the file has {1 << 42:,} bytes, more than 20,000,000" in said
    assert "/dev/zero:1:1: error: the file has more than 20,000,000 bytes; split it" in said
    assert files(config, "dumps") == {}


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no paste, which is said, and nothing is filed."""
    config = project(tmp_path, {"pastes/a.txt": FINE})
    result = imported(config, str(tmp_path / "pastes"))
    assert result.exit_code == 2
    assert "pastes' is a directory" in result.output
    assert files(config, "dumps") == {}


def run(config: Path, *arguments: str, stdin: bytes = b"") -> str:
    """What the command says in a process of its own, which may not have 600 MB of memory."""
    program = "from generator.commands.cli import main; main()"
    command = ["-c", program, "--config", str(config), "import", "--today", TODAY, *arguments]
    done = subprocess.run(
        [sys.executable, *command], input=stdin, capture_output=True, cwd=ROOT, preexec_fn=limited
    )
    assert b"Traceback" not in done.stderr
    return (done.stdout + done.stderr).decode()


def limited() -> None:
    """Give the process so much memory, and no more."""
    resource.setrlimit(resource.RLIMIT_DATA, (600 << 20, 600 << 20))


def test_several_files(tmp_path: Path) -> None:
    """What lies in the inbox, in folders too, is imported at once; a bad file blocks no other."""
    pastes: dict[str, str | bytes] = {
        "content/inbox/a b/Ökologie der Drachen.text": dump(KITE),
        "content/inbox/.hidden": "Not a paste.",
        "content/inbox/README.md": "Not a paste.",
        "content/inbox/bread": dump(LOAF),
        "content/inbox/junk.bin": bytes(range(256)),
        "content/inbox/nothing.txt": b"",
        "content/inbox/blank.txt": b"\xef\xbb\xbf \r\n\t\n",
    }
    config = project(tmp_path, pastes)
    result = imported(config)
    assert result.exit_code == 1
    assert set(files(config, "dumps")) == {
        "2026-03-13-okologie-der-drachen.txt",
        "2026-03-13-bread.txt",
    }
    assert "content/inbox/junk.bin:2:118: error: not UTF-8" in result.output
    assert "content/inbox/nothing.txt:1:1: error: the file is empty" in result.output
    assert "content/inbox/blank.txt:1:1: error: the file is empty" in result.output
    assert result.output.endswith("2 dumps filed, 0 filed already, 3 files stay\n")
    assert {name for name in files(config, "inbox") if not name.endswith(".md")} == {
        *(".hidden", "junk.bin", "nothing.txt", "blank.txt"),
    }
    assert files(config, "inbox")["junk.bin"] == bytes(range(256))


def test_nothing_waits(tmp_path: Path) -> None:
    """An empty inbox, or none, is nothing to worry about."""
    config = project(tmp_path, {"content/inbox/README.md": "Drop files here."})
    assert (imported(config).exit_code, imported(config).output) == (
        0,
        "nothing waits in the inbox\n",
    )


def test_files_from_elsewhere_are_copied(tmp_path: Path) -> None:
    """A file that lies outside the content is imported, and stays where it is."""
    config = project(tmp_path / "digest", {})
    write(tmp_path, {"downloads/offline rl.txt": FINE})
    paste = tmp_path / "downloads" / "offline rl.txt"
    assert imported(config, str(paste)).exit_code == 0
    assert files(config, "dumps") == {"2026-03-13-offline-rl.txt": FINE.encode()}
    assert paste.read_bytes() == FINE.encode()
    assert "filed already" in imported(config, str(paste)).output
    assert paste.exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong argument is told before anything is done."""
    config = project(tmp_path, {"content/inbox/a.txt": FINE})
    result = imported(config, str(config.parent / "content/inbox/a.txt"), "nowhere.txt")
    assert result.exit_code == 2
    assert files(config, "inbox") == {"a.txt": FINE.encode()}


def test_dry_run(tmp_path: Path) -> None:
    """A dry run says the same, and touches nothing."""
    config = project(tmp_path, {"content/inbox/a.txt": FINE, "content/inbox/b.txt": BROKEN})
    before = sorted(path for path in tmp_path.rglob("*"))
    result = imported(config, "--dry-run")
    assert result.exit_code == 1
    assert "would be filed as content/dumps/2026-03-13-papers.txt" in result.output
    assert "b.txt:21:1: error: a title without an abstract" in result.output
    assert result.output.endswith("1 dump would be filed, 0 filed already, 1 file would stay\n")
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_json_under_any_name(tmp_path: Path) -> None:
    """The site's JSON is known by its content, and gets the ending that it should have."""
    item = {"paper": {"id": "2602.23229", "title": KITE[0], "summary": KITE[1]}}
    day = [item | {"submittedOnDailyAt": "2026-03-06T03:55:12.777Z"}]
    text = dump(LOAF)
    files_ = {"content/inbox/paste.txt": json.dumps(day), "content/inbox/page.json": text}
    config = project(tmp_path, files_)
    result = imported(config)
    assert result.exit_code == 0, result.output
    assert files(config, "dumps") == {
        "2026-03-06-papers.json": json.dumps(day).encode(),
        "2026-03-13-papers.txt": text.encode(),
    }
