"""Addresses: which file a link leads to, and what is wrong where it leads to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verifying.addresses import Addresses

URL = "https://me.example/digest/"
SITE = Addresses(
    files={"index.html", "404.html", "a/index.html", "a/b/index.html", "a.bib", "a b.png"},
    anchors={"index.html": frozenset(["top-five"]), "a/index.html": frozenset(["abstract", "ä"])},
    site_url=URL,
)
UNKNOWN_URL = Addresses(SITE.files, SITE.anchors)


@pytest.mark.parametrize(
    "link",
    [
        *("", "./", "../", "..", "../..", "b/", "../../a/", "../a.bib", "../a%20b.png", "?q=x"),
        *("#abstract", "#%C3%A4", "#", "#top", "../#top-five", "../a/#abstract"),
        *("/digest/", "/digest/a/#abstract", URL, f"{URL}a/", "mailto:me@me.example"),
        *("https://other.example/x", "//other.example/x"),
    ],
)
def test_good_links(link: str) -> None:
    """Relative, absolute and whole addresses of files and anchors are right, and outward ones."""
    page = "a/b/index.html" if link in ("../..", "../../a/") else "a/index.html"
    assert SITE.fault(page, link) == ""


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("c/", "leads to no file"),
        ("../a", "leads to no file"),
        ("../a.md", "leads to no file"),
        ("../A/", "leads to no file"),
        ("#Abstract", "leads to no such anchor"),
        ("../#nothing", "leads to no such anchor"),
        ("../../x/", "leads out of the site's folder"),
        ("/a/", "leads out of the site's folder"),
        ("https://me.example/", "leads out of the site's folder"),
        ("javascript:alert(1)", "is no address that a page may lead to"),
        ("JavaScript:void(0)", "is no address that a page may lead to"),
        ("data:text/html,x", "is no address that a page may lead to"),
        ("https://[bad/", "is no address that a page may lead to"),
    ],
)
def test_broken_links(link: str, fault: str) -> None:
    """A link to no file, no anchor, out of the site, or that runs code is a fault."""
    assert SITE.fault("a/index.html", link) == fault


def test_the_error_page() -> None:
    """The page for wrong addresses is served from any of them: its links begin at the root."""
    assert SITE.fault("404.html", "a/") == "is relative, but this page is served from any path"
    assert SITE.fault("404.html", "/digest/a/") == ""
    assert UNKNOWN_URL.fault("404.html", "/a/") == ""


def test_other_hosts() -> None:
    """Only another host is foreign; a site without a known address is on no other's."""
    assert SITE.foreign("index.html", "https://other.example/x")
    assert SITE.foreign("index.html", "//other.example/x")
    assert not SITE.foreign("index.html", f"{URL}x")
    assert not SITE.foreign("index.html", "x")
    assert UNKNOWN_URL.foreign("index.html", URL)


@given(st.text(max_size=60))
def test_any_link(link: str) -> None:
    """Whatever a page writes as an address, there is an answer, and the same one again."""
    assert SITE.fault("a/index.html", link) == SITE.fault("a/index.html", link)
