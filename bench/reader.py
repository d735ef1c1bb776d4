"""Turns a built site and a query into what a reader's first search takes in a real browser.

It knows search boxes in general: Material's own, and any that is marked for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from bench.hosting import Host, hosting
from tests import browser as browsers

BELOW = "paper-digest"
BOXES = "[data-search-input], input[name=query], input[type=search]"
RESULTS = "[data-search-result], .pd-search__title, .md-search-result__link"
LONGEST = 120_000
"""Milliseconds after which a search that finds nothing is given up."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the first search on the front page took."""

    seconds: float
    """From the click into the box, with the whole query put in at once, to a result that shows."""
    page_bytes: int
    """Bytes over the network for the front page, compressed, before anybody searched."""
    search_bytes: int
    """... and for the search, until its first result."""
    heap: int
    """Bytes of the page's JavaScript heap afterwards."""
    added: int | None
    """Bytes that the browser's process for the page grew by; None where Linux does not say."""


class NoSearch(Exception):
    """The site could not be searched: it has no box, no result, or no browser starts."""


def first_search(site: Path, query: str) -> Search:
    """Search a built site twice and measure the second time, when the host has read its files.

    The second reader is a new one, with nothing in the cache. Raises NoSearch.
    """
    path = browsers.find()
    if path is None:
        raise NoSearch(browsers.MISSING)
    try:
        with hosting(site, BELOW) as host, sync_playwright() as playwright:
            for _ in range(2):
                browser = playwright.chromium.launch(
                    executable_path=path, args=browsers.arguments(), headless=True
                )
                search = _search(browser, host, query)
                browser.close()
        return search
    except PlaywrightError as error:
        raise NoSearch(str(error).splitlines()[0]) from None


def _search(browser: Browser, host: Host, query: str) -> Search:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    host.sent = 0
    page.goto(host.address, wait_until="networkidle", timeout=LONGEST)
    box = _box(page)
    page_bytes, memory = host.sent, _memory(browser)
    begin = time.perf_counter()
    box.click()
    box.fill(query)
    box.press("End")  # Material's own search looks when a key is released
    page.locator(f"{RESULTS} >> visible=true").first.wait_for(timeout=LONGEST)
    seconds = time.perf_counter() - begin
    after = _memory(browser)
    added = after - memory if after is not None and memory is not None else None
    return Search(seconds, page_bytes, host.sent - page_bytes, _heap(page), added)


def _box(page: Page) -> Locator:
    """The search box; where none is to be seen, `/` opens it as everywhere."""
    box = page.locator(f":is({BOXES}) >> visible=true").first
    if not box.count():
        page.keyboard.press("/")
    box.wait_for(timeout=10_000)
    return box


def _heap(page: Page) -> int:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    return int(next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize"))


def _memory(browser: Browser) -> int | None:
    """Bytes resident in the browser's processes for pages; workers and WebAssembly are in them."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pages = [_resident(int(each["id"])) for each in found if each["type"] == "renderer"]
    known = [size for size in pages if size is not None]
    return sum(known) if known else None


def _resident(process: int) -> int | None:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return None
    lines = (line.split() for line in status.splitlines())
    return next((int(line[1]) * 1024 for line in lines if line[0] == "VmRSS:"), None)
