"""Loading: progress is shown on a terminal and wiped, and never in a pipe."""

from __future__ import annotations

import io
import sys

import pytest

from generator.commands.loading import doing


class Terminal(io.StringIO):
    """What a person sees on a terminal."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal one line says what takes its time; nothing of it is left afterwards."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with doing("Reading"):
        assert screen.getvalue() == "Reading …"
    assert screen.getvalue().split("\r")[1:] == [" " * len("Reading …"), ""]


def test_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe nothing is written."""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with doing("Reading"):
        pass
    assert pipe.getvalue() == ""
