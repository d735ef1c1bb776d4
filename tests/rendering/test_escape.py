"""Text comes through the one door letter for letter, and never as markup."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.rendering.escape import (
    actions,
    actions_property,
    bibtex,
    element,
    front_matter,
    html_text,
    joined,
    json_script,
    markdown_text,
    one_line,
    page_title,
    summary_text,
    terminal,
    xml_text,
)
from generator.rendering.escape import (
    html as html_piece,
)

SIGNS = "[](){}<>!`*_~^=+-#:;.,&|\\/'\"$@%? \n\t01aw\u00a0\u2028\u3000\x02\x03\x85\r"
TEXT = st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=40)
TRAPS = [
    "</title><script>alert(1)</script>",
    "1. one",
    "+ one",
    "- [x] done",
    ":smile:",
    "[[x]] {: .y #z }",
    "www.x.org (c) --> 1/2",
    "    four",
    "a  b ",
    "$$x$$ {{ page }} {% raw %}",
    "<![x",
    "&lt;b&gt; &#60; &amp;",
    "*[HTML]: x",
    "a`b`c",
    "![a](javascript:x)",
]


class _Reader(HTMLParser):
    """Gathers what a reader sees, and the tags it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


CONVERTER = markdown.Markdown(
    extensions=[
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
        "pymdownx.betterem",
        "pymdownx.magiclink",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    ]
)


def convert(source: str) -> str:
    CONVERTER.reset()
    return CONVERTER.convert(source)


PLACES = [
    ("# {}\n", ["h1"]),
    ("- {}\n", ["ul", "li"]),
    ("so {} x\n", ["p"]),
    ("[{}](x.md)\n", ["p", "a"]),
    ("{}\n", ["p"]),
]


@pytest.mark.parametrize(("place", "tags"), PLACES, ids=[place.strip() for place, _ in PLACES])
@pytest.mark.parametrize("text", TRAPS)
def test_markdown_traps(place: str, tags: list[str], text: str) -> None:
    """What means something in Markdown is shown letter for letter, wherever it stands."""
    shown = read(convert(place.format(markdown_text(text))))
    assert one_line(text) in shown.text
    assert shown.tags == tags


@given(TEXT)
@example("".join(TRAPS))
def test_markdown_text(text: str) -> None:
    """Any text comes through Python-Markdown letter for letter, with no tag of its own."""
    for place, tags in PLACES[:4]:
        shown = read(convert(place.format(markdown_text(text))))
        assert one_line(text) in shown.text
        assert shown.tags == tags


@given(TEXT)
@example("".join(TRAPS))
def test_html_text(text: str) -> None:
    """Any text in a raw block is on one line, un-escapes to itself and passes unchanged."""
    block = f"<p>{html_text(text)}</p>"
    assert html.unescape(html_text(text)) == one_line(text)
    assert "<" not in html_text(text)
    assert convert(block + "\n") == block


@given(TEXT)
def test_one_line(text: str) -> None:
    """No kind of line break and no control is left; folding twice changes nothing."""
    assert one_line(text).splitlines() in ([], [one_line(text)])
    assert one_line(one_line(text)) == one_line(text)


@given(TEXT)
def test_page_title(text: str) -> None:
    """A title in front matter is one line of escaped text, which a page shows letter for letter."""
    values = yaml.safe_load(front_matter({"title": page_title(text)}).split("---\n")[1])
    assert "<" not in values["title"]
    assert read(f"<p>{values['title']}</p>").text == one_line(text)


KEYS = st.from_regex(r"\A[a-z]{1,8}\Z").filter(lambda key: yaml.safe_load(key) == key)


@given(st.dictionaries(KEYS, TEXT | st.integers() | st.booleans() | st.lists(TEXT), min_size=1))
@example({"title": "\ufeff\ufffe\uffff\U0001f600"})
def test_front_matter(values: dict[str, object]) -> None:
    """Front matter keeps values and their order, and its only line of dashes is the last."""
    block = front_matter(values)
    assert block.startswith("---\n")
    assert block.index("\n---\n") == len(block) - 5
    loaded = yaml.safe_load(block.split("---\n", 1)[1].rsplit("---\n", 1)[0])
    assert list(loaded) == list(values)
    assert [v for v in loaded.values() if isinstance(v, str)] == [
        one_line(v) for v in values.values() if isinstance(v, str)
    ]


def test_front_matter_types() -> None:
    """Words that YAML would read as numbers, dates or truths stay text."""
    words = {"a": "123", "b": "true", "c": "null", "d": "2025-03-13", "e": "- x", "f": Markup("y")}
    assert yaml.safe_load(front_matter(words).split("---\n")[1]) == words


@given(st.dictionaries(TEXT, TEXT | st.lists(TEXT)))
@example({"a": "</script><!--\u2028"})
def test_json_script(value: dict[str, object]) -> None:
    """JSON in a script says the same, and has no sign that could end the script."""
    assert json.loads(json_script(value)) == value
    assert not re.search("[<>&\u2028\u2029\n]", json_script(value))


@given(TEXT)
def test_bibtex(text: str) -> None:
    """Braces pair up at every point of a BibTeX field, and no bare sign of TeX is left."""
    depth = 0
    for sign in bibtex(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[&%$#_]|[~^]", bibtex(text))


def test_bibtex_signs() -> None:
    """TeX's own signs are spelt as TeX spells them."""
    assert bibtex(r"A&B 5% \x {y}") == (
        r"A\&B 5\% {\textbackslash}x {\textbraceleft}y{\textbraceright}"
    )


def test_terminal() -> None:
    """Escapes, controls and bidi marks are shown, not obeyed; other text stays."""
    assert terminal("a\x1b[31m\n\u202eé\x9b") == "a\\x1b[31m\\x0a\\u202eé\\x9b"


def test_actions() -> None:
    """A message stays one workflow command, and a property one property."""
    assert actions("50%\r\n::error::x") == "50%25%0D%0A::error::x"
    assert actions_property("a:b,c%") == "a%3Ab%2Cc%25"


@given(TEXT)
@example("@me #1 :tada: https://example.org me@example.org")
def test_summary_text(text: str) -> None:
    """It reads as in any Markdown; after `#`, `:` and `@` a comment parts them from a name."""
    made = str(summary_text(text))
    assert made.replace("<!-- -->", "") == str(markdown_text(text))
    for sign in "#:@":
        assert not re.search(f"&#{ord(sign)};(?!<!-- -->)", made)


@given(st.text())
@example(SIGNS)
def test_xml_text(text: str) -> None:
    """In an element and in an attribute, a reader of XML finds all that XML allows of a text."""
    allowed = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    made = ElementTree.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert (made.text or "", made.get("b")) == (allowed, allowed)


@given(TEXT)
@example("".join(TRAPS))
def test_html(text: str) -> None:
    """A piece of HTML has each value in its place, escaped by its type; `%` in a value is one."""
    made = html_piece('<p title="%s">%s</p>', text, element("b", text))
    shown = read(made)
    assert shown.text == one_line(text)
    assert shown.tags == ["p", "b"]
    assert html_piece("%s and %s", 1, date(2025, 3, 1)) == "1 and 2025-03-01"
    assert html_piece("%s%%", "%s") == "%s%"


@pytest.mark.parametrize("value", [None, [], object()])
def test_html_refuses(value: object) -> None:
    """What is no text, number or date is a mistake of the program."""
    with pytest.raises(TypeError, match="a template prints"):
        html_piece("%s", value)  # type: ignore[arg-type]  # which is the point


def test_element() -> None:
    """An element escapes plain content and attributes, and keeps markup."""
    made = element("a", "<b>", href='"><script>', class_="x")
    assert made == '<a href="&#34;&gt;&lt;script&gt;" class="x">&lt;b&gt;</a>'
    assert element("p", made) == f"<p>{made}</p>"


def test_joined() -> None:
    """Plain parts and plain separators are escaped, markup is not."""
    assert joined([element("b", "x"), "<"], "*") == "<b>x</b>*&lt;"
