"""What readers do, on the site of the seeds and of a thousand papers, on a desktop and a phone."""

from __future__ import annotations

import json
import math
import re
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Page, expect

from tests.site.readers import Reader, wait_until
from tests.site.reading_back import records

TOPIC = "topics/ai-safety/"
ROWS_SEEN = """async () => {
  const list = document.querySelector(".pd-list:has(.pd-row:nth-child(10))");
  const head = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  scrollTo(0, list.getBoundingClientRect().top + scrollY - head);
  await frame();
  const boxes = [...list.children].map((row) => row.getBoundingClientRect());
  return boxes.filter((box) => box.top >= head - 1 && box.bottom <= innerHeight).length;
}"""


WIDEST = """async (addresses) => {
  const found = [];
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    const read = new DOMParser().parseFromString(text, "text/html");
    document.querySelector("article").replaceWith(read.querySelector("article"));
    if (document.documentElement.scrollWidth > innerWidth) found.push(address);
  }
  return found;
}"""


def titles(page: Page) -> list[str]:
    """The titles of the lists of a page."""
    return page.locator(".pd-row__title a").all_text_contents()


def slugs(paper: dict[str, Any]) -> set[str]:
    """A paper's topics."""
    return {topic["slug"] for topic in paper["topics"]}


@pytest.mark.parametrize("path", [TOPIC, "browse/", "digests/"])
def test_scanning(reader: Reader, path: str) -> None:
    """A screen shows ten papers of a list, a phone's four."""
    page = reader.opens(path)
    if path == "digests/":
        page.locator(".pd-digests a").first.click()
    expect(page.locator(".pd-row .pd-mark").nth(9)).to_be_attached()
    assert page.evaluate(ROWS_SEEN) >= (4 if reader.on_phone else 10)


@pytest.mark.parametrize("reader", ["phone"], indirect=True)
def test_no_paper_is_wider_than_a_phone(reader: Reader) -> None:
    """Whatever a paper's title, card, numbers and note are, its page fits."""
    some = records(reader.site)[:: 1 + len(records(reader.site)) // 150]
    page = reader.opens(f"papers/{some[0]['id']}/")
    assert page.evaluate(WIDEST, [f"../{paper['id']}/" for paper in some]) == []


def test_home(reader: Reader) -> None:
    """Home says at once what is new and leads to the curator's picks, the topics and the lists."""
    page = reader.opens()
    expect(page.locator("#newest")).to_be_in_viewport()
    expect(page.locator(".pd-row__title").nth(2 if reader.on_phone else 7)).to_be_in_viewport()
    for name, place in (("The curator’s picks", "picks"), ("Topics", "topics")):
        page.locator(".pd-jump").get_by_role("link", name=name).click()
        expect(page.locator(f"#{place}")).to_be_in_viewport()
    expect(page.locator("[aria-labelledby=topics] .pd-tile")).to_have_count(
        len(set().union(*map(slugs, records(reader.site))))
    )


def test_two_topics_and_an_excluded_word(reader: Reader) -> None:
    """A reader narrows to two topics without a word, and whoever gets the address sees the same."""
    page = reader.opens("browse/")
    found, said = (
        page.locator(f".pd-browse{part}") for part in ("__list .pd-row__title", "__said")
    )
    expect(said).to_contain_text(" of ")
    reader.narrows("AI safety", "Alignment", without="jailbreak safety")
    expect(page).to_have_url(re.compile("not=jailbreak"))
    both = [p for p in records(reader.site) if {"ai-safety", "alignment"} <= slugs(p)]
    texts = (f"{paper['title']} {paper['card']['text']}".lower() for paper in both)
    left = sum(not re.search("jailbreak|safety", text) for text in texts)
    shown = int(said.inner_text().split()[0])
    assert 0 < shown <= left < len(both)
    other = reader.fresh()
    other.goto(page.url)
    rows = other.locator(".pd-browse__list .pd-row__title")
    expect(rows).to_have_text(found.all_text_contents())
    expect(other.locator(".pd-browse__said")).to_contain_text(f"{shown} paper")


def saved_page(page: Page, address: str) -> None:
    """Open the page of saved papers, and wait until its script has filled it."""
    page.goto(f"{address}saved/")
    expect(page.locator(".pd-saved__tools")).to_be_visible()


def taken(page: Page, button: str) -> bytes:
    """What is in the file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.path().read_bytes()


def test_save_export_import(reader: Reader) -> None:
    """Three papers saved from a list come out in each format, and in again elsewhere."""
    page = reader.opens(TOPIC)
    for at in range(3):
        page.locator(".pd-row .pd-mark").nth(at).click()
    chosen = titles(page)[:3]
    saved_page(page, reader.address)
    assert titles(page) == chosen
    entries = parse_string(taken(page, "BibTeX").decode()).entries
    assert len({entry.key for entry in entries}) == 3
    assert taken(page, "RIS").count(b"TY  - ") == 3
    assert {one["type"] for one in json.loads(taken(page, "CSL-JSON"))} == {"article"}
    assert taken(page, "Markdown").count(b"\n- [") <= 3
    file = taken(page, "JSON, all of it")
    other = reader.fresh()
    saved_page(other, reader.address)
    assert titles(other) == []
    other.locator("input[type=file]").set_input_files(
        {"name": "mine.json", "mimeType": "application/json", "buffer": file}
    )
    expect(other.locator(".pd-saved__said")).to_have_text("3 papers brought in, 3 of them new.")
    assert titles(other) == chosen
    assert json.loads(taken(other, "JSON, all of it"))["papers"] == json.loads(file)["papers"]


@pytest.mark.parametrize("name", ["Continual learning", "Weak supervisors, strong models"])
def test_topics_and_lists_by_name(reader: Reader, name: str) -> None:
    """A topic and a reading list are found by their names, before what they hold."""
    reader.opens()
    found = reader.seeks(name).first
    expect(found).to_have_text(name)
    found.click()
    expect(reader.page.locator("h1")).to_have_text(name)


def test_notes_by_their_words(reader: Reader) -> None:
    """A note is a result of its own, which leads to its place on the paper's page."""
    reader.opens("about/")
    found = reader.seeks("pleasantly plain").first
    expect(reader.page.locator(".pd-search__more").first).to_have_text("curator’s note")
    found.click()
    expect(reader.page.locator("#note")).to_be_in_viewport()


def test_search(reader: Reader) -> None:
    """Who half remembers a title finds its paper first, and the page shows what was sought."""
    for paper in records(reader.site)[5 :: len(records(reader.site)) // 2]:
        reader.opens()
        words = " ".join(paper["title"].split()[:6])
        reader.seeks(words).filter(has_text=paper["title"]).first.click()
        expect(reader.page.locator("article.pd-paper h1")).to_have_text(paper["title"])
        wait_until(reader.page, "CSS.highlights.get('pd-found')?.size > 0")


def test_new_since_the_last_visit(reader: Reader) -> None:
    """Who comes back after a dump was added is told on home, in lists and in Browse."""
    known = json.loads((reader.site / "digests" / "known.json").read_bytes())
    slug, count, topics = max(known["digests"])
    before = known | {"digests": [one for one in known["digests"] if one[0] != slug]}
    topic = known["topics"][topics[0][0]]
    page = reader.page
    page.clock.install(time="2025-10-09T09:00:00")
    page.route("**/digests/known.json", lambda route: route.fulfill(json=before))
    page.goto(reader.address, wait_until="networkidle")
    expect(page.locator(".pd-since")).to_have_text("")
    page.unroute("**/digests/known.json")
    page.clock.set_system_time("2025-10-09T15:00:00")
    page.goto(reader.address)
    told = f"{count} papers new since your last visit on 9 October 2025"
    expect(page.locator(".pd-since")).to_contain_text(told)
    page.goto(f"{reader.address}topics/{topic}/")
    expect(page.locator(".pd-row--new").first).to_be_attached()
    page.goto(f"{reader.address}browse/?mine=new")
    expect(page.locator(".pd-browse__said")).to_contain_text(f"{count} papers of")


def test_bibtex(reader: Reader) -> None:
    """The entry that a paper's page copies is read back, and is the one of the site's file."""
    papers = records(reader.site)
    known = next(paper for paper in papers if paper["facts"].get("authors"))
    bare = next(paper for paper in reversed(papers) if not paper["facts"].get("authors"))
    everything = (reader.site / "papers.bib").read_text(encoding="utf-8")
    for paper in (known, bare):
        page = reader.opens(f"papers/{paper['id']}/")
        page.get_by_role("button", name="Copy BibTeX").click()
        expect(page.locator(".pd-copy [role=status]")).to_have_text("BibTeX copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        (entry,) = parse_string(copied).entries
        assert ("author" in entry) == (paper is known)
        assert copied.strip() in everything


@pytest.mark.parametrize("reader", ["desktop"], indirect=True)
@pytest.mark.parametrize("path", ["", TOPIC])
def test_feeds(reader: Reader, path: str) -> None:
    """A page names its feed, which a feed reader reads: not too much, each entry a page here."""
    page = reader.opens(path)
    named = page.locator("link[rel~=alternate][type='application/atom+xml']").first
    answer = page.request.get(named.evaluate("one => one.href"))
    feed = feedparser.parse(answer.body())
    assert not feed.bozo
    assert 0 < len(feed.entries) <= 50
    paths = (urlsplit(entry.link).path.partition("/papers/")[2] for entry in feed.entries)
    assert all((reader.site / "papers" / one / "index.html").is_file() for one in paths)


def lonely(page: Page, data: dict[str, Any]) -> tuple[str, float, float]:
    """The paper farthest from all others on the drawn map: its title, and where in the frame.

    Below the buttons, and above where a phone shows cards.
    """
    box = page.locator(".pd-map__frame").bounding_box()
    assert box
    spots = [
        (title, x / 10_000 * box["width"], y / 10_000 * box["height"])
        for _, title, x, y, _ in data["papers"]
    ]

    def room(spot: tuple[str, float, float]) -> float:
        return min(math.dist(spot[1:], other[1:]) for other in spots if other is not spot)

    return max([s for s in spots if 80 < s[2] < box["height"] * 0.6][:100], key=room)


def test_map(reader: Reader) -> None:
    """A paper on the map shows title and card by pointer or first touch; another opens it."""
    page = reader.opens("map/")
    frame = page.locator(".pd-map__frame")
    expect(frame.locator("canvas")).to_be_visible()
    title, x, y = lonely(page, json.loads((reader.site / "map.json").read_bytes()))
    if reader.on_phone:
        frame.tap(position={"x": x, "y": y})
    else:
        frame.hover(position={"x": x, "y": y})
    expect(page.locator(".pd-map__card a")).to_have_text(title)
    expect(page.locator(".pd-map__card p")).not_to_be_empty()
    if reader.on_phone:
        frame.tap(position={"x": x, "y": y})
    else:
        frame.click(position={"x": x, "y": y})
    expect(page.locator("article.pd-paper h1")).to_have_text(title)
