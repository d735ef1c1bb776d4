"""A build that is killed, or can't write, leaves a whole site, and the next one is right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.project import ROOT, write
from tests.site.small import first, site_of, some
from tests.site.test_rebuilding import built

EVERY = 80
"""Of so many calls that change files one is tried: `make faults` tries each."""


def test_faults() -> None:
    """Whatever call kills a build or fails: the old or the new site is whole, the next right."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.faults", str(EVERY)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "\nkill: " in done.stdout


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Two builds that are started together both end well, one after the other."""
    config = first(tmp_path / "mine")
    right = first(tmp_path / "right")
    built(right)
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate()[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert site_of(tmp_path / "mine") == site_of(tmp_path / "right")


def test_a_stale_lock(tmp_path: Path) -> None:
    """What a killed build leaves of its lock, whatever is in it, stops no other."""
    config = first(tmp_path)
    write(tmp_path, {".cache/lock": "4194304\n", ".cache/mkdocs/half": "x", ".cache/spare/x": "x"})
    built(config)
    assert "index.html" in site_of(tmp_path)
    assert "x" not in site_of(tmp_path)


HINDERED = """
import errno, sys
from pathlib import Path
from tests.site.faults import build
done = build(Path(sys.argv[1]), 1, errno.EACCES, sys.argv[2])
print(done.said)
sys.exit(done.code)
"""


@pytest.mark.parametrize("folder", [".", ".cache", ".cache/builds", "site", "site/papers"])
def test_a_folder_that_may_not_be_written(folder: str, tmp_path: Path) -> None:
    """It is told by name, without a traceback, and the site stays; then all is as before."""
    config = first(tmp_path)
    built(config)
    old = site_of(tmp_path)
    write(tmp_path, {"content/dumps/2025-05-01-c.txt": some(2, 20, 21)})
    done = subprocess.run(
        [sys.executable, "-c", HINDERED, str(config), folder],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert "Traceback" not in done.stdout
    assert done.returncode == 0 or (site_of(tmp_path) == old and "ermission" in done.stdout)
    built(config)
    assert "papers/study-20-of-plans/index.html" in site_of(tmp_path)
