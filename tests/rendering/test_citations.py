"""Citations: BibTeX, RIS and CSL-JSON say what is known, and no more, to those who read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formats
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person
from pybtex.database import parse_string as pybtex_read

from generator.rendering.author_names import line
from generator.rendering.citations import (
    Cited,
    bibliography,
    bibtex_entry,
    cited,
    csl_file,
    csl_item,
    paper_url,
    ris_file,
    ris_record,
)
from generator.rendering.formulas import plain_text
from tests.site.hostile import TITLES
from tests.world import paper

URL = "https://me.example/"
BARE = cited(paper("Kites That Stay Up"), "kites-stay")
FULL = cited(
    paper(
        "Kites: 50% Higher",
        authors=("Ann Lee", "Jan van der Ek", "Martin King, Jr.", "Tool and Kite Group", "Bø"),
        year=2024,
        venue="KITE 2024",
        arxiv="2410.05434",
        doi="10.1000/kites_1",
        published=date(2024, 10, 7),
    ),
    "lee2024kites",
)
ANY_NAMES = st.lists(st.text(min_size=1, max_size=20), max_size=3)


# --- BibTeX --------------------------------------------------------------------------------------


def test_bibtex_of_a_bare_paper() -> None:
    """Of a paper without facts the entry holds its title and its page here, and no author."""
    assert bibtex_entry(BARE, URL) == (
        "@misc{kites-stay,\n"
        "  title = {{Kites That Stay Up}},\n"
        "  url = {https://me.example/papers/kites-that-stay-up/},\n"
        "}\n"
    )


def test_bibtex_of_a_known_paper() -> None:
    """What is known stands there, escaped for TeX, names so that they are read in one way."""
    assert bibtex_entry(FULL, URL) == (
        "@misc{lee2024kites,\n"
        "  title = {{Kites: 50\\% Higher}},\n"
        "  author = {Lee, Ann and van der Ek, Jan and King, Jr., Martin and"
        " {Tool and Kite Group} and Bø},\n"
        "  year = {2024},\n"
        "  month = oct,\n"
        "  howpublished = {KITE 2024},\n"
        "  eprint = {2410.05434},\n"
        "  archiveprefix = {arXiv},\n"
        "  doi = {10.1000/kites_1},\n"
        "  url = {https://arxiv.org/abs/2410.05434},\n"
        "}\n"
    )


def test_bibtex_is_read_back() -> None:
    """Pybtex, which knows BibTeX's rules of names, finds the people, the group and the month."""
    (entry,) = pybtex_read(bibtex_entry(FULL, URL), "bibtex").entries.values()
    people: list[Person] = entry.persons["author"]
    assert [(p.first_names, p.prelast_names, p.last_names, p.lineage_names) for p in people] == [
        (["Ann"], [], ["Lee"], []),
        (["Jan"], ["van", "der"], ["Ek"], []),
        (["Martin"], [], ["King"], ["Jr."]),
        ([], [], ["{Tool and Kite Group}"], []),
        ([], [], ["Bø"], []),
    ]
    assert entry.fields["month"] == "October"


@given(st.text(max_size=40), ANY_NAMES)
def test_any_text_is_one_entry(title: str, authors: list[str]) -> None:
    """Whatever a title and names are, two BibTeX readers find one entry with all its fields."""
    made = bibtex_entry(replace(FULL, title=title, authors=tuple(authors), doi=title), URL)
    library = parse_string(made)
    assert [entry.key for entry in library.entries] == ["lee2024kites"]
    assert library.failed_blocks == []
    (entry,) = pybtex_read(made, "bibtex").entries.values()
    assert entry.fields["eprint"] == "2410.05434"
    assert len(entry.persons.get("author", [])) == sum(line(name) != "" for name in authors)


def test_bibliography() -> None:
    """A bibliography is the entries with a blank line between; of no papers it is empty."""
    assert bibliography([BARE, FULL], URL).count("\n\n@misc{") == 1
    assert bibliography([], URL) == ""


def test_addresses() -> None:
    """A paper is found on arXiv, else on its page here, if the site's address is known."""
    assert paper_url(FULL, URL) == "https://arxiv.org/abs/2410.05434"
    assert paper_url(BARE, URL) == "https://me.example/papers/kites-that-stay-up/"
    assert paper_url(BARE, "") == ""


def test_a_day_of_another_year_is_no_date() -> None:
    """A first version of the year before is not the date of what has a later year."""
    later = replace(FULL, year=2025)
    assert "month" not in bibtex_entry(later, URL)
    assert "DA" not in ris_record(later, URL)
    assert csl_item(later, URL)["issued"] == {"date-parts": [[2025]]}


def test_a_year_of_a_day() -> None:
    """Where the year isn't known, but the day is, the year is the day's."""
    known = cited(paper("Kites", published=date(2024, 10, 7)), "kites")
    assert (known.year, known.day) == (2024, date(2024, 10, 7))


# --- RIS -----------------------------------------------------------------------------------------


def records(papers: Sequence[Cited]) -> list[dict[str, Any]]:
    """What a reader of RIS finds."""
    return list(rispy.load(StringIO(ris_file(papers, URL), newline="")))


def test_ris() -> None:
    """A reader of RIS finds both papers, with what is known of each."""
    bare, full = records([BARE, FULL])
    assert bare == {
        "type_of_reference": "GEN",
        "id": "kites-stay",
        "title": "Kites That Stay Up",
        "urls": ["https://me.example/papers/kites-that-stay-up/"],
    }
    assert full == {
        "type_of_reference": "GEN",
        "id": "lee2024kites",
        "title": "Kites: 50% Higher",
        "authors": [
            "Lee, Ann",
            "van der Ek, Jan",
            "King, Martin, Jr.",
            "Tool and Kite Group",
            "Bø",
        ],
        "year": "2024",
        "date": "2024/10/07",
        "secondary_title": "KITE 2024",
        "accession_number": "arXiv:2410.05434",
        "doi": "10.1000/kites_1",
        "urls": ["https://arxiv.org/abs/2410.05434"],
    }


@given(st.text(min_size=1, max_size=40).filter(line), ANY_NAMES)
def test_any_text_is_one_record(title: str, authors: list[str]) -> None:
    """Whatever a title and names are, there is one record, which ends after its last field."""
    made = ris_record(replace(FULL, title=title, authors=tuple(authors)), URL)
    lines = made.split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert [part[2:6] for part in lines[:-1]] == ["  - "] * (len(lines) - 1)
    assert "\r" not in made.replace("\r\n", "")
    assert lines[2] == f"TI  - {line(plain_text(title))}"


# --- CSL-JSON ------------------------------------------------------------------------------------


def test_csl() -> None:
    """An item has the fields of CSL, names in parts, and of a bare paper no more than is known."""
    bare, full = json.loads(csl_file([BARE, FULL], URL))
    assert bare == {
        "id": "kites-stay",
        "type": "article",
        "title": "Kites That Stay Up",
        "URL": "https://me.example/papers/kites-that-stay-up/",
    }
    assert full["author"] == [
        {"family": "Lee", "given": "Ann"},
        {"family": "van der Ek", "given": "Jan"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "Tool and Kite Group"},
        {"literal": "Bø"},
    ]
    assert full["issued"] == {"date-parts": [[2024, 10, 7]]}
    assert (full["container-title"], full["number"]) == ("KITE 2024", "arXiv:2410.05434")
    assert json.loads(csl_file([], URL)) == []


@pytest.mark.filterwarnings("ignore")  # of the processor's own
@pytest.mark.parametrize("title", [FULL.title, *TITLES])
def test_a_processor_cites(title: str) -> None:
    """A CSL processor sets an item of any title in a style, with its author and year."""
    items = json.loads(csl_file([replace(FULL, title=title)], URL))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    works = CitationStylesBibliography(style, CiteProcJSON(items), formats.plain)
    works.register(Citation([CitationItem("lee2024kites")]))
    (set_work,) = map(str, works.bibliography())
    assert set_work.startswith("Lee, A.")
    assert "2024" in set_work
