"""The built site as its host serves it, one of a thousand papers, a hostile one, and readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.hostile import hostile_site
from tests.site.readers import SIZES, Archive, Reader, watched
from tests.site.thousand import build_thousand

BELOW = "paper-digest/"
"""The path of the site's address: it is served there, as its host will."""


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


@pytest.fixture(scope="session", params=["seeds", "thousand"])
def archive(
    request: pytest.FixtureRequest,
    once: Callable[[str, Callable[[Path], str]], Path],
    serve: Callable[[Path], str],
) -> Archive:
    """The site of the seeds, then that of a thousand papers."""
    if request.param == "seeds":
        site: Path = request.getfixturevalue("built_site")
    else:
        site = once("thousand", build_thousand)
    return Archive(site, serve(site))


@pytest.fixture(params=list(SIZES))
def reader(request: pytest.FixtureRequest, archive: Archive, browser: Browser) -> Iterator[Reader]:
    """A reader of either archive, on a desktop, then on a phone, who meets no error."""
    someone = Reader(archive, browser, request.param)
    yield someone
    someone.leave()
    assert someone.errors == []


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """Sees to it that nothing in a test's page fails or asks another host."""
    seen = watched(page)
    yield seen
    assert seen == []
