"""A build that is killed, or can't write, leaves a whole site, and the next one is right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site import faults
from tests.site.project import write
from tests.site.test_rebuilding import built, first, site_of, some

NEVER = 10**9
SAMPLE = 4
"""Calls of each kind of fault that are tried, evenly among all."""


@pytest.mark.parametrize("fault", faults.FAULTS, ids=faults.FAULTS.get)
@pytest.mark.parametrize("again", [False, True], ids=["from nothing", "after a build"])
def test_a_fault(fault: int, again: bool, tmp_path: Path) -> None:
    """The site is the old one or the new one, whole; then a build without a fault makes it new."""
    config = first(tmp_path / "old")
    if again:
        built(config)
    old = site_of(tmp_path / "old")
    write(tmp_path / "old", {"content/dumps/2025-05-01-c.txt": some(2, 20, 21)})
    right = _copy(tmp_path / "old", tmp_path / "right")
    done = faults.run(right / "mkdocs.yml", NEVER, fault)
    new, calls = site_of(right), int(done.stderr.split()[-1])
    assert calls > SAMPLE
    for number in range(SAMPLE):
        root = _copy(tmp_path / "old", tmp_path / str(number))
        at = 1 + (calls - 1) * number // (SAMPLE - 1)
        done = faults.run(root / "mkdocs.yml", at, fault)
        assert "Traceback" not in done.stderr + done.stdout, (at, done.stderr)
        assert site_of(root) in ((old, new) if done.returncode else (new,)), at
        built(root / "mkdocs.yml")
        assert site_of(root) == new, at


def _copy(project: Path, to: Path) -> Path:
    """A project as it is, with its site and cache; links within it stay links."""
    shutil.copytree(project, to, symlinks=True)
    return to
