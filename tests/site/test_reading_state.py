"""What a reader saves, marks and hides, and what is new to one: kept in the browser, never lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, Page, expect

STORED = "Object.entries(localStorage).find(([key]) => key.endsWith('.pd.papers'))[1]"


def titles(page: Page) -> list[str]:
    """The titles of the lists of a page."""
    return page.locator(".pd-row__title a").all_text_contents()


def save(page: Page, count: int) -> list[str]:
    """Save the first papers of a page; their titles."""
    for at in range(count):
        page.locator(".pd-row .pd-mark").nth(at).click()
    return titles(page)[:count]


def stored(page: Page) -> dict[str, Any]:
    """What the browser keeps."""
    value = json.loads(page.evaluate(STORED))
    assert isinstance(value, dict)
    return value


def saved_page(page: Page, address: str, more: str = "") -> None:
    """The page of saved papers, when its script has filled it."""
    page.goto("about:blank")
    page.goto(f"{address}saved/{more}")
    expect(page.locator(".pd-saved__tools")).to_be_visible()


def taken(page: Page, button: str) -> Download:
    """The file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value


def text_of(download: Download) -> str:
    """What is in a file that was taken away."""
    return download.path().read_text(encoding="utf-8")


def test_a_link_carries_the_list(address: str, page: Page, browser: Browser) -> None:
    """Whoever gets the link sees the papers, and saves them only by asking for it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}topics/ai-safety/")
    chosen = save(page, 2)
    saved_page(page, address)
    page.get_by_role("button", name="Copy a link to the list").click()
    expect(page.locator(".pd-saved__said")).to_contain_text("2 papers in itself")
    link = page.evaluate("navigator.clipboard.readText()")
    other = browser.new_context().new_page()
    other.goto(link)
    expect(other.locator(".pd-saved__shared .pd-row")).to_have_count(2)
    assert set(titles(other)) == set(chosen)
    assert "Nothing yet" in other.locator(".pd-saved__all").inner_text()
    other.get_by_role("button", name="Save all 2 to yours").click()
    expect(other.locator("#saved")).to_have_text("Saved 2")
    other.context.close()


@pytest.mark.parametrize(
    ("hash", "words"),
    [
        ("#list=", "A part of the link can’t be read"),
        ("#list=%E0%A4%A,<b>,../x", "A part of the link can’t be read"),
        ("#list=no-such-paper", "Not in this archive: no-such-paper"),
    ],
)
def test_broken_links(address: str, page: Page, errors: list[str], hash: str, words: str) -> None:
    """A link that was cut short or names unknown papers says so, and changes nothing."""
    saved_page(page, address, hash)
    expect(page.locator(".pd-saved__shared")).to_contain_text(words)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.endsWith('.pd.papers'))") == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no json", "is no JSON: nothing was changed"),
        (b"[1, 2]", "holds no saved papers: nothing was changed"),
        (b'{"version":1,"papers":{"../x":{"saved":"2025-01-01"}}}', "holds no saved papers"),
        (b" " * 8_000_001, "too large"),
        (
            b'{"version":1,"papers":{"a-b":{"saved":"x","title":"<img src=x>"},"C D":{}}}',
            "1 paper brought in, 1 of them new. What could not be understood was left out",
        ),
    ],
)
def test_bad_files(address: str, page: Page, errors: list[str], content: bytes, words: str) -> None:
    """A file that is none of ours changes nothing; of a damaged one the good part comes in."""
    saved_page(page, address)
    page.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": content}
    )
    expect(page.locator(".pd-saved__said")).to_contain_text(words)


@pytest.mark.parametrize(
    "raw",
    [
        "{broken",
        "[]",
        '{"version":1,"papers":[1]}',
        '{"version":9,"papers":{"x":{"saved":"2025-01-01","stars":7}}}',
        '{"version":1,"papers":{"x":{"saved":true},"<b>":{"saved":"2025-01-01"}}}',
    ],
)
def test_edited_by_hand(address: str, page: Page, errors: list[str], raw: str) -> None:
    """What can't be understood is told, stays as it was through a change, and can be had."""
    page.goto(address)
    page.evaluate(
        "raw => localStorage.setItem(`${new URL('.', location.href).pathname}.pd.papers`, raw)", raw
    )
    page.reload()
    save(page, 1)
    saved_page(page, address)
    expect(page.locator(".pd-saved__trouble")).to_contain_text("can’t be understood")
    assert text_of(taken(page, "Download it")) == raw
    page.get_by_role("button", name="Forget it").click()
    expect(page.locator(".pd-saved__trouble")).to_have_count(0)
    assert len(stored(page)["papers"]) >= 1


def test_a_huge_list(address: str, page: Page, errors: list[str]) -> None:
    """Five thousand saved papers are shown in steps; what isn't in the archive is said to be so."""
    saved_page(page, address)
    papers = {f"paper-{n}": {"saved": "2025-01-01", "title": f"Paper {n}"} for n in range(5000)}
    file = json.dumps({"version": 1, "papers": papers}).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": file}
    )
    expect(page.locator("#saved")).to_have_text("Saved 5000")
    expect(page.locator(".pd-row")).to_have_count(100)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".pd-row")).to_have_count(200)
    expect(page.locator(".pd-row__card").first).to_contain_text("no longer in this archive")


def test_read_and_hidden(address: str, page: Page, errors: list[str]) -> None:
    """A paper that was read looks so in lists; a hidden one is gone from them, and comes back."""
    page.goto(f"{address}topics/ai-safety/")
    first, second = titles(page)[:2]
    for at, mark in ((0, "Hide"), (1, "Read")):
        row = page.locator(".pd-row").nth(at)
        row.get_by_role("button", name=re.compile("^Abstract")).click()
        expect(row.locator(".pd-abstract")).to_be_visible()
        row.get_by_role("group").get_by_role("button", name=re.compile(f"^{mark}: ")).click()
    expect(page.get_by_role("link", name=first, exact=True)).to_be_hidden()
    expect(page.locator(".pd-row--read .pd-row__title")).to_have_text(second)
    page.reload()
    expect(page.get_by_role("link", name=first, exact=True)).to_be_hidden()
    page.get_by_role("button", name="Show 1 paper that you have hidden").click()
    expect(page.get_by_role("link", name=first, exact=True)).to_be_visible()
    page.goto(f"{address}browse/?topic=ai-safety&mine=read")
    expect(page.locator(".pd-row__title")).to_have_text([second])


def test_marks_on_a_papers_page(address: str, page: Page, errors: list[str]) -> None:
    """A paper is marked on its own page too, and another tab knows at once."""
    page.goto(f"{address}topics/ai-safety/")
    other = page.context.new_page()
    other.goto(page.locator(".pd-row__title a").first.evaluate("one => one.href"))
    other.get_by_role("button", name=re.compile("^To read: ")).click()
    expect(page.locator(".pd-row").first).to_have_class(re.compile("pd-row--to-read"))
