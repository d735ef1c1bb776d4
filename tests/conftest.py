"""Turns the repository into what tests share: its built site, a local server, a browser's page."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser as browsers

ROOT = Path(__file__).parent.parent

# The same examples on every run and machine, slow machines too.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
# `make fuzz`: other examples each time, and many.
settings.register_profile(
    "long",
    max_examples=int(os.environ.get("DIGEST_EXAMPLES", "0")) or 100,
    derandomize=False,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("long" if "DIGEST_EXAMPLES" in os.environ else "repeatable")


def build(site: Path) -> str:
    """Build the repository's own content into `site`; what MkDocs said where that failed, or ''."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return "" if done.returncode == 0 else done.stdout or f"exit {done.returncode}"


@pytest.fixture(scope="session")
def once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Callable[[Path], str]], Path]:
    """A function that has a site made once for all workers, by a name and a maker of its folder.

    The maker returns what went wrong, or ''.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder if worker_id == "master" else folder.parent

    def made(name: str, make: Callable[[Path], str]) -> Path:
        site, report = shared / name, shared / f"{name}.log"
        with FileLock(shared / f"{name}.lock"):
            if not report.exists():
                report.write_text(make(site), encoding="utf-8")
        failure = report.read_text(encoding="utf-8")
        if failure:
            pytest.fail(f"the site does not build:\n{failure}", pytrace=False)
        return site

    return made


@pytest.fixture(scope="session")
def built_site(once: Callable[[str, Callable[[Path], str]], Path]) -> Path:
    """The folder of the site, built once for all workers."""
    return once("site", build)


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a host of static pages does: silently, and with the site's own 404."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's failure says more."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address, with a final slash, at which `folder` is served meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder until the tests end, and returns its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped, but in CI they fail."""
    path = browsers.find()
    if path is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(browsers.MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=browsers.arguments(), headless=True
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, without what earlier tests stored."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
