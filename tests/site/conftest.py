"""The built site as its host serves it, a hostile one, and an eye on a page's errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.hostile import hostile_site

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
