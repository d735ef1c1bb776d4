"""The `digest` command as a whole: its help, and a process of its own in a pipe."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site.project import digest, dump, project

DOORS = ("Doors Nobody Opens", "We count doors. Most of them stay shut for a year or longer.")


def test_help_names_every_command(tmp_path: Path) -> None:
    """The help lists the commands, each with a sentence."""
    result = digest(project(tmp_path, {}), "--help")
    assert result.exit_code == 0
    for command in (
        "check",
        "diff",
        "export",
        "import",
        "init",
        "note",
        "schemas",
        "stats",
        "verify",
    ):
        assert f"\n  {command} " in result.output


def test_in_a_pipe(tmp_path: Path) -> None:
    """A command run from the digest's folder prints its answer to a pipe, and nothing else."""
    project(tmp_path, {"content/dumps/2025-03-13-a.txt": dump(DOORS)})
    run = "from generator.commands.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "check"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.stdout.endswith("1 paper, 0 errors, 0 notices\n")
    assert (done.returncode, done.stderr) == (0, "")
