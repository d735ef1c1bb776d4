"""Readers without a mouse, without scripts, or without a place to keep anything, on either site."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.readers import Reader


@pytest.mark.parametrize("reader", ["desktop"], indirect=True)
def test_keyboard_alone(reader: Reader) -> None:
    """Keys lead past the navigation, to a paper, save it, search, and to what was saved."""
    page = reader.opens()
    expect(page.locator(".pd-row .pd-mark").first).to_be_attached()
    first = page.locator(".pd-row__title a").first.inner_text()
    for key in ("Tab", "Enter", "j"):
        page.keyboard.press(key)
    expect(page.locator(".pd-row__title a").first).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("article.pd-paper h1")).to_have_text(first)
    expect(page.locator(".pd-marks--paper")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".pd-said")).to_have_text("Saved")
    page.keyboard.press("/")
    page.keyboard.insert_text("Continual learning")
    expect(page.locator(".pd-search__title").first).to_have_text("Continual learning")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Continual learning")
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Saved":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#saved + ol .pd-row__title")).to_have_text([first])


def test_without_scripts(reader: Reader) -> None:
    """Without scripts a reader comes from home to a topic, a paper, its abstract and its entry."""
    page = reader.fresh(java_script_enabled=False)
    page.goto(reader.address)
    page.locator("[aria-labelledby=topics] .pd-tile a").first.click()
    title = page.locator(".pd-row__title").first.inner_text()
    page.locator(".pd-row__title a").first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".pd-abstract")).to_be_visible()
    page.goto(f"{reader.address}browse/")
    expect(page.get_by_text("Filters need JavaScript")).to_be_visible()
    expect(page.locator(".pd-row__title")).to_have_count(20)
    page.goto(f"{reader.address}map/")
    page.locator(".pd-map__table td a[href*=papers]").first.click()
    expect(page).to_have_url(re.compile("/papers/"))


REFUSES = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"


def test_storage_refused(reader: Reader) -> None:
    """Where nothing may be stored every page works, and saving says that it won't last."""
    page = reader.page
    page.context.add_init_script(REFUSES)
    reader.opens("topics/ai-safety/")
    page.locator(".pd-row .pd-mark").first.click()
    expect(page.locator(".pd-said")).to_contain_text("keeps nothing for this site")
    expect(page.locator(".pd-row .pd-mark").first).to_have_attribute("aria-pressed", "true")
    reader.opens("saved/")
    expect(page.locator(".pd-saved__trouble")).to_contain_text("keeps nothing for this site")
    reader.opens("browse/?mine=saved")
    expect(page.locator(".pd-browse__said")).to_contain_text("No paper has all of this")
    for path in ("", "map/", "search/?q=learning", "trends/", "lists/"):
        reader.opens(path)
    assert len(reader.errors) == 0
