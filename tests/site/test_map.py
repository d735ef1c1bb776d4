"""The map in a real browser: a paper is seen and opened by pointer, finger, keys, or the table."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

SIDE = 10_000
FRAME = ".pd-map__frame"
CARD = ".pd-map__card"


def alone(page: Page, data: dict[str, Any]) -> tuple[str, float, float]:
    """A paper that no other is near on the drawn map: its title, and where it is in the frame."""
    box = page.locator(FRAME).bounding_box()
    assert box
    spots = [
        (title, x / SIDE * box["width"], y / SIDE * box["height"])
        for _, title, x, y, _ in data["papers"]
    ]
    free = [
        spot
        for spot in spots
        if spot[2] > 80
        and all(math.dist(spot[1:], other[1:]) > 20 for other in spots if other != spot)
    ]
    return free[0]


@pytest.fixture
def data(address: str, page: Page) -> dict[str, Any]:
    """What the map is drawn of; the page is at the map."""
    page.goto(f"{address}map/")
    expect(page.locator(f"{FRAME} canvas")).to_be_visible()
    found: dict[str, Any] = page.request.get(f"{address}map.json").json()
    return found


def test_pointer(page: Page, data: dict[str, Any], errors: list[str]) -> None:
    """A paper under the pointer shows its title and card, and a click opens it."""
    title, x, y = alone(page, data)
    page.locator(f"{FRAME} canvas").hover(position={"x": x, "y": y})
    expect(page.locator(f"{CARD} a")).to_have_text(title)
    expect(page.locator(f"{CARD} p")).not_to_be_empty()
    page.locator(f"{FRAME} canvas").click(position={"x": x, "y": y})
    expect(page.locator("article.pd-paper h1")).to_have_text(title)


def test_keys(page: Page, data: dict[str, Any], errors: list[str]) -> None:
    """Arrow keys go from paper to paper, which is said aloud, and Enter opens one."""
    page.locator(FRAME).focus()
    page.keyboard.press("ArrowRight")
    first = page.locator(f"{CARD} a").inner_text()
    expect(page.locator(".pd-map__hint")).to_have_text(first)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pd-map__hint")).not_to_have_text(first)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    title = page.locator(f"{CARD} a").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("article.pd-paper h1")).to_have_text(title)


def test_topics_and_regions(page: Page, data: dict[str, Any], errors: list[str]) -> None:
    """A topic's button dims all other papers; a region's, in the table, brings it near."""
    button = page.locator(".pd-map__legend button").first
    expect(button).to_have_text(" ".join(map(str, data["topics"][0][1:])))
    before = page.locator(f"{FRAME} canvas").screenshot()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dimmed = page.locator(f"{FRAME} canvas").screenshot()
    assert dimmed != before
    button.click()
    page.get_by_role("button", name=data["regions"][0][0]).click()
    expect(page.locator(FRAME)).to_be_focused()
    expect(page.locator(FRAME)).to_be_in_viewport()


def test_fingers(address: str, browser: Browser) -> None:
    """On a phone a first touch shows a paper's card, and a second opens it."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{address}map/")
    frame = page.locator(f"{FRAME} canvas")
    expect(frame).to_be_visible()
    title, x, y = alone(page, page.request.get(f"{address}map.json").json())
    frame.tap(position={"x": x, "y": y})
    expect(page.locator(f"{CARD} a")).to_have_text(title)
    frame.tap(position={"x": x, "y": y})
    expect(page.locator("article.pd-paper h1")).to_have_text(title)
    context.close()


def test_without_a_script(address: str, browser: Browser) -> None:
    """Without a script the table leads to papers and topics."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}map/")
    expect(page.locator(".pd-map__stage")).to_be_hidden()
    page.locator(".pd-map__table td a[href*=papers]").first.click()
    expect(page).to_have_url(re.compile("/papers/"))
    context.close()


def test_out_of_reach(address: str, page: Page) -> None:
    """Where the data can't be had, the page says so."""
    page.route("**/map.json", lambda route: route.abort())
    page.goto(f"{address}map/")
    expect(page.locator(".pd-map__stage")).to_contain_text("could not be fetched")
