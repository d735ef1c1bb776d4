"""Text in files of Markdown is a paragraph, letter for letter, and no markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from generator.rendering.escape import one_line
from generator.rendering.signs import plain_markdown
from tests.site.hostile import TITLES

ANY = st.text(st.sampled_from("aB1 #*_-+=>:~.)([]{}!`\\<>&;|$/\n\t\x00é"), min_size=1, max_size=25)


def assert_shown(text: str) -> None:
    """A reader of Markdown shows the text, in a paragraph alone."""
    html = LexborHTMLParser(Markdown().convert(plain_markdown(text)))
    assert html.body
    assert {node.tag for node in html.body.css("*")} <= {"body", "p"}
    assert " ".join(html.body.text().split()) == " ".join(one_line(text).split())


@pytest.mark.parametrize("title", TITLES)
def test_hostile(title: str) -> None:
    """A title that tries to be markup is shown as it is."""
    assert_shown(title)


@given(ANY)
def test_any_text(text: str) -> None:
    """Whatever a text is, it is shown as it is."""
    assert_shown(text)
