"""What tells the time and lets it pass: the machine's clock, or one that a test moves on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as those need it who ask others: how much has passed, how to wait, what day it is."""

    now: Callable[[], float]
    """Seconds since some moment; never goes backwards."""
    wait: Callable[[float], None]
    """Lets so many seconds pass."""
    today: Callable[[], date]


def _today() -> date:
    return datetime.now(UTC).date()


CLOCK = Clock(time.monotonic, time.sleep, _today)
"""The machine's own."""
