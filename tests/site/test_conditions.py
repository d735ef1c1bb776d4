"""The same content gives the same bytes, whatever differs of machines and of earlier builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.site.small import first, site_of, some
from tests.site.test_determinism import copied_backwards

MKDOCS = ("-m", "mkdocs")
CLOCK = "import time; time.time = lambda: 86_400.0; from mkdocs.__main__ import cli; cli()"
ENVIRONMENTS: Mapping[str, Mapping[str, str]] = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 4294967295": {"PYTHONHASHSEED": "4294967295"},
    "locale C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "the first time zone": {"TZ": "Pacific/Kiritimati"},
    "a time zone of half hours": {"TZ": "America/St_Johns"},
    "another user": {"USER": "o'brien", "LOGNAME": "o'brien", "HOME": "/nonexistent"},
    "a narrow terminal": {"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
    "another epoch": {"SOURCE_DATE_EPOCH": "1"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
    "development mode": {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "ignore"},
}


def built(config: Path, *start: str, **how: object) -> dict[str, bytes]:
    """The site of a build in a process of its own."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **how.pop("environment", {})}  # type: ignore[dict-item]  # of keyword arguments of any kind
    done = subprocess.run(
        [sys.executable, *(start or MKDOCS), "build", "--config-file", str(config)],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **how,  # type: ignore[call-overload]  # keyword arguments of subprocess.run
    )
    assert done.returncode == 0, done.stdout
    return site_of(config.parent)


def is_as(site: Mapping[str, bytes], reference: Mapping[str, bytes]) -> bool:
    """Whether two sites are one, file by file."""
    assert site.keys() == reference.keys()
    assert [path for path in site if site[path] != reference[path]] == []
    return True


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as this machine makes it."""
    return built(first(tmp_path_factory.mktemp("reference")))


@pytest.mark.parametrize("environment", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_environments(
    environment: Mapping[str, str], reference: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Nothing that a process is told of its machine and its user shows."""
    assert is_as(built(first(tmp_path), environment=environment), reference)


def _one_processor() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, list(os.sched_getaffinity(0))[:1])


PROCESSES: Mapping[str, Callable[[], object]] = {
    "one processor": _one_processor,
    "files for their owner alone": lambda: os.umask(0o077),
    "files for everybody": lambda: os.umask(0),
    "in no hurry": lambda: os.nice(5),
}


@pytest.mark.parametrize("before", PROCESSES.values(), ids=PROCESSES)
def test_processes(
    before: Callable[[], object], reference: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Nor does the process itself: its processors, the rights of its files, its priority."""
    assert is_as(built(first(tmp_path), preexec_fn=before), reference)


def test_clock(reference: Mapping[str, bytes], tmp_path: Path) -> None:
    """Nor the day of the build, were it in 1970."""
    assert is_as(built(first(tmp_path), "-c", CLOCK), reference)


@pytest.mark.parametrize("name", ["ünusual signs & blanks", "x" * 120, "-rf"])
def test_folders(name: str, reference: Mapping[str, bytes], tmp_path: Path) -> None:
    """Nor the folder's name, nor the order and the times of the files in it."""
    first(tmp_path / "first")
    copied_backwards(tmp_path / "first", tmp_path / name)
    assert is_as(built(tmp_path / name / "mkdocs.yml"), reference)


def test_through_a_link(reference: Mapping[str, bytes], tmp_path: Path) -> None:
    """Nor the way to the folder."""
    first(tmp_path / "there")
    (tmp_path / "here").symlink_to("there")
    assert is_as(built(tmp_path / "here/mkdocs.yml"), reference)


def test_earlier_builds(reference: Mapping[str, bytes], tmp_path: Path) -> None:
    """Nor what was built before: more content, other content, or half of a cache."""
    config = first(tmp_path)
    more = tmp_path / "content/dumps/2025-05-01-c.txt"
    more.write_text(some(2, 20, 21), "utf-8")
    built(config)
    more.unlink()
    assert is_as(built(config), reference)
    for folder in (tmp_path / ".cache").iterdir():
        if folder.is_dir() and folder.name != "spare":
            shutil.rmtree(folder)
            break
    assert is_as(built(config), reference)
