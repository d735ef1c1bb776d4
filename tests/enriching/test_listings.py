"""A day's listing: all its pages, only its papers, as a dump that the reader reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.enriching.connections import Connection, NoAnswer
from generator.enriching.hugging_face import SERVER
from generator.enriching.listings import dump_of, latest_day, listed_on, not_in
from generator.reading.dumps import read_dump
from tests.enriching.answers import item
from tests.enriching.asking import connected
from tests.enriching.clock import TODAY
from tests.enriching.known import Known, Mood
from tests.enriching.sources import Sources, serving
from tests.world import BREAD, KITES, OWLS, dump, entry

DAY = date(2026, 3, 6)
KITE = Known(
    "Kites in a Network",
    KITES,
    "2602.23229",
    published="2026-02-26",
    code="https://github.com/a/kites",
    project="https://kites.example.org/",
    votes=0,
)
LOAF = Known("Measuring Sourdough", BREAD, "2602.00001", day="2026-03-05")
OWL = Known("Owls Heard Twice", OWLS, "2602.00002")


@pytest.fixture
def sources() -> Iterator[Sources]:
    """Hugging Face with three papers of two days."""
    with serving(LOAF, KITE, OWL) as served:
        yield served


@pytest.fixture
def connection(sources: Sources) -> Iterator[Connection]:
    """A connection to it."""
    with connected(sources, SERVER, "hf") as made:
        yield made


def test_a_day(connection: Connection, sources: Sources) -> None:
    """A day has its papers, in the listing's order."""
    listed = listed_on(connection, DAY)
    assert [one.entry.title for one in listed] == [KITE.title, OWL.title]
    assert sources.asked[0][2] == {"date": "2026-03-06", "limit": "100", "p": "0"}


def test_the_latest_day(connection: Connection, sources: Sources) -> None:
    """The latest day is the newest that has papers, but for days that are still to come."""
    sources.papers.append(replace(KITE, arxiv="2602.00009", day="2036-01-01"))
    assert latest_day(connection, TODAY) == DAY
    sources.papers.clear()
    assert latest_day(connection, TODAY) is None


def test_pages(connection: Connection, sources: Sources) -> None:
    """All pages of a day are asked for; a server that repeats a page isn't asked for ever."""
    many = [Known(f"Paper {n}", f"{KITES} {n}", f"2603.{n:05}") for n in range(230)]
    sources.papers[:] = many
    assert [one.entry.arxiv for one in listed_on(connection, DAY)] == [p.arxiv for p in many]
    assert [query["p"] for _, _, query in sources.asked] == ["0", "1", "2"]
    sources.asked.clear()
    page = [item(paper) for paper in many[:100]]
    sources.always["hf"] = Mood(200, json.dumps(page).encode())
    assert len(listed_on(connection, DAY)) == 100
    assert len(sources.asked) == 2


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ([item(replace(KITE, day="2026-11-20"))], "papers of 2026-11-20, not of 2026-03-06"),
        ({"error": "down"}, "no list of papers"),
        ([{"a": 1}], "a list without papers"),
    ],
)
def test_another_listing(answer: Any, why: str, connection: Connection, sources: Sources) -> None:
    """The papers of another day, or of none, are no answer."""
    sources.always["hf"] = Mood(200, json.dumps(answer).encode())
    with pytest.raises(NoAnswer, match=why):
        listed_on(connection, DAY)


def test_a_dump(connection: Connection) -> None:
    """The reader has from the dump all that it has from the listing, and people stay out of it."""
    listed = listed_on(connection, DAY)
    data = dump_of(listed)
    reading = read_dump(data.decode(), "content/dumps/2026-03-06-daily-papers.json", DAY)
    (listing,) = reading.listings
    assert reading.problems == ()
    assert [replace(e, place=listed[0].entry.place, position=0) for e in listing.entries] == [
        one.entry for one in listed
    ]
    first = listing.entries[0]
    assert (first.arxiv, first.votes, first.comments) == ("2602.23229", 0, 2)
    assert (first.authors, first.published) == (("Ada Aloft", "Bo Breeze"), date(2026, 2, 26))
    assert first.links == ("https://kites.example.org/", "https://github.com/a/kites")
    assert b"somebody" not in data
    assert b"avatar" not in data


def test_broken_items(connection: Connection, sources: Sources) -> None:
    """Of items that aren't as they should be, the dump has what is right, and no mistake."""
    broken = [
        item(KITE) | {"numComments": -5},
        {"paper": item(OWL)["paper"] | {"upvotes": "many", "authors": [5], "projectPage": "x"}},
        {"paper": {"id": "../../etc", "summary": "No title."}},
        "nothing",
    ]
    sources.always["hf"] = Mood(200, json.dumps(broken).encode())
    data = dump_of(listed_on(connection, DAY))
    reading = read_dump(data.decode(), "x.json", DAY)
    assert reading.problems == ()
    assert [e.title for e in reading.listings[0].entries] == [KITE.title, OWL.title]
    assert [e.votes for e in reading.listings[0].entries] == [0, None]


def test_what_was_fetched_before(connection: Connection) -> None:
    """Only dumps fetched for that day count, and a paper is told by its id, else by its title."""
    listed = listed_on(connection, DAY)
    kite = entry("Another Title", arxiv="2602.23229")
    assert not_in(listed, [dump("2026-03-06-daily-papers-2", [kite])], DAY) == listed[1:]
    assert not_in(listed, [dump("2026-03-05-daily-papers", [kite])], DAY) == listed
    assert not_in(listed, [dump("2026-03-06-safety", [kite])], DAY) == listed
