"""Times `mkdocs serve`: from saving a note until the page that the server gives has changed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from bench.corpora import MARKED_ID
from bench.processes import PEAK_UNIT, CommandFailed, surroundings
from bench.projects import MKDOCS, Project

LONGEST = 3600.0
"""Seconds after which a server that does not show the page is given up."""
LONGEST_WORD = 30.0
"""Seconds to wait for the server's own word that it has finished, after the page has changed."""
PAUSE = 0.02
ADDRESS = re.compile(r"Serving on (http://\S+)")
BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")


@dataclass(frozen=True, slots=True)
class Served:
    """What `mkdocs serve` took."""

    start: float
    """Seconds from starting the process until it gives the page."""
    shown: tuple[float, ...]
    """Seconds from saving the note until the page has changed, for each edit. They include the
    wait of MkDocs for changes (it looks twice a second, and once more 0.1 s later)."""
    worked: tuple[float, ...]
    """Seconds that the server says each of these builds took; empty where it says nothing."""
    peak: int
    """Bytes resident at most."""


class Server:
    """A running `mkdocs serve` and what it has said so far."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process = process
        self.log = log

    def said(self) -> str:
        """Everything that it has said."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def builds(self) -> list[float]:
        """The seconds of every build that it has finished."""
        return [float(seconds) for seconds in BUILT.findall(self.said())]

    def has_built(self, times: int) -> bool:
        """Whether it has finished so many builds."""
        return len(self.builds()) >= times

    def shows(self, words: str) -> bool:
        """Whether the edited note's page has these words now."""
        return words in self.page()

    def page(self) -> str:
        """The edited note's page as it is served now; empty where it is not."""
        found = ADDRESS.search(self.said())
        if not found:
            return ""
        address = urlsplit(found[1])
        connection = HTTPConnection(address.hostname or "", address.port, timeout=LONGEST)
        try:
            connection.request("GET", f"{address.path}papers/{MARKED_ID}/")
            return connection.getresponse().read().decode()
        except (OSError, HTTPException):
            return ""
        finally:
            connection.close()

    def wait(self, holds: Callable[[], bool], longest: float = LONGEST) -> bool:
        """Wait until something holds; False when it took too long. Raises when the server ends."""
        end = time.perf_counter() + longest
        while not holds():
            if self.process.poll() is not None:
                raise CommandFailed(f"mkdocs serve ended:\n{self.said()[-2000:]}")
            if time.perf_counter() > end:
                return False
            time.sleep(PAUSE)
        return True


def serve(project: Project, edits: int) -> Served:
    """Serve a digest, edit its note so many times, and wait each time until that shows."""
    begin = time.perf_counter()
    with _serving(project) as server:
        _must(server.wait(lambda: bool(server.page())))
        start = time.perf_counter() - begin
        server.wait(partial(server.has_built, 1), LONGEST_WORD)
        shown: list[float] = []
        worked: list[float] = []
        for number in range(edits):
            before, words = len(server.builds()), f"Served anew, number {number}."
            saved = time.perf_counter()
            project.edit(words)
            _must(server.wait(partial(server.shows, words)))
            shown.append(time.perf_counter() - saved)
            if server.wait(partial(server.has_built, before + 1), LONGEST_WORD):
                worked.append(server.builds()[-1])
        peak = _end(server.process)
    return Served(start, tuple(shown), tuple(worked), peak)


@contextmanager
def _serving(project: Project) -> Iterator[Server]:
    """A server in a session of its own; it and all that it started are gone afterwards."""
    with TemporaryDirectory(dir=project.folder) as folder:
        log = Path(folder, "log")
        with log.open("wb") as said:
            process = subprocess.Popen(
                [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{free_port()}"],
                cwd=project.folder,
                # MkDocs leaves the site in the temporary folder when it is killed.
                env=surroundings({"TMPDIR": folder}),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield Server(process, log)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> int:
    """Kill the server and what it started, if that has not been done; its peak memory in bytes."""
    if process.returncode is not None:
        return 0
    os.killpg(process.pid, signal.SIGKILL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss * PEAK_UNIT


def _must(shown: bool) -> None:
    if not shown:
        raise CommandFailed(f"mkdocs serve did not show the page within {LONGEST:.0f} s")


def free_port() -> int:
    """A port of this machine that nobody listens at now."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return server.server_port
