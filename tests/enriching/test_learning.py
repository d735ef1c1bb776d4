"""An answer adds to what is known, and never takes from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enriching.agreement import Match
from generator.enriching.candidates import Candidate
from generator.enriching.learning import learnt
from generator.model.content import Facts
from tests.enriching.asking import question
from tests.world import facts

TODAY = date(2026, 11, 22)
SAID = {
    "arxiv": "2410.05434",
    "authors": ("Ada Aloft",),
    "published": date(2024, 10, 7),
    "venue": "Wind 2024",
    "categories": ("cs.LG",),
    "comment": "Ten pages",
    "doi": "10.1000/kites",
    "code": "https://github.com/a/kites",
    "project": "https://kites.example.org/",
}


def match(sure: bool = True, similarity: float = 0.9, **said: Any) -> Match:
    """What a source has of a paper."""
    return Match(Candidate(facts("Kites, Up", **(said or SAID))), similarity, sure)


def after(known: Facts | None, found: Match | None, source: str = "arxiv", **more: Any) -> Facts:
    """What is known after an answer."""
    return learnt(question("Kites", known=known, **more), source, found, TODAY)


def test_the_first_answer() -> None:
    """A certain match fills the line, the year with the day, and says who says so."""
    one = after(None, match())
    assert one == replace(
        facts("Kites", **SAID),
        place=one.place,
        year=2024,
        state="sure",
        source=("arxiv",),
        similarity=0.9,
        asked=("arxiv",),
        day=TODAY,
    )


def test_a_second_answer() -> None:
    """A second source fills what the first left open, and nothing else."""
    first = after(None, match(arxiv="2410.05434", authors=("Ada Aloft",)), "hugging-face")
    both = after(first, match(arxiv="2410.05434", authors=("A. Aloft",), comment="Ten pages"))
    assert (both.authors, both.comment) == (("Ada Aloft",), "Ten pages")
    assert both.source == both.asked == ("arxiv", "hugging-face")


def test_what_a_person_wrote_stays() -> None:
    """A line without a state is a person's: it is filled up, and none of it changed."""
    written = facts("Kites", arxiv="2410.05434", year=2023, venue="ICLR 2024")
    one = after(written, match())
    assert (one.year, one.venue, one.authors) == (2023, "ICLR 2024", ("Ada Aloft",))
    assert one.state == "sure"
    for found in (None, match(sure=False)):
        kept = after(written, found)
        assert replace(kept, asked=(), day=None) == written


def test_nobody_knows_it() -> None:
    """A paper that a source doesn't know is unknown, until another one knows it."""
    none = after(None, None, "hugging-face")
    assert (none.state, none.asked, none.source, none.day) == (
        "unknown",
        ("hugging-face",),
        (),
        TODAY,
    )
    assert after(none, match()).state == "sure"
    assert after(after(None, match()), None).state == "sure"


def test_doubtful_facts() -> None:
    """A doubtful match says what the source calls the paper, and gives way to a better one."""
    doubtful = after(None, match(sure=False, similarity=0.6, arxiv="2401.00001"))
    assert (doubtful.state, doubtful.matched, doubtful.arxiv) == (
        "doubtful",
        "Kites, Up",
        "2401.00001",
    )
    worse = after(doubtful, match(sure=False, similarity=0.5, arxiv="2401.00002"), "hugging-face")
    assert (worse.arxiv, worse.source, worse.asked) == (
        "2401.00001",
        ("arxiv",),
        ("arxiv", "hugging-face"),
    )
    better = after(doubtful, match(sure=False, similarity=0.7, arxiv="2401.00002"), "hugging-face")
    assert (better.arxiv, better.source) == ("2401.00002", ("hugging-face",))
    certain = after(doubtful, match(arxiv="2401.00003"), "hugging-face")
    assert (certain.arxiv, certain.matched, certain.source) == ("2401.00003", "", ("hugging-face",))
    assert after(doubtful, None).state == "doubtful"


def test_settled_facts_are_certain() -> None:
    """What the curator called right is certain, and is filled up."""
    doubtful = after(None, match(sure=False, similarity=0.6, arxiv="2401.00001"))
    for found in (None, match(arxiv="2401.00001", comment="Ten pages")):
        one = after(doubtful, found, settled=True)
        assert (one.state, one.matched, one.arxiv) == ("sure", "", "2401.00001")
        assert one.comment == ("Ten pages" if found else "")


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from([value, type(value)()])
        for name, value in SAID.items()
        if not isinstance(value, date)
    },
)
MATCHES = st.none() | st.builds(
    lambda sure, similarity, said: match(sure, similarity, arxiv="2499.00001", **said),
    st.booleans(),
    st.sampled_from([0.5, 0.6, 0.9]),
    FIELDS.map(lambda said: {k: v for k, v in said.items() if k != "arxiv"}),
)
SOURCES = st.sampled_from(["hugging-face", "arxiv", "semantic-scholar"])


@given(FIELDS, st.sampled_from(["", "sure"]), st.lists(st.tuples(SOURCES, MATCHES), max_size=5))
def test_nothing_is_lost(
    said: dict[str, Any], state: str, answers: list[tuple[str, Match | None]]
) -> None:
    """Whatever sources say, in whatever order: no certain fact changes or goes."""
    known = facts("Kites", **said, state=state)
    one = known
    for source, found in answers:
        one = after(one, found, source)
        assert source in one.asked
    for name, value in said.items():
        assert not value or getattr(one, name) == value
    assert not any(said.values()) or one.state in ("", "sure")


@given(SOURCES, MATCHES)
def test_the_same_answer_twice(source: str, found: Match | None) -> None:
    """To hear a thing again changes nothing."""
    once = after(None, found, source)
    assert after(once, found, source) == once


@pytest.mark.parametrize("published", [None, date(2024, 10, 7)])
def test_the_year(published: date | None) -> None:
    """The year is the source's own, else that of the day."""
    said: dict[str, Any] = {"published": published, "year": 2025}
    assert after(None, match(**said)).year == 2025
    assert after(None, match(published=published)).year == (published.year if published else None)
