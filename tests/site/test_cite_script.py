"""`cite.js` in a real browser makes what Python makes, of every paper and of any text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.cataloguing.site import catalogue
from generator.model.page import Settings
from generator.reading.content import read_content
from generator.rendering.citations import (
    Cited,
    bibtex_entry,
    cited,
    csl_item,
    paper_url,
    ris_record,
)
from generator.rendering.formulas import plain_text
from generator.rendering.view import view_of
from tests.conftest import ROOT
from tests.site.hostile import TITLES
from tests.world import paper

URL = "https://me.example/digest/"
MAKE = """async ([script, papers]) => {
  const cite = await import(script);
  return papers.map((one) => [cite.bibtex(one), cite.ris(one), cite.csl(one)]);
}"""
NAMES = (
    *("Ann Lee", "Jan van der Ek", "Martin King, Jr.", "Lee, Ann", "Henry Ford III", "OpenAI"),
    *(
        "Qwen Team",
        "Smith and Sons",
        "others",
        "a, b, c",
        ",",
        " ",
        "de Ek",
        "王伟",
        "Ek, Jr",
        "and",
    ),
    *(
        "Ünal Ö\u0308ğüt",
        "Sam TEAM",
        "Kit Lab\u212a",
        "X\u00a0Y Z",
        "\u2028",
        "d’Ek Ann",
        "\\{}~^&%$#_",
    ),
)
SIGNS = "aB é{}\\\"'$%&#_^~,.-<>\n\r\t\x00\x1c\x85\u2028\ufeff\u00a0🦙@|"
TEXT = st.text(st.sampled_from(SIGNS), max_size=30)
KNOWN = cited(paper("Kites"), "kites")


@pytest.fixture(scope="module")
def script(serve: Callable[[Path], str]) -> str:
    """The address of the script."""
    return serve(ROOT / "overrides" / "assets") + "cite.js"


def as_the_page_has_it(one: Cited) -> dict[str, Any]:
    """A paper as pages and lists give it to the script."""
    return {
        "id": one.id,
        "key": one.key,
        "title": plain_text(one.title),
        "authors": list(one.authors),
        "year": one.year,
        "venue": one.venue,
        "url": paper_url(replace(one, arxiv=""), URL),
        "arxiv": one.arxiv,
        "doi": one.doi,
        "published": one.published.isoformat() if one.published else None,
    }


def assert_same(papers: Sequence[Cited], script: str, page: Page) -> None:
    """Python and the browser make the same of papers."""
    page.goto(script)
    made = page.evaluate(MAKE, [script, list(map(as_the_page_has_it, papers))])
    for one, (bibtex, ris, csl) in zip(papers, made, strict=True):
        assert bibtex == bibtex_entry(one, URL)
        assert ris == ris_record(one, URL)
        assert csl == json.loads(json.dumps(csl_item(one, URL)))


def test_every_seed(script: str, page: Page) -> None:
    """Of every paper of this digest both make the same."""
    view = view_of(catalogue(read_content(ROOT / "content")), Settings(url=URL))
    assert_same([view.cited(one) for one in view.papers], script, page)


def test_hostile(script: str, page: Page) -> None:
    """Of titles that try to be markup, and of names that are hard to part, both make the same."""
    full = replace(KNOWN, authors=NAMES, year=2024, published=date(2024, 10, 7), arxiv="2410.05434")
    hostile = [replace(full, title=title, venue=title, doi=title) for title in TITLES]
    assert_same([*hostile, replace(full, arxiv="", year=2023)], script, page)


def test_a_year_of_a_day(script: str, page: Page) -> None:
    """A list that a reader keeps may lack the year of a day."""
    page.goto(script)
    kept = as_the_page_has_it(KNOWN) | {"published": "2024-10-07"}
    ((bibtex, ris, csl),) = page.evaluate(MAKE, [script, [kept]])
    whole = replace(KNOWN, year=2024, published=date(2024, 10, 7))
    assert (bibtex, ris) == (bibtex_entry(whole, URL), ris_record(whole, URL))
    assert csl == csl_item(whole, URL)


def test_any_text(script: str, page: Page) -> None:
    """Of any text both make the same."""

    @settings(max_examples=30)
    @given(st.lists(st.tuples(TEXT, TEXT, st.lists(TEXT, max_size=3)), min_size=1, max_size=30))
    def law(texts: list[tuple[str, str, list[str]]]) -> None:
        papers = [
            replace(KNOWN, title=title, venue=venue, doi=venue, authors=tuple(names))
            for title, venue, names in texts
        ]
        assert_same(papers, script, page)

    law()


MARKDOWN = """async ([script, papers]) => {
  const cite = await import(script);
  return papers.map((one) => [cite.markdown(one), cite.plain(one)]);
}"""


def test_for_people(script: str, page: Page) -> None:
    """In Markdown a title is a link's text, each sign escaped; in plain words it is as it is."""
    page.goto(script)
    papers = [as_the_page_has_it(replace(KNOWN, title=title)) for title in TITLES]
    made = page.evaluate(MARKDOWN, [script, papers])
    for title, (markdown, plain) in zip(TITLES, made, strict=True):
        text = markdown.removeprefix("[").removesuffix(f"]({URL}papers/kites/)")
        assert re.sub(r"\\(.)", r"\1", text) == plain_text(title)
        assert not re.search(r"(?<!\\)[][*_`<&$]", text)
        assert plain_text(title) in plain
