"""Goes through a built site in a real browser: what runs, what it asks for, and what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page

from tests.site.reading_back import records

_LISTENING = """
    addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
"""
_TYPESET = re.compile(r"\$.*\$")


class Observer:
    """What a page does that no text should make it do."""

    def __init__(self, page: Page, address: str) -> None:
        self.seen: list[str] = []
        self.requests = 0
        self._page, self._host = page, urlsplit(address).netloc
        page.add_init_script(_LISTENING)
        page.on("dialog", self._asked)
        page.on("pageerror", lambda error: self._note(f"error {error}"))
        page.on("popup", lambda popup: self._note(f"window {popup.url}"))
        page.on("request", lambda request: self._requested(request.url))
        page.on("console", lambda said: self._said(said.type, said.text))

    def _note(self, what: str) -> None:
        self.seen.append(f"{what} at {self._page.url}")

    def _asked(self, dialog: Dialog) -> None:
        self._note(f"dialog {dialog.message}")
        dialog.dismiss()

    def _requested(self, url: str) -> None:
        self.requests += 1
        if not url.startswith("data:") and urlsplit(url).netloc != self._host:
            self._note(f"request {url}")

    def _said(self, kind: str, text: str) -> None:
        missing = "404 (" in text  # a picture that a note names and nobody put there
        if kind in ("error", "warning") and not missing:
            self._note(f"console {text}")


def browse_papers(page: Page, address: str, site: Path, every: int = 1) -> Iterator[str]:
    """Open the page of each paper; what of title or abstract is not shown letter for letter."""
    for paper in records(site)[::every]:
        page.goto(f"{address}papers/{paper['id']}/")
        title, abstract = paper["title"], paper["abstract"]
        heading, tab, text = page.evaluate(
            "[document.querySelector('h1').innerText, document.title,"
            " document.querySelector('.pd-abstract')?.innerText ?? '']"
        )
        if not _TYPESET.search(title) and (_plain(heading), _plain(tab)) != (
            _plain(title),
            _plain(f"{title} – Paper digest"),
        ):
            yield f"{paper['id']}: {heading!r} and {tab!r} instead of {title!r}"
        if not _TYPESET.search(abstract) and _plain(abstract) not in _plain(text):
            yield f"{paper['id']}: the abstract is not shown: {abstract[:80]!r}"


def browse_pages(page: Page, address: str, site: Path, folders: tuple[str, ...]) -> int:
    """Open each page of these kinds, point at its first link and press Tab; how many there are."""
    found = [p for folder in folders for p in sorted(site.glob(f"{folder}/**/index.html"))]
    for path in [site / "index.html", site / "404.html", *found]:
        inside = path.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address + inside)
        page.mouse.move(200, 300)
        page.keyboard.press("Tab")
    return len(found) + 2


def titles_found(page: Page, address: str, words: str) -> set[str]:
    """The titles that the search page shows for some words, to its last result."""
    page.goto(f"{address}search/?q={words}", wait_until="networkidle")
    more = page.locator(".pd-find__more")
    page.locator(".pd-find__results li").first.wait_for()
    while more.is_visible():
        before = page.locator(".pd-find__results > li").count()
        more.click()
        page.locator(".pd-find__results > li").nth(before).wait_for()
    # Not as laid out: what is far off isn't yet.
    shown = page.locator(".pd-find__results a").all_text_contents()
    return {_plain(text) for text in shown}


def _plain(text: str) -> str:
    return " ".join(text.split())
