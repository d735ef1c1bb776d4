"""What tests of questions to sources share: a paper to ask for, and connections that can't wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from generator.enriching.connections import Connection, Server
from generator.enriching.questions import Question
from tests.enriching.sources import Sources
from tests.world import KITES

AGENT = "paper-digest/1 (+me@example.net)"
LONG = 3600.0


def question(title: str = "Kites in a Network", abstract: str = KITES, **more: Any) -> Question:
    """A paper that a dump lists under one title."""
    return Question(title, (title,), (abstract,) if abstract else (), **more)


@contextmanager
def connected(
    sources: Sources, server: Server, step: str, seconds: float = LONG
) -> Iterator[Connection]:
    """A connection to one of the sources, for so many seconds by its hands."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        here = replace(server, address=f"{sources.address}/{step}")
        hands = sources.hands
        with Connection(here, AGENT, hands.clock, hands.now + seconds) as connection:
            yield connection
