"""Browse in a real browser: what a reader filters by, its state in the address, and ways around."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.site.reading_back import records


def rows(page: Page) -> Locator:
    """The titles that are listed."""
    return page.locator(".pd-browse__list .pd-row__title")


def said(page: Page) -> Locator:
    """How many papers there are."""
    return page.locator(".pd-browse__said [role=status]")


def opened(page: Page, address: str, query: str = "") -> None:
    """Browse, with its script at work."""
    page.goto(f"{address}browse/{query}")
    expect(said(page)).to_have_text(re.compile("of \\d|No paper"))


def slugs(paper: dict[str, Any], what: str) -> set[str]:
    """The slugs of a paper's topics or tags."""
    return {one["slug"] for one in paper[what]}


def test_filters_agree_with_the_catalogue(address: str, built_site: Path, page: Page) -> None:
    """Each facet finds the papers that have it, and says so beside itself."""
    papers = records(built_site)
    for query, has in (
        ("with=code", lambda p: any(link["kind"] == "code" for link in p["links"])),
        ("with=note", lambda p: p["note"] is not None),
        ("kind=survey", lambda p: p["kind"] == "survey"),
        ("year=2023", lambda p: p["facts"].get("year") == 2023),
        ("captured=2025-08", lambda p: any(d["captured"][:7] == "2025-08" for d in p["dumps"])),
        ("topic=continual-learning", lambda p: "continual-learning" in slugs(p, "topics")),
    ):
        opened(page, address, f"?{query}")
        expect(said(page)).to_have_text(re.compile(f"^{sum(map(has, papers))} papers? of"))


def test_counts_beside_choices(address: str, page: Page) -> None:
    """Beside a topic stands how many papers are left if it is chosen too; years have theirs."""
    opened(page, address, "?topic=ai-safety")
    label = page.locator(".pd-filter__topics label", has_text="Alignment")
    count = label.locator(".pd-count").inner_text()
    label.click()
    expect(said(page)).to_have_text(re.compile(f"^{count} papers? of"))
    years = page.locator(".pd-filter [name=year] option").all_inner_texts()[1:]
    opened(page, address, "?topic=ai-safety&topic=alignment&year=2024")
    assert page.locator(".pd-filter [name=year] option").all_inner_texts()[1:] == years


def test_tags_are_found_by_name(address: str, page: Page) -> None:
    """A tag is typed, chosen, stays on top, and is taken back by its button."""
    opened(page, address)
    first = page.locator(".pd-filter__found label").first.inner_text().rsplit(" ", 1)[0].strip()
    page.get_by_label("Find a tag").fill(first[:6])
    page.locator(".pd-filter__found label").first.click()
    expect(page).to_have_url(re.compile("tag="))
    expect(page.locator(".pd-filter__found input").first).to_be_checked()
    page.get_by_role("button", name=re.compile("^Take back")).first.click()
    expect(page).not_to_have_url(re.compile("tag="))


def test_filters_on_a_phone(address: str, page: Page, errors: list[str]) -> None:
    """Below the filters stands how many papers they leave; that button shows these."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}browse/")
    page.get_by_role("button", name="Filters").click()
    page.locator("[name=with][value=code]").check()
    show = page.get_by_role("button", name=re.compile(r"^Show [1-9]\d* papers$"))
    expect(show).to_be_in_viewport()
    left = show.inner_text().split()[1]
    show.click()
    expect(show).to_be_hidden()
    expect(page.locator(".pd-browse__said")).to_contain_text(f"{left} papers of ")
    expect(page.locator(".pd-row").first).to_be_in_viewport()


def test_order(address: str, page: Page) -> None:
    """The list is ordered by what a reader asks for."""
    opened(page, address, "?sort=year")
    years = [int(y) for y in page.locator(".pd-browse__list .pd-year").all_text_contents()]
    assert years == sorted(years, reverse=True)
    page.locator(".pd-filter [name=sort]").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    titles = [title.casefold() for title in rows(page).all_text_contents()]
    assert titles[0] < titles[-1]


def test_what_an_address_asks_for_in_vain(address: str, page: Page, errors: list[str]) -> None:
    """A topic, year or tag that is not here is left out, and the page says which."""
    opened(page, address, "?topic=nope&year=1066&tag=%3Cb%3E&with=code&zzz=%00")
    expect(said(page)).to_contain_text("Not known here, and left out: 1066, nope, <b>")
    expect(page.get_by_role("checkbox", name="has code")).to_be_checked()


def test_all_papers_by_scrolling(address: str, page: Page, errors: list[str]) -> None:
    """Who goes on to the end has seen every paper once."""
    opened(page, address)
    for count in (60, 90, 92):
        page.mouse.wheel(0, 9000)
        expect(rows(page)).to_have_count(count)
    links = rows(page).locator("a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) == len(set(links)) == 92


def test_without_its_data(address: str, page: Page) -> None:
    """Where the data can't be had the newest papers stay, with a word on what is missing."""
    page.route("**/papers.json", lambda route: route.abort())
    page.goto(f"{address}browse/")
    expect(said(page)).to_contain_text("could not be loaded")
    expect(rows(page)).to_have_count(20)


def test_hostile_titles_stay_text(hostile: str, page: Page, errors: list[str]) -> None:
    """No title becomes markup in the list or in a filter."""
    opened(page, hostile)
    assert page.locator(".pd-browse__list :is(script, img, svg, b, iframe)").count() == 0
