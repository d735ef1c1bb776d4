"""The search in a real browser: by keyboard, on phones, with filters, and whatever titles say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.site.hostile import TITLES, hostile_site
from tests.site.reading_back import records

BELOW = "paper-digest/"
"""The path of the site's address: it is served there, as its host will."""
PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(
    built_site: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """The built site's address, below a path as on GitHub Pages."""
    folder = tmp_path_factory.mktemp("host")
    (folder / BELOW.strip("/")).symlink_to(built_site)
    (folder / "404.html").symlink_to(built_site / "404.html")
    return serve(folder) + BELOW


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the site whose titles try to be markup."""
    return serve(hostile_site(tmp_path_factory.mktemp("hostile")))


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """Sees to it that nothing in a test's page fails or asks another host."""
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("console", lambda said: seen.append(said.text) if said.type != "log" else None)
    page.on("request", lambda one: seen.append(one.url) if "127.0.0.1" not in one.url else None)
    yield seen
    assert seen == []


def box(page: Page) -> Locator:
    """The input in the header."""
    return page.get_by_role("combobox", name="Search papers")


def results(page: Page) -> Locator:
    """The titles under the box."""
    return page.locator(".pd-search__title")


def choice(page: Page, name: str) -> Locator:
    """A list of the search page's form."""
    return page.locator(f".pd-find select[name={name}]")


def test_nothing_is_loaded_before_somebody_searches(address: str, page: Page) -> None:
    """A page view asks for neither the index nor what reads it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or "engine" in url] == []
    box(page).fill("learning")
    expect(results(page).first).to_be_visible()
    assert [url for url in asked if "pagefind.js" in url]


def test_an_exact_title_is_first(address: str, built_site: Path, page: Page) -> None:
    """Whoever types a paper's title finds that paper first."""
    page.goto(address)
    for paper in records(built_site)[::12]:
        box(page).fill(paper["title"])
        link = page.locator(".pd-search__link").first
        expect(link).to_have_attribute("href", re.compile(f"/papers/{paper['id']}/$"))


@pytest.mark.parametrize("key", ["/", "s"])
def test_by_keyboard(address: str, page: Page, errors: list[str], key: str) -> None:
    """A key focuses the box and isn't typed; arrows choose, Enter opens what was chosen."""
    page.goto(f"{address}about/")
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("continual learning")
    expect(results(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".pd-search__link[aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box(page)).to_have_attribute("aria-activedescendant", "pd-search-result-1")
    leads = chosen.get_attribute("href")
    assert leads
    page.keyboard.press("Enter")
    expect(page).to_have_url(leads)


def test_arrows_go_round(address: str, page: Page) -> None:
    """From the last result down one is back in the box, and from the box up at the last."""
    page.goto(address)
    box(page).fill("continual")
    expect(results(page).first).to_be_visible()
    last = page.locator(".pd-search__link").last
    page.keyboard.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


def test_keys_are_typed_where_people_type(address: str, page: Page) -> None:
    """In an input `/` and `s` are letters."""
    page.goto(address)
    box(page).press_sequentially("s/s")
    expect(box(page)).to_have_value("s/s")


def test_escape_and_a_click_elsewhere_close(address: str, page: Page) -> None:
    """The results go when they are no longer wanted, and come back with the focus."""
    page.goto(address)
    panel = page.locator(".pd-search__panel")
    box(page).fill("learning")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).focus()
    expect(panel).to_be_visible()
    page.locator("h1").first.click()
    expect(panel).to_be_hidden()


def test_nothing_found(address: str, page: Page, errors: list[str]) -> None:
    """Where nothing is found the box says so."""
    page.goto(address)
    box(page).fill("zzyzx qwrtpsd")
    expect(page.locator(".pd-search__said")).to_contain_text("Nothing has “zzyzx qwrtpsd”")


def test_enter_leads_to_the_search_page(address: str, page: Page, errors: list[str]) -> None:
    """Enter without a choice shows all results, with the words in the address."""
    page.goto(f"{address}topics/continual-learning/")
    box(page).fill("forgetting")
    box(page).press("Enter")
    expect(page).to_have_url(f"{address}search/?q=forgetting")
    expect(page.locator(".pd-find__results .pd-row__title").first).to_be_visible()


@pytest.mark.parametrize("name", ["Continual learning", "Weak supervisors, strong models"])
def test_topics_and_lists_by_name(address: str, page: Page, name: str) -> None:
    """A topic and a reading list are found by their names, before what they hold."""
    page.goto(address)
    box(page).fill(name)
    expect(results(page).first).to_have_text(name)


def test_wrong_address(address: str, page: Page) -> None:
    """The search works at an address that leads nowhere, and its results lead on."""
    page.goto(f"{address}papers/no-such/paper/")
    box(page).fill("continual learning")
    page.locator(".pd-search__link").first.click()
    expect(page).to_have_url(re.compile(f"/{BELOW}(papers|topics|lists|digests)/"))
    expect(page.locator("h1")).not_to_have_text("There is no such page")


def test_on_a_phone(address: str, page: Page, errors: list[str]) -> None:
    """On a phone the box covers the page, and closing it gives the page back."""
    page.set_viewport_size(PHONE)
    page.goto(address)
    expect(box(page)).to_be_hidden()
    page.get_by_role("link", name="Search", exact=True).click()
    expect(box(page)).to_be_focused()
    box(page).fill("learning")
    expect(results(page).first).to_be_visible()
    sheet = page.locator(".pd-search__sheet").bounding_box()
    assert sheet
    assert (sheet["x"], sheet["y"], sheet["width"], sheet["height"]) == (0, 0, 360, 740)
    page.get_by_role("button", name="Close the search").click()
    expect(box(page)).to_be_hidden()


def test_the_search_page_keeps_its_state_in_the_address(
    address: str, page: Page, errors: list[str]
) -> None:
    """Words, filters and order stand in the address, and come back from it."""
    page.goto(f"{address}search/")
    page.get_by_label("Words to search for").fill("learning")
    choice(page, "topic").select_option("continual-learning")
    page.get_by_label("with a note").check()
    choice(page, "sort").select_option("captured")
    query = "q=learning&topic=continual-learning&with=note&sort=captured"
    expect(page).to_have_url(f"{address}search/?{query}")
    titles = page.locator(".pd-find__results .pd-row__title")
    expect(titles.first).to_be_visible()
    before = titles.all_inner_texts()
    page.reload()
    expect(titles.first).to_be_visible()
    assert titles.all_inner_texts() == before
    expect(page.get_by_label("with a note")).to_be_checked()


def test_filters_agree_with_the_catalogue(address: str, built_site: Path, page: Page) -> None:
    """A filter finds the papers that have it, each once, and none besides."""
    for name, value, has in (
        ("topic", "continual-learning", lambda p: "continual-learning" in slugs(p["topics"])),
        ("with", "note", lambda p: p["note"] is not None),
        ("year", "2023", lambda p: p["facts"].get("year") == 2023),
        ("kind", "paper", lambda p: True),
    ):
        page.goto(f"{address}search/?{name}={value}")
        count = sum(map(has, records(built_site)))
        said = "1 result" if count == 1 else f"{count} results"
        expect(page.locator(".pd-find__said")).to_have_text(said)


def slugs(links: list[dict[str, str]]) -> list[str]:
    """The slugs of a paper's topics or tags."""
    return [link["slug"] for link in links]


def test_choices_say_how_many(address: str, page: Page, errors: list[str]) -> None:
    """Beside a topic stands how many results it would leave; the tags are the results' own."""
    page.goto(f"{address}search/?q=forgetting")
    topic = choice(page, "topic").locator("option[value=continual-learning]")
    expect(topic).to_have_text(re.compile(r"Continual learning \([1-9]\d*\)"))
    assert choice(page, "tag").locator("option").count() > 1


def test_more_results(address: str, page: Page, errors: list[str]) -> None:
    """A long result is shown in steps, and no step repeats a paper."""
    page.goto(f"{address}search/?kind=paper")
    rows = page.locator(".pd-find__results .pd-row__title a")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(40)
    assert len(set(rows.evaluate_all("all => all.map(one => one.href)"))) == 40


def test_order_by_year(address: str, page: Page) -> None:
    """Ordered by year, the newest papers come first."""
    page.goto(f"{address}search/?q=learning&sort=year")
    metas = page.locator(".pd-find__results .pd-row__meta")
    expect(metas.first).to_be_visible()
    years = [re.search(r"\b(?:19|20)\d\d\b", text) for text in metas.all_inner_texts()]
    found = [year[0] for year in years if year]
    assert len(found) > 5
    assert found == sorted(found, reverse=True)


def test_without_scripts(address: str, browser: Browser) -> None:
    """Without scripts the search page says so, and leads to topics and tags."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    page.locator(".pd-page").get_by_role("link", name="tags from A to Z").click()
    expect(page.locator("h1")).to_have_text("Tags")
    context.close()


def test_hostile_titles_stay_text(hostile: str, page: Page, errors: list[str]) -> None:
    """Titles and excerpts are shown letter for letter, in the box and on the page, and run not."""
    page.goto(hostile)
    box(page).fill("meet")
    expect(results(page).nth(1)).to_be_visible()
    assert {text.strip() for text in results(page).all_inner_texts()} <= set(TITLES)
    page.goto(f"{hostile}search/?q=meet")
    page.get_by_role("button", name="Show more").click()
    titles = page.locator(".pd-find__results .pd-row__title")
    expect(titles).to_have_count(len(TITLES))
    assert {text.strip() for text in titles.all_inner_texts()} == set(TITLES)


def test_hostile_words_stay_text(hostile: str, page: Page, errors: list[str]) -> None:
    """What a reader types, or an address says, is shown as text and sought as words."""
    page.goto(f"{hostile}search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&tag=%3Cscript%3E")
    expect(page.locator(".pd-find__said")).to_contain_text("Nothing was found")
    box(page).fill("<zzyzxqwrtp>")
    expect(page.locator(".pd-search__said")).to_contain_text("Nothing has “<zzyzxqwrtp>”")
