"""The built site in a real browser: readers follow links and search; nothing leaves the host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Request, Response, expect

from tests.site.hostile import SLUG, TITLES
from tests.site.reading_back import records

BELOW = "paper-digest/"
"""The path of the site's address: it is served there, as its host will."""
PHONE = 360
KINDS = "topics tags digests lists glossary changes about".split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a host that serves several sites."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def address(built_site: Path, folder: Path, serve: Callable[[Path], str]) -> str:
    """The built site's address, below a path as on GitHub Pages."""
    (folder / BELOW.strip("/")).symlink_to(built_site)
    (folder / "404.html").symlink_to(built_site / "404.html")
    return serve(folder) + BELOW


class Watch:
    """What a page does that none should: requests to other hosts, errors, dialogs."""

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("response", self._response)

    def _request(self, request: Request) -> None:
        if not re.match(r"http://127\.0\.0\.1:\d+/|data:|blob:", request.url):
            self.seen.append(f"request: {request.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.seen.append(f"missing: {response.url}")

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"console: {message.text}")


@pytest.fixture
def watch(page: Page) -> Iterator[Watch]:
    """Sees to it that a test's page does nothing that it should not."""
    watching = Watch(page)
    yield watching
    assert watching.seen == []


def search(page: Page, words: str) -> Locator:
    """The titles of what the site's search finds; while the words are typed, of a part of them."""
    page.get_by_role("combobox", name="Search papers").press_sequentially(words)
    return page.locator(".pd-search__title")


def word_of_one(site: Path, field: str, without: str) -> tuple[str, str]:
    """A long word that one paper alone has in a field, and no paper in another; its title."""
    papers = records(site)
    words = {p["title"]: set(re.findall(r"[a-z]{9,}", p[field].lower())) for p in papers}
    taken = " ".join(p[without].lower() for p in papers)
    for title, own in words.items():
        others = " ".join(p[field].lower() for p in papers if p["title"] != title)
        # Of the word's stem too there is no other: the search looks for stems.
        rare = sorted(word for word in own if word[:6] not in others and word[:6] not in taken)
        if rare:
            return rare[0], title
    raise AssertionError(f"no word stands in one {field} alone")


def test_a_readers_way(address: str, page: Page, watch: Watch) -> None:
    """From home to a digest, a paper, its topic, a tag, a related paper, and back by the crumbs."""
    page.goto(address)
    page.locator("#newest a").click()
    expect(page).to_have_url(re.compile("/digests/"))
    page.locator(".pd-row__title a").first.click()
    expect(page.locator("article.pd-paper")).to_be_visible()
    title = page.locator("h1").inner_text()
    page.locator(".pd-reasons a[href*=topics]").first.click()
    expect(page).to_have_url(re.compile("/topics/"))
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
    page.go_back()
    page.locator(".pd-reasons a[href*=tags]").first.click()
    expect(page).to_have_url(re.compile("/tags/"))
    page.get_by_role("link", name=title, exact=True).click()
    page.locator("#related + ul a").first.click()
    expect(page.locator("h1")).not_to_have_text(title)
    page.locator(".pd-crumbs a").nth(1).click()
    expect(page.locator("h1")).to_have_text("Topics")
    page.locator(".pd-crumbs a").first.click()
    expect(page).to_have_url(address)
    page.locator(".md-tabs").get_by_role("link", name="Glossary").click()
    expect(page.locator(".pd-glossary dt").first).to_be_visible()


def test_previous_and_next(address: str, page: Page, watch: Watch) -> None:
    """A paper leads to the next in its topic, and that one back."""
    page.goto(f"{address}topics/continual-learning/")
    page.locator(".pd-row__title a").first.click()
    first = page.locator("h1").inner_text()
    page.locator(".pd-along [rel=next]").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.locator(".pd-along [rel=prev]").click()
    expect(page.locator("h1")).to_have_text(first)


@pytest.mark.parametrize(("field", "without"), [("title", "abstract"), ("abstract", "title")])
def test_search(
    address: str, built_site: Path, page: Page, watch: Watch, field: str, without: str
) -> None:
    """A word of a title, and one of an abstract alone, find the paper, and the result opens it."""
    word, title = word_of_one(built_site, field, without)
    page.goto(address)
    best = search(page, word).first
    expect(best).to_have_text(title)
    best.click()
    expect(page.locator("article.pd-paper h1")).to_have_text(title)


def test_wrong_address(address: str, page: Page) -> None:
    """At a wrong address, deep down too, the site's own page says so and leads on."""
    answer = page.goto(f"{address}papers/no-such/paper/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("There is no such page")
    page.locator(".pd-page").get_by_role("link", name="All topics").click()
    expect(page.locator("h1")).to_have_text("Topics")


def kinds_of_pages(site: Path) -> list[str]:
    """The address of one page of each kind, the one with the longest title where there are many."""
    longest = {
        kind: max(site.glob(f"{kind}/*/index.html"), key=lambda page: len(page.parent.name))
        for kind in ("papers", "topics", "tags", "digests", "lists")
        if list(site.glob(f"{kind}/*/index.html"))
    }
    found = [page.parent.relative_to(site).as_posix() + "/" for page in longest.values()]
    return ["", "404.html", *(f"{kind}/" for kind in KINDS), *found]


def test_phone(address: str, built_site: Path, page: Page, watch: Watch) -> None:
    """No kind of page is wider than a phone, asks another host, or has an error in its scripts."""
    page.set_viewport_size({"width": PHONE, "height": 740})
    for path in kinds_of_pages(built_site):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, path
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_light_and_dark(address: str, browser: Browser, scheme: Any, name: str) -> None:
    """The site follows the system's light or dark scheme, and text stands out on its ground."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    words = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert (brightness(ground) > 128) == (scheme == "light")
    assert abs(brightness(ground) - brightness(words)) > 80
    context.close()


def brightness(colour: str) -> float:
    """How bright a CSS colour is, from 0 to 255."""
    numbers = [float(number) for number in re.findall(r"[\d.]+", colour)]
    return sum(numbers[:3]) / 3


def test_hostile_titles_run_nothing(hostile: str, page: Page, watch: Watch) -> None:
    """On no page, in no list and in no search result does a title run, load or ask anything."""
    page.goto(f"{hostile}digests/{SLUG}/", wait_until="networkidle")
    assert page.locator(".pd-row__title").all_inner_texts() == list(TITLES)
    paths = page.locator(".pd-row__title a").evaluate_all("all => all.map(one => one.href)")
    for path, title in zip(paths, TITLES, strict=True):
        page.goto(path)
        assert page.locator("h1").inner_text() == title
        assert page.title() == f"{title} – Paper digest"


def test_hostile_titles_in_search_results(hostile: str, page: Page, watch: Watch) -> None:
    """The search shows titles as typed too."""
    page.goto(hostile)
    found = search(page, "meet")
    expect(found.nth(1)).to_be_visible()
    titles = {text.strip() for text in found.all_inner_texts()}
    assert titles
    assert titles <= {*TITLES, "Agents"}
