"""Turns the machine's Chromium or Chrome, or one it installs, into a path that tests can launch.

`python -m tests.browser` prints what it finds or does; only in CI is a missing browser a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "there is no Chromium or Chrome: install one, or name it in CHROME_PATH"


def candidates(environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Where a browser may be, best first; a CHROME_PATH that is set is the only one."""
    named = environment.get("CHROME_PATH")
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from APPLICATIONS
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def starts(path: str) -> bool:
    """Whether the file runs: Ubuntu's `chromium-browser` may be a stub that asks for a snap."""
    if not Path(path).is_file():
        return False
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def find() -> str | None:
    """The first browser that starts."""
    return next(filter(starts, candidates()), None)


def arguments() -> list[str]:
    """What Chromium is launched with: no traffic of its own, and no sandbox where root has none."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*QUIET, *(["--no-sandbox"] if root else [])]


def installations() -> list[Sequence[str]]:
    """The commands that may bring a browser, best first."""
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return [playwright]
    apt = "apt-get update && apt-get install --yes --no-install-recommends chromium"
    return [["sh", "-c", apt], playwright]


def install() -> str | None:
    """Try each way until one brings a browser that starts."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in installations():
        print(f"No browser found; trying: {' '.join(command)}", flush=True)
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        found = find() if done.returncode == 0 else None
        if found:
            return found
        print(f"That failed (exit {done.returncode}):\n{done.stdout[-1000:]}", flush=True)
    return None


def main() -> int:
    """Say which browser the tests will use; 1 where CI has none."""
    named = os.environ.get("CHROME_PATH")
    if named and not starts(named):
        print(f"CHROME_PATH names {named}, which does not start", file=sys.stderr)
        return 1
    found = find() or install()
    if found:
        print(found)
        return 0
    print(f"Browser tests cannot run: {MISSING}", file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
