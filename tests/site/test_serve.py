"""`mkdocs serve` shows what changes in the content without a restart."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.request import urlopen

from tests.site.project import dump, project, write

LONGEST_WAIT = 120
KNOCK = ("Agents That Knock", "We build agents that knock before they enter a tool.")
DOORS = ("Doors Nobody Opens", "We count doors. Most of them stay shut for a year or longer.")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(config: Path, port: int) -> Iterator[IO[str]]:
    """What `mkdocs serve` says, line by line; it is ended afterwards, or when it takes too long."""
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"],
        env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    deadline = threading.Timer(LONGEST_WAIT, server.kill)
    deadline.start()
    assert server.stdout
    try:
        with server.stdout as lines:
            yield lines
    finally:
        deadline.cancel()
        server.kill()
        server.wait()


def wait_for(words: str, lines: IO[str]) -> None:
    """Read on until a line has these words."""
    said: list[str] = []
    for line in lines:
        said.append(line)
        if words in line:
            return
    raise AssertionError(f"the server ended before it said “{words}”:\n{''.join(said)}")


def test_serve_follows_the_content(tmp_path: Path) -> None:
    """An edited note and a new dump show by themselves, and a fault does not end the server."""
    note = "content/notes/agents-that-knock.md"
    files = {"content/dumps/2025-03-13-a.txt": dump(KNOCK), note: "Before.\n"}
    config, port = project(tmp_path, files), free_port()
    address = f"http://127.0.0.1:{port}/paper-digest/papers"

    def shown(paper: str) -> str:
        with urlopen(f"{address}/{paper}/") as answer:
            return str(answer.read().decode())

    with serving(config, port) as lines:
        wait_for("Serving on", lines)
        assert "Before." in shown("agents-that-knock")
        write(tmp_path, {note: "After a while.\n"})
        wait_for("Reloading browsers", lines)
        assert "After a while." in shown("agents-that-knock")
        broken = {note: "---\nrating: [\n---\n", "content/dumps/2025-04-01-b.txt": dump(DOORS)}
        write(tmp_path, broken)
        wait_for("ERROR", lines)
        wait_for("Reloading browsers", lines)
        assert "Doors Nobody Opens" in shown("doors-nobody-opens")
