"""axe on every kind of page, in both themes, on a desktop and a phone, and where scripts work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.readers import Archive

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
KINDS = ("papers", "topics", "tags", "digests", "lists")
ALONE = (
    *("", "404.html", "browse/", "saved/", "search/?q=learning", "topics/", "tags/"),
    *("digests/", "lists/", "glossary/", "changes/", "about/", "topics/ai-safety/"),
)
LIST = "topics/ai-safety/"


def kinds_of_pages(site: Path) -> list[str]:
    """A page of each kind: those that there is one of, and of others the one with the longest name.

    Maps and trends as well, where there are any.
    """
    folders = (max(site.glob(f"{kind}/*/"), key=lambda one: len(one.name)) for kind in KINDS)
    found = [folder.relative_to(site).as_posix() + "/" for folder in folders]
    return [*ALONE, *found, *(f"{one}/" for one in ("map", "trends") if (site / one).is_dir())]


def faults(page: Page) -> list[str]:
    """What axe has to say of a page as it is, each rule with where it is broken."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}})
    violations: list[dict[str, Any]] = found.response["violations"]
    return [f"{one['id']}: {node['target']}" for one in violations for node in one["nodes"]]


@pytest.fixture(params=[f"{scheme} {size}" for scheme in ("light", "dark") for size in SIZES])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in one theme, of one size."""
    name, size = request.param.split()
    scheme: Literal["light", "dark"] = "light" if name == "light" else "dark"
    width, height = SIZES[size]
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def faults_of_all(address: str, paths: Iterable[str], reader: Page) -> dict[str, list[str]]:
    """What axe has to say of pages, by their paths; nothing of pages without a fault."""
    found = {}
    for path in paths:
        reader.goto(address + path, wait_until="networkidle")
        found[path] = faults(reader)
    return {path: some for path, some in found.items() if some}


def test_every_kind_of_page(address: str, built_site: Path, reader: Page) -> None:
    """No page breaks a rule of WCAG 2.2 A and AA, or what axe holds to be good practice."""
    assert faults_of_all(address, kinds_of_pages(built_site), reader) == {}


@pytest.mark.parametrize("archive", ["thousand"], indirect=True)
@pytest.mark.parametrize("reader", ["light phone"], indirect=True)
def test_every_kind_of_page_of_a_thousand_papers(archive: Archive, reader: Page) -> None:
    """Nor does a page whose lists are long, and paged."""
    # What is shown at a wrong address finds its styles only where the site's settings say it is.
    paths = [path for path in kinds_of_pages(archive.site) if path != "404.html"]
    assert faults_of_all(archive.address, paths, reader) == {}


def test_what_scripts_show(address: str, reader: Page) -> None:
    """Nor does what a reader opens: an abstract, marks, filters, search results, the sheet."""
    reader.goto(address + LIST)
    reader.locator(".pd-open").first.click()
    expect(reader.locator(".pd-row__more .pd-abstract")).to_be_visible()
    for name in ("To read", "Save"):
        reader.locator(f".pd-row__more .pd-mark[data-label='{name}']").click()
    assert faults(reader) == []
    reader.keyboard.press("?")
    expect(reader.get_by_role("dialog")).to_be_visible()
    assert faults(reader) == []
    reader.goto(f"{address}saved/")
    expect(reader.locator(".pd-saved__tools")).to_be_visible()
    assert faults(reader) == []
    reader.goto(f"{address}browse/?topic=ai-safety&topic=alignment&not=x")
    expect(reader.locator(".pd-browse__chosen button").first).to_be_visible()
    if reader.locator(".pd-filter__toggle").is_visible():
        reader.locator(".pd-filter__toggle").click()
    assert faults(reader) == []


def test_no_layout_shift(address: str, built_site: Path, reader: Page) -> None:
    """Nothing that a reader looks at moves while a page loads, whatever scripts add to it.

    On a slow machine, where pages are painted before all of them is there.
    """
    slow = reader.context.new_cdp_session(reader)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    reader.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "one => { window.shift += one.value })).observe({type: 'layout-shift', buffered: true})"
    )
    for path in ("", LIST, "browse/", *kinds_of_pages(built_site)[len(ALONE) :]):
        reader.goto(address + path, wait_until="networkidle")
        assert reader.evaluate("shift") < 0.002, path


def test_reduced_motion(address: str, reader: Page) -> None:
    """Who asks for less motion has no transitions."""
    reader.goto(address)
    durations = reader.locator("a, button, .md-header").evaluate_all(
        "all => all.map(one => getComputedStyle(one).transitionDuration)"
    )
    assert set(durations) == {"0s"}
