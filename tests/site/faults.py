"""Runs a build in a process in which one call that changes a file kills it, or fails."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

CHANGES = ("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.utime")
"""Python's audit events for calls that change a folder; writing begins with `open`."""


def run(config: Path, at: int, fault: int) -> subprocess.CompletedProcess[str]:
    """Build, with a fault at the call of this number that would change something of the project.

    The fault is an `errno`, or 0 for a kill. With a number that is never reached nothing happens,
    and the last line on standard error is how many calls there were.
    """
    return subprocess.run(
        [sys.executable, "-m", "tests.site.faults", str(config), str(at), str(fault)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        cwd=Path(__file__).parent.parent.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def main(config: str, at: int, fault: int) -> None:
    """Build in this process."""
    from mkdocs.__main__ import cli

    inside, calls = str(Path(config).parent), 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal calls
        if not (event in CHANGES or (event == "open" and _writes(*arguments[1:3]))):
            return
        if not any(str(a).startswith(inside) for a in arguments if isinstance(a, str | Path)):
            return
        calls += 1
        if calls == at and fault == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        if calls == at:
            raise OSError(fault, os.strerror(fault), str(arguments[0]))

    sys.addaudithook(hook)
    try:
        cli(["build", "--config-file", config])
    finally:
        print(calls, file=sys.stderr)


def _writes(mode: object, flags: object) -> bool:
    """Whether a file is opened to be changed."""
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


FAULTS = {0: "a kill", errno.ENOSPC: "a full disk"}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
