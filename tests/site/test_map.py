"""The map in a real browser, beside what test_readers.py does: keys, topics, regions, faults."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.readers import wait_until

FRAME = ".pd-map__frame"
CARD = ".pd-map__card"


@pytest.fixture
def data(address: str, page: Page) -> dict[str, Any]:
    """What the map is drawn of; the page is at the map."""
    page.goto(f"{address}map/")
    expect(page.locator(f"{FRAME} canvas")).to_be_visible()
    found: dict[str, Any] = page.request.get(f"{address}map.json").json()
    return found


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


def test_zoom(page: Page, data: dict[str, Any], errors: list[str]) -> None:
    """Nearer, titles of papers are written beside regions' names; the whole is a button away."""
    regions, titles = page.locator(".pd-map__label--region"), page.locator(".pd-map__label--title")
    whole = regions.all_inner_texts()
    assert whole
    assert all(any(one[0].startswith(name) for one in data["regions"]) for name in whole)
    expect(titles).to_have_count(0)
    closer = page.get_by_role("button", name="Closer")
    wait_until(page, "document.querySelector('.pd-map__label--title') !== null", closer.click)
    known = [title for _, title, *_ in data["papers"]]
    for title in titles.all_inner_texts():
        assert any(one.startswith(title.removesuffix("…")) for one in known)
    page.get_by_role("button", name="The whole map").click()
    expect(titles).to_have_count(0)
    assert regions.all_inner_texts() == whole


def test_the_address_keeps_what_is_shown(
    address: str, page: Page, data: dict[str, Any], errors: list[str]
) -> None:
    """Who comes back from a paper, or gets the address, sees the same; else the whole."""
    page.get_by_role("button", name="Closer").click()
    wait_until(page, "location.hash.startsWith('#at=')")
    page.locator(".pd-map__legend button").first.click()
    shown = page.url
    assert shown.endswith(f";{data['topics'][0][0]}")
    page.goto(address)
    page.go_back()
    pressed = page.locator(".pd-map__legend button[aria-pressed=true]")
    expect(pressed).to_have_count(1)
    assert page.url == shown
    page.goto(f"{address}map/#at=nowhere")
    page.reload()
    expect(pressed).to_have_count(0)
    expect(page.locator(f"{FRAME} canvas")).to_be_visible()


def test_the_wheel(page: Page, data: dict[str, Any], errors: list[str]) -> None:
    """With Ctrl it moves the map alone, from its first turn on; without, the page."""
    page.evaluate(
        "() => { window.kept = [];"
        " window.addEventListener('wheel', (event) => window.kept.push(event), true) }"
    )
    page.locator(FRAME).hover(position={"x": 200, "y": 200})
    page.mouse.wheel(0, 40)
    wait_until(page, "window.kept.length === 1 && window.scrollY > 0")
    page.locator(FRAME).hover(position={"x": 200, "y": 200})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -40)
    wait_until(page, "window.kept.length === 2")
    page.keyboard.up("Control")
    assert page.evaluate("kept.map((event) => event.defaultPrevented)") == [False, True]


def test_a_finger_on_the_whole_map_scrolls_the_page(page: Page, data: dict[str, Any]) -> None:
    """Where there is nothing to move the map holds no finger back; nearer, it is dragged."""
    touch = "getComputedStyle(document.querySelector('.pd-map__frame')).touchAction"
    assert page.evaluate(touch) == "pan-x pan-y"
    page.get_by_role("button", name="Closer").click()
    wait_until(page, f"{touch} === 'none'")


def test_out_of_reach(address: str, page: Page) -> None:
    """Where the data can't be had, the page says so."""
    page.route("**/map.json", lambda route: route.abort())
    page.goto(f"{address}map/")
    expect(page.locator(".pd-map__stage")).to_contain_text("could not be fetched")
