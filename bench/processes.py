"""Turns a command into what it costs: wall time, CPU time and peak memory of a whole process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryFile
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# getrusage(2): kilobytes on Linux, bytes on macOS.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took, and what it said."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, with those of its children that it waited for."""
    peak: int
    """Bytes resident at most, in the process or in the largest of its children."""
    output: str
    """Standard output and error, as they came."""


class CommandFailed(Exception):
    """A command that had to succeed did not; the message ends with its last words."""


def run(command: Sequence[str], folder: Path, **environment: str) -> Cost:
    """Run a command in a folder and measure it.

    Linux counts the peak of the process that starts a command as the command's own: keep this
    one small, and give large work to `apart`. What earlier commands wrote is on the disk before.
    """
    with TemporaryFile() as said:
        os.sync()
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=surroundings(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode(errors="replace")
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)}: exit {process.returncode}\n{output[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT, output)


def surroundings(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of measured commands: this one's, without colours and banners."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    return {**os.environ, **quiet, **more}


def apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a module's function in a process of its own, whose memory ends with it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
        return one.submit(function, *args, **kwargs).result()
