"""Ordinary pages: a title, a description and a body, whatever the file says besides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.content import OrdinaryPage, Prose
from generator.model.problems import Place
from generator.reading.pages import parse_page

PATH = "content/guide/how-to-fly.md"


def parsed(text: str, path: str = PATH) -> tuple[OrdinaryPage, list[str]]:
    """A page, and its problems in short."""
    page, problems = parse_page(text, path)
    return page, [f"{p.place.line}:{p.place.column} {p.message}" for p in problems]


def test_fields() -> None:
    """Title and description come from the front matter, even where there is a heading."""
    page, problems = parsed("---\ntitle: <Fly>\ndescription: So it goes.\n---\n# <Fly>\n\nSo.")
    body = Prose("So.", Place(PATH, 7, 1))
    assert page == OrdinaryPage("guide/how-to-fly.md", body, "<Fly>", "So it goes.")
    assert problems == []
    assert parsed("---\ntitle: Fly\n---\n# Flying")[0].body.text == "# Flying"


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ("# About *us* ##\nWe fly.", "About us", "We fly."),
        ("# `a` \\* b", "a * b", ""),
        ("Hold on.", "How to fly", "Hold on."),
        ("## Second\n\nx", "How to fly", "## Second\n\nx"),
        ("#\n\nx", "How to fly", "#\n\nx"),
        ("Text.\n\n# Late", "How to fly", "Text.\n\n# Late"),
        ("", "How to fly", ""),
    ],
)
def test_title_without_a_field(body: str, title: str, rest: str) -> None:
    """Without a title in the front matter it is the first heading's, else the file's name."""
    page, _ = parsed(body)
    assert (page.title, page.body.text) == (title, rest)


def test_names() -> None:
    """A folder's index is called what the folder is called, and home what the site is."""
    assert parsed("x", "content/our-guide/index.md")[0].title == "Our guide"
    home, _ = parsed("# Welcome\n\nx", "content/index.md")
    assert (home.title, home.body.text) == ("", "# Welcome\n\nx")


def test_unknown_fields() -> None:
    """What the theme would make of other fields is nothing that a page may ask for."""
    page, problems = parsed("---\ntitle: A\ntemplate: ../../x\nhide: 5\n---\nBody")
    assert (page.title, page.body.text) == ("A", "Body")
    assert problems == ["3:1 there is no field `template`", "4:1 there is no field `hide`"]


@given(st.text(alphabet=st.sampled_from("# \nab*`\\-:\u2028")))
def test_every_word_is_kept(text: str) -> None:
    """Whatever the text, its letters are in the title or in the body."""
    page, _ = parsed(f"x: {text}")
    shown = page.title + page.body.text
    assert [shown.count(sign) >= text.count(sign) for sign in "ab"] == [True, True]
