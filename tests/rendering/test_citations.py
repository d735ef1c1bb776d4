"""Citations: BibTeX says what is known, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PaperId
from generator.rendering.citations import (
    bibliography,
    bibtex_entry,
    cited,
    paper_url,
)
from tests.world import paper

URL = "https://me.example/"
BARE = cited(paper("Kites That Stay Up"))
FULL = cited(
    paper(
        "Kites: 50% Higher",
        authors=("Ann Lee", "Bo Ü. Ek"),
        year=2024,
        venue="KITE 2024",
        arxiv="2410.05434",
        doi="10.1000/kites",
    )
)


def test_bibtex_of_a_bare_paper() -> None:
    """Of a paper without facts the entry holds its title and its page here, under its id."""
    assert bibtex_entry(BARE, URL) == (
        "@misc{kites-that-stay-up,\n"
        "  title = {{Kites That Stay Up}},\n"
        "  url = {https://me.example/papers/kites-that-stay-up/},\n"
        "}\n"
    )


def test_bibtex_of_a_known_paper() -> None:
    """Authors, year, venue and arXiv's fields stand where they are known, escaped for TeX."""
    assert bibtex_entry(FULL, URL) == (
        "@misc{kites-50%-higher,\n"
        "  title = {{Kites: 50\\% Higher}},\n"
        "  author = {Ann Lee and Bo Ü. Ek},\n"
        "  year = {2024},\n"
        "  howpublished = {KITE 2024},\n"
        "  eprint = {2410.05434},\n"
        "  archiveprefix = {arXiv},\n"
        "  doi = {10.1000/kites},\n"
        "  url = {https://arxiv.org/abs/2410.05434},\n"
        "}\n"
    )


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=20), max_size=3))
def test_any_text_is_one_entry(title: str, authors: list[str]) -> None:
    """Whatever a title and names are, a BibTeX reader finds one entry under the paper's id."""
    made = replace(BARE, id=PaperId("some-id"), title=title, authors=tuple(authors))
    library = parse_string(bibtex_entry(made, URL))
    assert [entry.key for entry in library.entries] == ["some-id"]
    assert library.failed_blocks == []


def test_bibliography() -> None:
    """A bibliography is the entries with a blank line between; of no papers it is empty."""
    assert bibliography([BARE, FULL], URL).count("\n\n@misc{") == 1
    assert bibliography([], URL) == ""


def test_addresses() -> None:
    """A paper is found on arXiv, else on its page here, if the site's address is known."""
    assert paper_url(FULL, URL) == "https://arxiv.org/abs/2410.05434"
    assert paper_url(BARE, URL) == "https://me.example/papers/kites-that-stay-up/"
    assert paper_url(BARE, "") == ""
