"""A clock that stands still but when somebody waits, so that no test takes its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.enriching.clocks import Clock

TODAY = date(2026, 11, 22)


@dataclass(slots=True)
class Hands:
    """The time, which a test or a slow server moves on, and what was waited for."""

    now: float = 1000.0
    today: date = TODAY
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Lets the time pass at once."""
        self.waits.append(seconds)
        self.now += seconds

    def sleep_over(self, days: int) -> None:
        """Moves on to a later day."""
        self.today += timedelta(days=days)

    @property
    def clock(self) -> Clock:
        """The clock with these hands."""
        return Clock(lambda: self.now, self.wait, lambda: self.today)
