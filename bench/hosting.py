"""Serves a built site as a host of static pages does, compressed, and counts what it sends."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".xml", ".txt", ".jsonl")
"""What GitHub Pages compresses. Pagefind's own files are compressed already."""


class Host:
    """A site below a path, its compressed files, and how many bytes it has sent."""

    def __init__(self, site: Path, below: str) -> None:
        self.site = site
        self.below = f"/{below.strip('/')}/"
        self.address = ""
        self.sent = 0
        self._lock = threading.Lock()
        self._packed: dict[Path, bytes] = {}

    def count(self, size: int) -> None:
        """Note that so many bytes were sent."""
        with self._lock:
            self.sent += size

    def file(self, path: str) -> Path | None:
        """The file that an address's path names; None where there is none in the site."""
        plain = unquote(urlsplit(path).path)
        if not plain.startswith(self.below):
            return None
        file = (self.site / plain.removeprefix(self.below)).resolve()
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_relative_to(self.site) and file.is_file() else None

    def packed(self, file: Path) -> bytes | None:
        """The file compressed, once for all who ask; None for kinds that are sent as they are."""
        if file.suffix not in COMPRESSED:
            return None
        if file not in self._packed:
            self._packed[file] = gzip.compress(file.read_bytes(), 6)
        return self._packed[file]


class Handler(SimpleHTTPRequestHandler):
    """Answers from a `Host`, silently."""

    def __init__(self, host: Host, *args: object) -> None:
        self.host = host
        super().__init__(*args)  # type: ignore[arg-type]  # what the server hands on

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what was sent is counted."""

    def do_GET(self) -> None:
        """Send a file, or 404."""
        file = self.host.file(self.path)
        packed = self.host.packed(file) if file else None
        body = packed or (file.read_bytes() if file else b"")
        self.send_response(200 if file else 404)
        self.send_header("Content-Type", self.guess_type(str(file or "a.txt")))
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.host.count(len(body))  # first: who has read it all may ask at once how much it was
        self.wfile.write(body)


@contextmanager
def hosting(site: Path, below: str) -> Iterator[Host]:
    """A host of the site, below a path as on GitHub Pages, until the end of the block."""
    host = Host(site.resolve(), below)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, host)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}{host.below}"
        try:
            yield host
        finally:
            server.shutdown()
