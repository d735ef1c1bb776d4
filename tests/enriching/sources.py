"""A local server that plays the three sources, in any mood, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.enriching.answers import arxiv, hugging_face, semantic_scholar
from tests.enriching.clock import Hands
from tests.enriching.known import Known, Mood


@dataclass(slots=True)
class Sources:
    """The server: what it knows, how it answers, and what it was asked."""

    papers: list[Known]
    hands: Hands = field(default_factory=Hands)
    moods: dict[str, list[Mood]] = field(default_factory=dict)
    """By source, its next answers."""
    always: dict[str, Mood] = field(default_factory=dict)
    """By source, all its other answers."""
    old_shape: bool = False
    """Searches on Hugging Face give titles alone, as until 2024."""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Source, path and query of each question."""
    agents: set[str] = field(default_factory=set)
    times: dict[str, list[float]] = field(default_factory=dict)
    """When each source was asked, by the hands."""
    connections: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    address: str = ""

    def questions(self, source: str) -> list[str]:
        """What a source was asked: paths, and words that were looked for."""
        every = [(path, query) for name, path, query in self.asked if name == source]
        return [query.get("q") or query.get("search_query") or path for path, query in every]

    @property
    def environment(self) -> dict[str, str]:
        """The variables that lead the commands here."""
        return {
            "DIGEST_HUGGING_FACE": f"{self.address}/hf",
            "DIGEST_ARXIV": f"{self.address}/arxiv",
            "DIGEST_SEMANTIC_SCHOLAR": f"{self.address}/s2",
            "NO_PROXY": "127.0.0.1",
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: who asks may break a connection, or be killed."""


@contextmanager
def serving(*papers: Known, hands: Hands | None = None) -> Iterator[Sources]:
    """The sources with these papers, at an address of this machine's own."""
    sources = Sources(list(papers), hands or Hands())
    handler = type("Bound", (_Handler,), {"sources": sources})
    with _Server(("127.0.0.1", 0), handler) as server:
        sources.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield sources
        finally:
            sources.over.set()
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers by source: the first step of the path."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    sources: Sources

    def setup(self) -> None:
        super().setup()
        self.sources.connections += 1

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's failure says more."""

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        posted = json.loads(self.rfile.read(length)) if length else None
        parts = urlsplit(self.path)
        _, source, path = parts.path.split("/", 2)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.sources.asked.append((source, path, query))
        self.sources.agents.add(self.headers.get("User-Agent", ""))
        self.sources.times.setdefault(source, []).append(self.sources.hands.now)
        waiting = self.sources.moods.get(source)
        mood = waiting.pop(0) if waiting else self.sources.always.get(source)
        self._say(mood or self._proper(source, path, query, posted))

    def _proper(self, source: str, path: str, query: dict[str, str], posted: Any) -> Mood:
        wanted = "application/atom+xml" if source == "arxiv" else "application/json"
        if self.headers.get("Accept") != wanted:
            return Mood(406, b"Not Acceptable", "text/plain")
        if source == "s2" and self.headers.get("x-api-key") != "a-key":
            return Mood(403, b'{"message": "Forbidden"}')
        papers = [paper for paper in self.sources.papers if source in paper.by]
        if source == "hf":
            return hugging_face(papers, self.sources.old_shape, path, query)
        if source == "arxiv":
            return arxiv(papers, query)
        return semantic_scholar(papers, path, query, posted)

    def _say(self, mood: Mood) -> None:
        if mood.silent:
            self.sources.over.wait()
            self.close_connection = True
            return
        self.send_response_only(mood.status)
        self.send_header("Content-Type", mood.kind)
        self.send_header("Content-Length", str(len(mood.body) + mood.cut))
        for name, value in mood.headers:
            self.send_header(name, value)
        self.end_headers()
        middle = len(mood.body) // 2
        for piece in (mood.body[:middle], mood.body[middle:]):
            self.sources.hands.now += mood.takes
            self.wfile.write(piece)
            self.wfile.flush()
        self.close_connection = bool(mood.cut)
