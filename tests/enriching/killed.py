"""Runs `digest enrich` in a process that is killed while it waits for the so-many-eth time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.enriching.clock import Hands

ROOT = Path(__file__).parent.parent.parent


def run(config: Path, at: int, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Enrich, with a kill at this wait."""
    return subprocess.run(
        [sys.executable, "-m", "tests.enriching.killed", str(config), str(at)],
        env={**os.environ, **environment},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


class Mortal(Hands):
    """Hands of a clock that end the process."""

    left = 0

    def wait(self, seconds: float) -> None:
        """Waits, or dies."""
        super().wait(seconds)
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main(config: str, at: int) -> None:
    """Enrich in this process."""
    from generator.commands.enrich import run as enrich

    hands = Mortal()
    hands.left = at
    enrich(Path(config), (), 600, again=False, agent="paper-digest/1 (+a@b.c)", clock=hands.clock)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
