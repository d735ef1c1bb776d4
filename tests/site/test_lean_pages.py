"""A paper's page in a real browser: lean, and all that only some readers want is there for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs, urlsplit

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Page, expect

from generator.reading.notes import parse_note
from tests.site.project import dump, mkdocs, project
from tests.site.readers import wait_until
from tests.site.reading_back import paper_pages, texts

MOST = 14 * 1024
"""Bytes of a paper's page."""
DUMP = dump(
    ("Knocking Agents", "We build agents that knock before they enter a tool."),
    ("Are *Doors* $n^2$?", "Doors that agents find open need no knocking at all."),
    ("Agents That Rest", "An agent rests, and other agents wait until that agent is back."),
)
FACTS = (
    '{"title": "Knocking Agents", "arxiv": "2410.05434", "year": 2024, "venue": "KNOCK 2024", '
    '"authors": ["Ann Lee", "Bo Ek"]}\n'
)
KNOWN, BARE = "papers/knocking-agents/", "papers/are-doors-n-2/"
NOTED = "papers/agents-that-rest/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small digest with a repository."""
    files = {
        "content/dumps/2025-03-13-a.txt": DUMP,
        "content/facts.jsonl": FACTS,
        "content/notes/agents-that-rest.md": "They rest.\n",
    }
    config = project(tmp_path_factory.mktemp("lean"), files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGEST_REPOSITORY", "https://github.com/me/mine")
        built = mkdocs(config, "--strict")
    assert built.exit_code == 0, built.output
    return config.parent / "site"


@pytest.fixture(scope="module")
def address(folder: Path, serve: Callable[[Path], str]) -> str:
    """Its address."""
    return serve(folder)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page whose reader lets sites use the clipboard, and sees no error."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def copied(page: Page, what: str) -> str:
    """What is in the clipboard after a click on one of the buttons."""
    page.get_by_role("button", name=f"Copy {what}").click()
    expect(page.locator(".pd-copy [role=status]")).to_have_text(f"{what} copied")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_pages_are_lean(built_site: Path) -> None:
    """A paper's page is small, but for long notes and the papers of very many authors."""
    sizes = {page: len(page.read_bytes()) for page in paper_pages(built_site)}
    assert median(sizes.values()) <= MOST - 1024
    long = [page for page, size in sizes.items() if size > MOST]
    assert [page for page in long if not texts(page, ".pd-note") + many_authors(page)] == []


def many_authors(page: Path) -> list[str]:
    """The authors of a page that names very many."""
    return [text for text in texts(page, ".pd-authors") if text.count(",") > 25]


def test_bibtex(address: str, reader: Page) -> None:
    """The BibTeX entry that is copied is the one in the file beside the page, and is read back."""
    reader.goto(address + KNOWN)
    entry = reader.request.get(
        reader.get_by_role("link", name="BibTeX file").evaluate("a => a.href")
    )
    assert copied(reader, "BibTeX") == entry.text()
    (read,) = parse_string(entry.text()).entries
    assert read.key == "lee2024knocking"
    assert read["author"] == "Lee, Ann and Ek, Bo"


def saved(page: Page, what: str) -> str:
    """What is in the file that a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=what, exact=True).click()
    return download.value.path().read_bytes().decode()


def test_files_made_in_the_browser(address: str, reader: Page) -> None:
    """RIS and CSL-JSON are saved as the site's own files have them."""
    reader.goto(address + KNOWN)
    ris = saved(reader, "RIS")
    assert rispy.loads(ris)[0]["authors"] == ["Lee, Ann", "Ek, Bo"]
    assert ris in reader.request.get(f"{address}papers.ris").body().decode()
    (item,) = json.loads(saved(reader, "CSL-JSON"))
    assert item in reader.request.get(f"{address}papers.csl.json").json()


def test_citations(address: str, reader: Page) -> None:
    """A citation names authors, year, title, venue and address, and in Markdown links the title."""
    reader.goto(address + KNOWN)
    assert copied(reader, "citation") == (
        "Ann Lee, Bo Ek (2024). Knocking Agents. KNOCK 2024. https://arxiv.org/abs/2410.05434"
    )
    assert copied(reader, "Markdown") == (
        "Ann Lee, Bo Ek. [Knocking Agents](https://arxiv.org/abs/2410.05434) (2024)"
    )


def test_citations_of_a_bare_paper(address: str, reader: Page) -> None:
    """What isn't known isn't written, and a title's signs mean nothing in Markdown."""
    reader.goto(address + BARE)
    url = f"https://example.org/paper-digest/{BARE}"
    assert copied(reader, "citation") == f"Are *Doors* n²? {url}"
    assert copied(reader, "Markdown") == rf"[Are \*Doors\* n²?]({url})"
    expect(reader.get_by_text("The authors are not known here")).to_be_visible()


def test_without_a_clipboard(address: str, page: Page) -> None:
    """Where a page may not use the clipboard, the words are there to select."""
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(address + KNOWN)
    page.get_by_role("button", name="Copy Markdown").click()
    expect(page.locator(".pd-copied")).to_contain_text("[Knocking Agents]")


def test_searches(address: str, reader: Page) -> None:
    """A paper that isn't found on arXiv can be searched for by its title, in three places."""
    reader.goto(address + BARE)
    links = reader.locator(".pd-actions a")
    expect(links).to_have_text(["Search arXiv", "Search Hugging Face", "Search Scholar"])
    for url in links.evaluate_all("all => all.map(one => one.href)"):
        assert ["Are *Doors* n²?"] in parse_qs(urlsplit(url).query).values()


def test_objections(address: str, reader: Page) -> None:
    """GitHub's editor opens on a note that denies the paper's topics, and that has no fault."""
    reader.goto(address + KNOWN)
    link = reader.get_by_role("link", name="Wrong topic?").evaluate("one => one.href")
    query = parse_qs(urlsplit(link).query)
    assert query["filename"] == ["knocking-agents.md"]
    written, problems = parse_note(query["value"][0], "content/notes/knocking-agents.md")
    assert problems == ()
    assert [reference.name for reference in written.not_topics] == ["agents"]
    assert str(written.as_of) == "2025-03-13"


def test_objections_in_a_note(address: str, reader: Page) -> None:
    """GitHub's editor opens on the note that there is; the line is shown, and copied on the way."""
    reader.goto(address + NOTED)
    link = reader.get_by_role("link", name="Wrong topic?")
    edited = "https://github.com/me/mine/edit/main/content/notes/agents-that-rest.md"
    assert link.evaluate("one => one.href") == edited
    expect(reader.locator(".pd-edit code")).to_have_text("not-topics: [agents]")
    reader.route("https://github.com/**", lambda route: route.fulfill(status=204))
    link.click()
    wait_until(reader, "navigator.clipboard.readText().then(s => s.startsWith('not-topics'))")


def test_the_drawer(address: str, reader: Page) -> None:
    """On a phone the navigation is a drawer: the header's button opens it, any touch shuts it."""
    reader.set_viewport_size({"width": 360, "height": 740})
    reader.goto(address + KNOWN)
    topics = reader.locator(".pd-tabs").get_by_role("link", name="Topics")
    expect(topics).not_to_be_visible()
    reader.locator(".md-header__button[for=__drawer]").click()
    expect(topics).to_be_in_viewport()
    reader.locator(".md-overlay").click(position={"x": 340, "y": 400})
    expect(topics).not_to_be_visible()
    reader.mouse.wheel(0, 600)
    reader.locator(".md-header__button[for=__drawer]").click()
    topics.click()
    expect(reader.locator("h1")).to_have_text("Topics")


def test_colours_are_kept(address: str, page: Page) -> None:
    """The scheme that a reader chose is there on the next page, without the theme's script too."""
    page.goto(address + KNOWN)
    for _ in range(2):  # from the system's to light, to dark
        page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address + BARE)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_the_keyboard(address: str, reader: Page) -> None:
    """The first stop of the keyboard leads past the navigation."""
    reader.goto(address + KNOWN)
    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Skip to content")).to_be_focused()
    reader.keyboard.press("Enter")
    assert reader.url.endswith("#pd-content")
