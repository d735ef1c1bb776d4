"""Filing survives kills, full disks and other imports: a paste is always somewhere, whole."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.importing.shelving import place
from tests.site.project import digest, dump, project, write
from tests.world import BREAD, HARBOUR, KITES

FIRST = dump(("Kites in a Network", KITES), ("Measuring Sourdough", BREAD))
SECOND = dump(("Berths Before Tides", HARBOUR)).replace("Mar 13", "Aug 12, 2025")
BOTH = FIRST + "\n" + SECOND
DAY = "2026-06-30"

# Runs `digest import`, and does something before a call that changes a file: each process has the
# folder of its own that it is told.
_WATCHED = """
import os, sys
from pathlib import Path
from generator.commands.cli import main

def changes(event, args):
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))
    return event in ("os.link", "os.remove", "os.rename", "os.mkdir")

def run(root, act):
    seen = []
    def watch(event, args):
        if changes(event, args) and str(args[0]).startswith(root):
            seen.append(event)
            act(len(seen), event)
    sys.addaudithook(watch)
    main(["--config", root + "/mkdocs.yml", "import", "--today", "2026-06-30"])
"""
# Kills the n-th of some equal folders before the n-th change, until one is not killed.
_KILLED = """
folders = sys.argv[1:]
for number, root in enumerate(folders, 1):
    child = os.fork()
    if not child:
        run(root, lambda at, event: os._exit(99) if at == number else None)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 99:
        print(number)
        break
"""
# Somebody writes to the paste while its dump is getting its name.
_CHANGED = """
root = sys.argv[1]
def act(at, event):
    if event == "os.link":
        with open(root + "/content/inbox/a.txt", "a") as file:
            file.write("More to come.")
run(root, act)
"""
# A file system on which no file can have two names.
_NO_LINKS = """
def act(at, event):
    if event == "os.link":
        raise PermissionError(1, "Operation not permitted")
run(sys.argv[1], act)
"""


def watched(script: str, *arguments: str) -> str:
    """What a script in a process of its own printed."""
    command = [sys.executable, "-c", _WATCHED + script, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def dumps(root: Path) -> list[str]:
    """What is in the files of the dumps that the site sees, in order of their names."""
    found = sorted((root / "content" / "dumps").glob("[!.]*"))
    return [path.read_text(encoding="utf-8") for path in found]


def test_a_kill_loses_nothing(tmp_path: Path) -> None:
    """Killed at any change, the paste is there, or its dumps are; the next import ends it."""
    model = tmp_path / "model"
    project(model, {"content/inbox/a.txt": BOTH})
    folders = [tmp_path / str(number) for number in range(1, 41)]
    for folder in folders:
        shutil.copytree(model, folder)
    killed = int(watched(_KILLED, *map(str, folders)).split()[-1])
    assert 8 <= killed <= 40
    for folder in folders[:killed]:
        paste = folder / "content" / "inbox" / "a.txt"
        assert paste.exists() or dumps(folder) == [SECOND, FIRST + "\n"]
        assert set(dumps(folder)) <= {SECOND, FIRST + "\n"}
        assert not paste.exists() or paste.read_text(encoding="utf-8") == BOTH
        result = digest(folder / "mkdocs.yml", "import", "--today", DAY)
        assert result.exit_code == 0, result.output
        assert dumps(folder) == [SECOND, FIRST + "\n"]
        assert [path.name for path in (folder / "content" / "dumps").glob(".*")] == []
        assert list((folder / "content" / "inbox").iterdir()) == []


def test_imports_at_once(tmp_path: Path) -> None:
    """Of several imports at once one files the paste, and none fails or doubles it."""
    config = project(tmp_path, {"content/inbox/a.txt": FIRST, "content/inbox/b.txt": SECOND})
    run = f"from generator.commands.cli import main; main(['-f', {str(config)!r}, 'import'])"
    commands = [[sys.executable, "-c", run] for _ in range(4)]
    every = [
        subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for c in commands
    ]
    said = [process.communicate()[0].decode() for process in every]
    assert [process.returncode for process in every] == [0, 0, 0, 0], said
    assert dumps(tmp_path) == [SECOND, FIRST]
    assert sum("nothing waits" in words for words in said) == 3


def test_a_paste_that_grows_meanwhile(tmp_path: Path) -> None:
    """What somebody writes to a paste while it is imported is not removed with it."""
    config = project(tmp_path, {"content/inbox/a.txt": FIRST})
    said = watched(_CHANGED, str(tmp_path))
    assert "  somebody has just changed it: it stays too\n" in said
    assert (config.parent / "content/inbox/a.txt").read_text() == FIRST + "More to come."
    assert dumps(tmp_path) == [FIRST]


def test_without_hard_links(tmp_path: Path) -> None:
    """Where files can't have two names, such as on FAT, pastes are filed all the same."""
    project(tmp_path, {"content/inbox/a.txt": FIRST})
    watched(_NO_LINKS, str(tmp_path))
    assert dumps(tmp_path) == [FIRST]
    assert list((tmp_path / "content" / "inbox").iterdir()) == []


def test_a_full_disk(tmp_path: Path) -> None:
    """A dump that can't be written whole isn't there at all; the paste stays, and why is said."""
    project(tmp_path, {"content/inbox/a.txt": FIRST, "content/inbox/b.txt": SECOND})
    run = "import sys; from generator.commands.cli import main; main(['import'])"
    done = subprocess.run(
        [sys.executable, "-c", run],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700)),
    )
    assert done.returncode == 1, done.stderr
    assert "  could not be filed, and stays as it is: file too large\n" in done.stdout
    assert dumps(tmp_path) == [SECOND]
    assert [path.name for path in (tmp_path / "content" / "inbox").iterdir()] == ["a.txt"]
    assert list((tmp_path / "content" / "dumps").glob(".*")) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where nothing can be written, that is said without a traceback, and nothing is lost."""
    config = project(tmp_path, {"content/inbox/a.txt": FIRST, "content/dumps": "In the way."})
    result = digest(config, "import")
    assert result.exit_code == 1
    assert "could not be filed, and stays as it is" in result.output
    assert (tmp_path / "content/inbox/a.txt").exists()
    write(tmp_path, {"elsewhere": ""})
    config = project(tmp_path / "second", {"content/inbox/a.txt": FIRST, ".cache": "In the way."})
    result = digest(config, "import")
    assert result.exit_code == 1
    assert "nothing can be written here" in result.output


@pytest.mark.parametrize(("there", "placed"), [(None, True), (b"same", True), (b"other", False)])
def test_nothing_is_written_over(there: bytes | None, placed: bool, tmp_path: Path) -> None:
    """A name is given only to a file that is not there, or that has these bytes already."""
    target = tmp_path / "dumps" / "a.txt"
    if there is not None:
        write(tmp_path, {"dumps/a.txt": there})
    assert place(target, b"same") is placed
    assert target.read_bytes() == (there or b"same")
    assert os.listdir(target.parent) == ["a.txt"]
    assert target.stat().st_mode & 0o444 == 0o444
