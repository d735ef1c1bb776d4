"""A reader without a mouse: from paper to paper, marking, searching, and the sheet of keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def ready(page: Page) -> None:
    """Wait until the rows have their buttons: then keys are heard too."""
    expect(page.locator(".pd-row .pd-mark").first).to_be_attached()


def pressed(page: Page, *keys: str) -> None:
    """Press keys; the first of them loads what they do."""
    for key in keys:
        page.keyboard.press(key)


def test_from_paper_to_paper(address: str, page: Page, errors: list[str]) -> None:
    """J and k go through the papers of a list and stop at its ends; o opens the one in focus."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    titles = page.locator(".pd-row__title a").all_text_contents()
    pressed(page, "j")
    expect(page.locator(".pd-row__title a").first).to_be_focused()
    pressed(page, "j", "j", "k")
    expect(page.locator(".pd-row__title a").nth(1)).to_be_focused()
    assert focused(page) == titles[1]
    pressed(page, "k", "k", "k")
    expect(page.locator(".pd-row__title a").first).to_be_focused()
    pressed(page, "o")
    expect(page.locator("article.pd-paper h1")).to_have_text(titles[0])


def test_back_in_a_list(address: str, page: Page, errors: list[str]) -> None:
    """Who opened a paper and comes back goes on with the one after it."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    titles = page.locator(".pd-row__title a").all_text_contents()
    pressed(page, "j", "j", "o")
    expect(page.locator("article.pd-paper h1")).to_have_text(titles[1])
    page.go_back()
    ready(page)
    pressed(page, "j")
    expect(page.get_by_role("link", name=titles[2], exact=True)).to_be_focused()


def test_marks(address: str, page: Page, errors: list[str]) -> None:
    """S saves, r marks as read, e shows the abstract; each again takes it back."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    row = page.locator(".pd-row").first
    pressed(page, "j")
    expect(row.locator("a").first).to_be_focused()
    pressed(page, "s", "r", "e")
    expect(row.locator(".pd-mark").first).to_have_attribute("aria-pressed", "true")
    expect(row).to_have_class(re.compile("pd-row--read"))
    expect(row.locator(".pd-abstract")).to_be_visible()
    pressed(page, "s", "r", "e")
    expect(row.locator(".pd-mark").first).to_have_attribute("aria-pressed", "false")
    expect(row).not_to_have_class(re.compile("pd-row--read"))
    expect(row.locator(".pd-abstract")).to_be_hidden()


@pytest.mark.parametrize("path", ["topics/alignment/", "browse/", "browse/?mine=unread"])
def test_hiding_keeps_the_place(address: str, page: Page, errors: list[str], path: str) -> None:
    """H takes a paper out of the list, and the one after it has the focus."""
    page.goto(f"{address}{path}")
    ready(page)
    if "browse" in path:
        expect(page.locator(".pd-browse__said")).to_contain_text(" of ")
    titles = page.locator(".pd-row__title a").all_text_contents()
    pressed(page, "j", "j")
    expect(page.get_by_role("link", name=titles[1], exact=True)).to_be_focused()
    pressed(page, "h")
    expect(page.get_by_role("link", name=titles[1], exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name=titles[2], exact=True)).to_be_focused()
    pressed(page, "j", "k", "k")
    expect(page.get_by_role("link", name=titles[0], exact=True)).to_be_focused()


def test_taking_back_keeps_the_place(address: str, page: Page, errors: list[str]) -> None:
    """On the page of what is saved, s takes a paper off the list: the next one has the focus."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    pressed(page, "j")
    expect(page.locator(".pd-row__title a").first).to_be_focused()
    pressed(page, "s", "j", "s", "j", "s")
    page.goto(f"{address}saved/")
    expect(page.locator(".pd-saved__list .pd-mark")).to_have_count(3)
    titles = page.locator(".pd-row__title a").all_text_contents()
    pressed(page, "j")
    expect(page.get_by_role("link", name=titles[0], exact=True)).to_be_focused()
    pressed(page, "s")
    expect(page.locator(".pd-row__title a")).to_have_count(2)
    expect(page.get_by_role("link", name=titles[1], exact=True)).to_be_focused()


def test_along_a_topic(address: str, page: Page, errors: list[str]) -> None:
    """On a paper's page j leads to the next of its topic, and k back; at the end a word says so."""
    page.goto(f"{address}topics/continual-learning/")
    page.locator(".pd-row__title a").first.click()
    first = page.locator("article.pd-paper h1").inner_text()
    expect(page.locator(".pd-marks--paper")).to_be_visible()
    pressed(page, "j")
    expect(page.locator("article.pd-paper h1")).not_to_have_text(first)
    expect(page.locator(".pd-marks--paper")).to_be_visible()
    pressed(page, "k")
    expect(page.locator("article.pd-paper h1")).to_have_text(first)


def test_the_sheet(address: str, page: Page, errors: list[str]) -> None:
    """? shows the keys and Escape shuts the sheet; there single keys can be switched off."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    pressed(page, "?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    sheet.get_by_label("Single keys work").uncheck()
    pressed(page, "Escape")
    expect(sheet).to_be_hidden()
    pressed(page, "j", "s", "?")
    expect(sheet).to_be_visible()
    assert page.locator(".pd-row a:focus, .pd-mark[aria-pressed=true]").count() == 0


def test_the_sheet_opens_again_at_once(address: str, page: Page, errors: list[str]) -> None:
    """? shuts the sheet too, and a key that follows before the browser has drawn is heard."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    sheet = page.get_by_role("dialog", name="Keys")
    pressed(page, "?")
    expect(sheet).to_be_visible()
    pressed(page, "?")
    expect(sheet).to_be_hidden()
    pressed(page, "?")
    expect(sheet).to_be_visible()
    page.evaluate(
        """() => {
            document.querySelector(".pd-sheet").close();
            const init = { key: "?", bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", init));
        }"""
    )
    expect(sheet).to_be_visible()


@pytest.mark.parametrize("path", ["browse/", "search/"])
def test_inputs_keep_their_keys(address: str, page: Page, errors: list[str], path: str) -> None:
    """What is typed into a field is typed, whatever letters it has; / leads into the search."""
    page.goto(f"{address}{path}")
    field = page.locator(".pd-page input[type=search]").first
    field.fill("")
    field.press_sequentially("jokers?/")
    expect(field).to_have_value("jokers?/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_modified_keys_are_the_browsers(address: str, page: Page, errors: list[str]) -> None:
    """With Control, Alt or Meta a key is none of ours."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    pressed(page, "Control+j", "Alt+j")
    pressed(page, "/")
    expect(page.get_by_role("combobox", name="Search papers")).to_be_focused()


def test_all_without_a_mouse(address: str, page: Page, errors: list[str]) -> None:
    """By Tab alone a reader comes to a row's buttons and uses them."""
    page.goto(f"{address}topics/alignment/")
    ready(page)
    page.locator(".pd-row__title a").first.focus()
    for _ in range(8):
        pressed(page, "Tab")
        if "Save" in (page.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
    pressed(page, "Enter")
    expect(page.locator(".pd-row .pd-mark").first).to_have_attribute("aria-pressed", "true")


def test_previews(address: str, page: Page, errors: list[str]) -> None:
    """A link to a paper that has the pointer or the keyboard's focus says what the paper does."""
    page.goto(f"{address}papers/d4rl-datasets-for-deep-data-driven-reinforcement-learning/")
    expect(page.locator(".pd-marks--paper")).to_be_visible()
    link = page.locator("#related + ul a").first
    title = link.inner_text()
    link.hover()
    expect(page.locator(".pd-preview")).to_contain_text(title)
    expect(link).to_have_accessible_description(re.compile(re.escape(title)))
    pressed(page, "Escape")
    expect(page.locator(".pd-preview")).to_have_count(0)


def test_previews_cost_nothing_at_first(address: str, page: Page) -> None:
    """Opening a page fetches no other paper."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(
        f"{address}papers/d4rl-datasets-for-deep-data-driven-reinforcement-learning/",
        wait_until="networkidle",
    )
    assert sum("/papers/" in url for url in asked) == 1
    assert not any(url.endswith(("preview.js", "keys.js", "papers.json")) for url in asked)


def test_words_that_led_here(address: str, page: Page, errors: list[str]) -> None:
    """A page opened from a search shows the words, and its address is its own again."""
    page.goto(address)
    box = page.get_by_role("combobox", name="Search papers")
    box.fill("forgetting")
    page.locator(".pd-search__link").first.click()
    expect(page.locator("article.pd-paper")).to_be_visible()
    expect(page).not_to_have_url(re.compile("found="))
    marked = "[...CSS.highlights.get('pd-found')].map(range => range.toString().toLowerCase())"
    words = page.evaluate(marked)
    assert words
    assert all(word.startswith("forget") for word in words)
