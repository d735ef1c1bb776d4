"""The search in a real browser: what it finds, by keyboard, on phones, and whatever titles say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.site.hostile import TITLES
from tests.site.reading_back import records

GOLDEN = yaml.safe_load(Path(__file__).with_name("golden_searches.yaml").read_text("utf-8"))
PHONE: ViewportSize = {"width": 360, "height": 740}


def box(page: Page) -> Locator:
    """The input in the header."""
    return page.get_by_role("combobox", name="Search papers")


def results(page: Page) -> Locator:
    """The titles under the box."""
    return page.locator(".pd-search__title")


def test_nothing_is_loaded_before_somebody_searches(address: str, page: Page) -> None:
    """A page view asks for neither the index nor what reads it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or "engine" in url] == []
    box(page).fill("learning")
    expect(results(page).first).to_be_visible()
    assert [url for url in asked if "pagefind.js" in url]


def leading_to(address: str) -> re.Pattern[str]:
    """A link to an address, with the words that were searched for."""
    path, _, place = address.partition("#")
    return re.compile(
        rf"/{re.escape(path.lstrip('/'))}\?found=[^#]+{re.escape('#' * bool(place) + place)}$"
    )


def test_an_exact_title_is_first(address: str, built_site: Path, page: Page) -> None:
    """Whoever types a paper's title finds that paper first."""
    page.goto(address)
    for paper in records(built_site)[::12]:
        box(page).fill(paper["title"])
        link = page.locator(".pd-search__link").first
        expect(link).to_have_attribute("href", leading_to(f"papers/{paper['id']}/"))


def test_golden_searches(address: str, page: Page, errors: list[str]) -> None:
    """What golden_searches.yaml says is typed finds first what it says."""
    page.goto(address)
    for case in GOLDEN:
        box(page).fill(case["typed"])
        expect(results(page).first, case["typed"]).to_have_text(case["first"])
        if "address" in case:
            leads = page.locator(".pd-search__link").first
            expect(leads).to_have_attribute("href", leading_to(case["address"]))


def test_a_paper_and_its_note_are_one_result(address: str, built_site: Path, page: Page) -> None:
    """Who types a title finds the paper once, and reads that it has a note."""
    page.goto(address)
    noted = next(paper for paper in records(built_site) if paper["note"])
    box(page).fill(noted["title"])
    same = page.locator(f".pd-search__link[href*='/papers/{noted['id']}/']")
    expect(same).to_have_count(1)
    expect(same.locator(".pd-search__more")).to_contain_text(re.compile(r"\bnote\b"))


@pytest.mark.parametrize("key", ["/", "s"])
def test_by_keyboard(address: str, page: Page, errors: list[str], key: str) -> None:
    """A key focuses the box and isn't typed; arrows choose, Enter opens what was chosen."""
    page.goto(f"{address}about/")
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.insert_text("continual learning")
    expect(results(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".pd-search__link[aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box(page)).to_have_attribute("aria-activedescendant", "pd-search-result-1")
    leads = chosen.get_attribute("href")
    assert leads
    page.keyboard.press("Enter")
    expect(page).to_have_url(leads.partition("?")[0])  # which forgets what it has marked


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
    expect(page.locator(".pd-search__said")).to_have_text("Nothing has “zzyzx”, “qwrtpsd”.")


def test_a_slip_of_the_hand(address: str, page: Page, errors: list[str]) -> None:
    """A word that no text has is named, and what was meant is offered, in the box and the page."""
    page.goto(address)
    box(page).fill("reinforcemnet learnign")
    said = page.locator(".pd-search__said")
    expect(said).to_contain_text("Nothing has “reinforcemnet”, “learnign”.")
    page.get_by_role("option", name="Did you mean “reinforcement learning”?").click()
    expect(page.locator(".pd-find [name=q]")).to_have_value("reinforcement learning")
    expect(page.locator(".pd-find__said")).to_have_text(re.compile(r"^\d+ results$"))
    page.goto(f"{address}search/?q=safty&with=code")
    meant = page.locator(".pd-find__said").get_by_role("link", name="safety", exact=True)
    expect(meant).to_have_attribute("href", "?q=safety&with=code")


def test_what_was_meant_is_shown(address: str, page: Page, errors: list[str]) -> None:
    """Where slips leave no paper, the page shows what was meant; every slip is put right."""
    page.goto(f"{address}search/?q=reinforcment+lerning")
    said = page.locator(".pd-find__said")
    expect(said).to_have_text(
        re.compile(r"^Nothing has “lerning”\. For “reinforcement learning”: \d+ results$")
    )
    papers = page.locator(".pd-find__results a[href*='/papers/']")
    expect(papers.first).to_be_visible()
    expect(page.locator(".pd-find [name=q]")).to_have_value("reinforcment lerning")


def test_without_a_word(address: str, page: Page, errors: list[str]) -> None:
    """A minus before a word leaves out what has it."""
    page.goto(f"{address}search/?q=forgetting&kind=paper")
    said = page.locator(".pd-find__said")
    expect(said).to_have_text(re.compile(r"^\d+ results$"))
    every = int(said.inner_text().split()[0])
    page.goto(f"{address}search/?q=forgetting+survey&kind=paper")
    expect(said).to_have_text(re.compile(r"^\d+ results?$"))
    both = int(said.inner_text().split()[0])
    page.goto(f"{address}search/?q=forgetting+-survey&kind=paper")
    expect(said).to_have_text(f"{every - both} results")


@pytest.mark.parametrize(
    "typed",
    [
        "2312.09390v2",
        "arXiv:2312.09390",
        "arxiv.org/abs/2312.09390",
        "https://huggingface.co/papers/2312.09390",
        "https://doi.org/10.48550/arXiv.2312.09390",
    ],
)
def test_what_people_copy_of_arxiv(address: str, page: Page, typed: str) -> None:
    """An address or a DOI of an arXiv paper finds that paper alone."""
    page.goto(address)
    box(page).fill(typed)
    expect(page.locator(".pd-search__said")).to_have_text("1 result")
    expect(results(page)).to_have_text(re.compile("^Weak-to-Strong Generalization"))


def test_one_wrong_word(address: str, page: Page, errors: list[str]) -> None:
    """Where nothing has all words, what has all but one is shown, and said to be no more."""
    page.goto(address)
    box(page).fill("offline robots unlearning supervision")
    expect(page.locator(".pd-search__said")).to_have_text(
        re.compile(r"^Nothing has all of these words; all but one: [1-9]\d* results?$")
    )
    expect(results(page).first).to_be_visible()
    page.goto(f"{address}search/?q=offline+robots+unlearning+supervision")
    expect(page.locator(".pd-find__said")).to_have_text(re.compile("^Nothing has all of these"))
    expect(page.locator(".pd-find__results .pd-row").first).to_be_visible()
    box(page).fill("offline reinforcement learning")
    expect(page.locator(".pd-search__said")).to_have_text(re.compile(r"^\d+ results$"))


def test_enter_leads_to_the_search_page(address: str, page: Page, errors: list[str]) -> None:
    """Enter without a choice shows all results, with the words in the address."""
    page.goto(f"{address}topics/continual-learning/")
    box(page).fill("forgetting")
    box(page).press("Enter")
    expect(page).to_have_url(f"{address}search/?q=forgetting")
    expect(page.locator(".pd-find__results .pd-row__title").first).to_be_visible()


def test_wrong_address(address: str, page: Page) -> None:
    """The search works at an address that leads nowhere, and its results lead on."""
    page.goto(f"{address}papers/no-such/paper/")
    box(page).fill("continual learning")
    page.locator(".pd-search__link").first.click()
    expect(page).to_have_url(re.compile("/paper-digest/(papers|topics|lists|digests)/"))
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


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("C++", "C++ vs C# #hashtag @user"),
        ("c#", "C++ vs C# #hashtag @user"),
        ("naive cafe", "Naïve Café — “Dashes” … ½"),
        ("naïve café", "Naïve Café — “Dashes” … ½"),
        ("llamas 🚀", "🦙 Llamas 🚀 in Space"),
        ("50% of $5", "50% of $5 and $6"),
    ],
)
def test_unusual_words(hostile: str, page: Page, typed: str, title: str) -> None:
    """Signs, accents and pictures are found as they are typed, accents without them too."""
    page.goto(hostile)
    box(page).fill(typed)
    expect(results(page).first).to_have_text(title)


def test_hostile_words_stay_text(hostile: str, page: Page, errors: list[str]) -> None:
    """What a reader types, or an address says, is shown as text and sought as words."""
    page.goto(f"{hostile}search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&tag=%3Cscript%3E")
    expect(page.locator(".pd-find__said")).to_contain_text("Nothing was found")
    box(page).fill("<zzyzxqwrtp>")
    expect(page.locator(".pd-search__said")).to_contain_text("Nothing has “zzyzxqwrtp”")
