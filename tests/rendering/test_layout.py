"""The layout: front matter that the theme may print, and one raw block that no converter reads."""

from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.model.page import Page, root_of
from generator.rendering.layout import Head, page
from tests.rendering.made import SETTINGS, front_matter


def made(**more: object) -> Page:
    """A page of the topics' index with these settings of its layout."""
    arguments = {"title": "T", "settings": SETTINGS, **more}
    values: dict[str, Any] = {"topics": ()}
    return page("topics/index.md", "topics.html.j2", values, **arguments)  # type: ignore[arg-type]  # any option


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("index.md", "./"),
        ("glossary.md", "../"),
        ("topics/index.md", "../"),
        ("papers/a.md", "../../"),
        ("topics/a/page-2.md", "../../../"),
    ],
)
def test_root(path: str, root: str) -> None:
    """The way to the site's root is counted from the page's address."""
    assert root_of(path) == root


def test_front_matter() -> None:
    """Title and description are escaped for a theme that prints them as they are."""
    values = front_matter(made(title='A "<b>" & C', description="1 < 2"))
    assert values["title"] == "A &#34;&lt;b&gt;&#34; &amp; C"
    assert values["description"] == "1 &lt; 2"
    assert values["hide"] == ["navigation", "toc"]
    assert "search" not in values
    assert front_matter(made(searchable=False))["search"] == {"exclude": True}


def test_long_descriptions_are_cut() -> None:
    """A description ends at a word, with a sign that it goes on."""
    about = front_matter(made(description="kites " * 100))["description"]
    assert about.endswith("kites …")
    assert len(about) <= 202


def test_head() -> None:
    """The head has tags, feeds, where the page leads, and what it is about, each escaped."""
    head = Head(
        meta=(("robots", 'a"><script>'),),
        properties=(("og:type", "article"),),
        feeds=("topics/a.",),
        refresh="../b/",
    )
    text = front_matter(made(title="A & B", head=head))["head"]
    tree = LexborHTMLParser(text)
    assert tree.css("script") == []
    contents = {
        node.attributes.get("name") or node.attributes.get("property"): node.attributes["content"]
        for node in tree.css("meta[content]:not([http-equiv])")
    }
    assert contents == {
        "robots": 'a"><script>',
        "og:title": "A & B",
        "og:site_name": "Kites & Co",
        "og:type": "article",
    }
    feeds = {node.attributes["href"]: node.attributes["type"] for node in tree.css("link")}
    assert feeds == {
        "../topics/a.atom.xml": "application/atom+xml",
        "../topics/a.feed.json": "application/feed+json",
    }
    refresh = tree.css_first("meta[http-equiv=refresh]")
    assert refresh
    assert refresh.attributes["content"] == "0; url=../b/"


def test_feed_links_are_not_the_themes() -> None:
    """The theme takes each `rel="alternate"` for a translation, and asks for its sitemap."""
    head = front_matter(made(head=Head(feeds=("",))))["head"]
    links = LexborHTMLParser(head).css("link")
    assert [link.attributes["rel"] for link in links] == ["alternate feed"] * 2


def test_one_raw_block() -> None:
    """The body has no blank line and no indentation that would make Markdown of it."""
    body = made().make().text
    assert "\n\n" not in body
    assert Markdown().convert(body) == body
