"""Turns an archive's site into a reader of it: a page of a desktop's or a phone's size."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Locator, Page

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


class Archive(NamedTuple):
    """A built site, and where it is served."""

    site: Path
    address: str


def watched(page: Page) -> list[str]:
    """A list that fills with what fails in a page, and with its requests to other hosts."""
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("console", lambda said: seen.append(said.text) if said.type != "log" else None)
    page.on("request", lambda one: seen.append(one.url) if "127.0.0.1" not in one.url else None)
    return seen


def wait_until(page: Page, expression: str, act: Callable[[], object] = lambda: None) -> None:
    """Wait for an expression to be true; Playwright's own way would have to eval it in the page.

    What is to make it true may be done again and again.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        act()
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


class Reader:
    """Someone with a device, who reads an archive."""

    def __init__(self, archive: Archive, browser: Browser, size: str) -> None:
        self.site, self.address = archive
        self.errors: list[str] = []
        self.on_phone = size == "phone"
        self._browser, self._size = browser, size
        self._contexts: list[BrowserContext] = []

    @cached_property
    def page(self) -> Page:
        """The reader's own page, whose errors count."""
        page = self.fresh(permissions=["clipboard-read", "clipboard-write"])
        self.errors = watched(page)
        return page

    def fresh(self, **options: Any) -> Page:
        """A page of someone else, with such a device, and with other options."""
        context = self._browser.new_context(**SIZES[self._size], **options)
        self._contexts.append(context)
        return context.new_page()

    def leave(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()

    def opens(self, path: str = "") -> Page:
        """The reader's page at an address of the site."""
        self.page.goto(self.address + path)
        return self.page

    def seeks(self, words: str) -> Locator:
        """The titles that the search of the reader's page finds."""
        if self.on_phone:
            self.page.get_by_role("link", name="Search", exact=True).click()
        self.page.get_by_role("combobox", name="Search papers").fill(words)
        return self.page.locator(".pd-search__title")

    def narrows(self, *topics: str, without: str) -> None:
        """On Browse, choose topics and exclude a word."""
        if self.on_phone:
            self.page.get_by_role("button", name="Filters").click()
        for topic in topics:
            self.page.locator(".pd-filter__topics").get_by_label(topic).check()
        self.page.get_by_label("without", exact=True).fill(without)
