"""The search page in a real browser: its filters, its order, and its state in the address."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.reading_back import records


def choice(page: Page, name: str) -> Locator:
    """A list of the search page's form."""
    return page.locator(f".pd-find select[name={name}]")


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
        ("kind", "note", lambda p: p["note"] is not None),
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


def test_newest_papers_come_first_where_nothing_is_typed(
    address: str, page: Page, errors: list[str]
) -> None:
    """Of all papers those come first that were captured last."""
    page.goto(f"{address}search/?kind=paper")
    metas = page.locator(".pd-find__results .pd-row__meta")
    expect(metas).to_have_count(20)
    assert ["captured 12 August 2025" in text for text in metas.all_inner_texts()] == [True] * 20


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
