"""Prose: people's Markdown becomes safe HTML on one line, its links resolved."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model.site import Target
from generator.rendering.prose import linked, prose_html, words_in
from tests.world import prose

TARGETS = {
    "kites": Target("papers/kites.md", "Kites & [Strings]"),
    "notes/kites.md": Target("papers/kites.md", "Kites"),
    "notes/a b.png": Target("notes/a b.png", "a b.png"),
    "index": Target("index.md", "Home"),
}


def html(text: str, prefix: str = "note") -> str:
    """The HTML of prose on a page two folders deep."""
    return str(prose_html(prose(text), TARGETS, "../../", prefix))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[kites]]", '<a href="../../papers/kites/"'),
        ("[[kites]]", ">Kites &amp; [Strings]</a>"),
        ("[[kites|these *kites*]]", ">these *kites*</a>"),
        ("[x](kites.md#note)", '<a href="../../papers/kites/#note"'),
        ("[x](../notes/kites.md)", '<a href="../../papers/kites/"'),
        ("![x](a%20b.png)", 'src="../../notes/a%20b.png"'),
        ("[[index]]", '<a href="../../"'),
        ("[[nothing]]", "[[nothing]]"),
        ("`[[kites]]`", "<code>[[kites]]</code>"),
        ("[x](https://a.example/)", 'rel="noopener noreferrer"'),
        ("# Heading", '<h3 id="note-heading">Heading</h3>'),
        ("| a |\n|--:|\n| 1 |", '<td align="right">1</td>'),
        ("!!! note\n    Mind.", '<div class="admonition note">'),
    ],
)
def test_what_people_write(text: str, found: str) -> None:
    """Links, headings, tables, admonitions and code come out as in any Markdown, a level lower."""
    assert found in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href='data:text/html,x'>x</a>",
        "<style>p{}</style>",
        "<iframe src='https://a.example'></iframe>",
        "<p style='position:fixed'>x</p>",
        '[x](<java\tscript:alert(1)> "t")',
        "<svg/onload=alert(1)>",
    ],
)
def test_what_nobody_may_write(text: str) -> None:
    """Nothing that runs, loads or hides other things comes through."""
    tree = LexborHTMLParser(html(text))
    assert tree.css("script, style, iframe, svg, [onerror], [onload], [style]") == []
    leads = [node.attributes["href"] or "" for node in tree.css("a[href]")]
    assert [href for href in leads if re.match(r"\w+:", href)] == []


def test_ids_have_a_prefix() -> None:
    """Two pieces of prose on one page share no id, and footnotes lead to their own."""
    text = "Kites[^1]\n\n[^1]: Fly."
    for prefix in ("part-1", "part-2"):
        tree = LexborHTMLParser(html(text, prefix))
        ids = {node.id for node in tree.css("[id]")}
        assert all((one or "").startswith(f"{prefix}-") for one in ids)
        leads = {node.attributes["href"] for node in tree.css("a[href]")}
        assert len(leads) == 2
        assert leads <= {f"#{one}" for one in ids}


def test_one_piece_leaves_nothing_to_the_next() -> None:
    """References, footnotes and ids of one piece of prose are none of another."""
    first = "# Kites\n\n[x][1] and y[^1]\n\n[1]: https://a.example/\n\n[^1]: Fly."
    second = "# Kites\n\n[x][1] and y[^1]"
    alone = html(second)
    assert html(first) == html(first)
    assert html(second) == alone
    assert "<a" not in alone


def test_nothing() -> None:
    """Of no words there is no HTML."""
    assert html(" \n") == ""


def test_linked_keeps_markdown() -> None:
    """For MkDocs, links lead to the pages' own files and the rest stays as it was written."""
    text = '*See* [[kites|them]] and [x](kites.md "T").\n'
    found = linked(words_in(prose(text), TARGETS), lambda path: f"../{path}")
    assert found == '*See* [them](../papers/kites.md) and [x](../papers/kites.md "T").\n'


@given(st.text(max_size=200))
def test_one_line(text: str) -> None:
    """Whatever is written stands on one line, so that no second converter reads it."""
    assert "\n" not in html(text)


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 100_000, "![[]()" * 20_000, "<http://" * 20_000, "a <![CDATA[" * 10_000),
        *("[^1]" * 5000 + "\n\n[^1]: x", "a\n: b\n" * 3000, "\n".join(["x"] * 200_000)),
        "\n".join(">" * depth + " a" for depth in range(400)),
    ],
    ids=lambda text: ascii(text[:4]),
)
def test_what_no_converter_gets_through(text: str) -> None:
    """It is shown as it is written, and never as markup."""
    shown = LexborHTMLParser(html(text))
    assert {node.tag for node in shown.css("body *")} <= {"pre", "p", "blockquote"}
    assert "a" in shown.text() or "[" in shown.text() or shown.text()[0] in "<x"


@pytest.mark.parametrize("address", ["https://x.org/a.png", "//x.org/a.png"])
def test_pictures_of_others_are_not_loaded(address: str) -> None:
    """A picture comes from the site itself: another host would learn of each reader."""
    made = html(f"![a]({address}) <img src='{address}' alt='b'> ![own](../notes/a%20b.png)")
    sources = [node.attributes.get("src") for node in LexborHTMLParser(made).css("img")]
    assert sources == [None, None, "../../notes/a%20b.png"]
