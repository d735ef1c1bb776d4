"""The hostile site in a real browser: nothing runs or asks elsewhere, and every letter is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.verifying.site import verify
from tests.hostile.browsing import Observer, browse_pages, browse_papers, titles_found
from tests.hostile.payloads import hostile_files, made_payloads, written_payloads
from tests.site.project import mkdocs, project
from tests.site.reading_back import records

URL = "https://example.org/paper-digest/"
EVERY = 6
"""Of so many papers one is opened; lists and search results show them all."""
OTHER_KINDS = ("about", "changes", "digests", "glossary", "lists", "search", "tags", "topics")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of all payloads."""
    root = tmp_path_factory.mktemp("payloads")
    built = mkdocs(project(root, hostile_files([*written_payloads(), *made_payloads()])))
    assert built.exit_code == 0, built.output
    return root / "site"


def test_every_title_is_a_paper(site: Path) -> None:
    """Each payload is a paper with that very title, and the built site has no fault."""
    titles = {paper["title"] for paper in records(site)}
    assert [title for title in made_payloads() if title not in titles] == []
    assert [title for title in written_payloads() if title not in titles] == []
    told = (" leads to no ", " leads out of ")  # of links in notes, which the check has told too
    faults = [fault.message for fault in verify(site, URL)]
    assert [fault for fault in faults if not any(words in fault for words in told)] == []


def test_papers(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """No paper's page runs, loads or asks anything; title and abstract are shown as they are."""
    address = serve(site)
    observer = Observer(page, address)
    assert list(browse_papers(page, address, site, EVERY)) == []
    assert observer.seen == []
    assert observer.requests > len(records(site)) / EVERY


def test_other_pages(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """Nor does any other page: lists, topics, tags, digests, and what people wrote."""
    address = serve(site)
    observer = Observer(page, address)
    assert browse_pages(page, address, site, OTHER_KINDS) > 10
    assert observer.seen == []


def test_search(site: Path, page: Page, serve: Callable[[Path], str]) -> None:
    """The search shows every title letter for letter, and runs nothing of it."""
    address = serve(site)
    observer = Observer(page, address)
    found = titles_found(page, address, "meet")
    wanted = {" ".join(title.split()) for title in made_payloads()}
    assert sorted(wanted - found) == []
    assert observer.seen == []
