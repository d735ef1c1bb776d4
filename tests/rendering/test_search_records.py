"""What the search knows: every paper once, whatever else has a name, and nothing of lists."""

from __future__ import annotations

from typing import Any

import pytest

from generator.rendering.search_records import SearchRecord, search_records
from tests import world
from tests.rendering import made


def records(*dumps: Any, **more: Any) -> dict[str, SearchRecord]:
    """The records of a fabricated site, by address."""
    return {record.url: record for record in search_records(made.view(*dumps, **more))}


def only(title: str, abstract: str = world.KITES, **more: Any) -> SearchRecord:
    """The record of the one paper of a site."""
    listing = world.dump("2025-01-01-first", [world.entry(title, abstract)])
    (record,) = (r for r in records(listing, **more).values() if r.filters["kind"] == ("paper",))
    return record


def test_every_paper_once_by_address() -> None:
    """A paper that two dumps list is one record; the order is that of the addresses."""
    found = search_records(made.view())
    titles = [record.title for record in found if record.filters["kind"] == ("paper",)]
    assert sorted(titles) == sorted(made.TITLES)
    assert [record.url for record in found] == sorted(record.url for record in found)


def test_a_paper() -> None:
    """A paper has its abstract as content, and filters and orders by what is known of it."""
    facts = [world.facts(made.TITLES[0], year=2024, authors=("Ada Aloft",), venue="Wind")]
    topics = [world.topic("kites", ["kite"])]
    record = records(facts=facts, topics=topics)["papers/kitenet-kites-that-stay-up/"]
    assert record.content == f"{world.KITES} Ada Aloft Wind"
    assert record.filters == {
        "kind": ("paper",),
        "topic": ("kites",),
        "digest": ("2025-01-01-first", "2025-02-01-second"),
        "year": ("2024",),
    }
    assert record.sort == {"captured": "20250201", "year": "2024"}


def test_a_paper_with_code_and_note() -> None:
    """Code and a note can be asked for, and a note's words find its paper."""
    note = world.note("kites", body="Read it in **strong** wind.", why="It flies.")
    record = only("Kites", f"{world.KITES} Code: https://github.com/a/b", notes=[note])
    assert record.filters["with"] == ("code", "note")
    assert record.content.endswith("It flies. Read it in strong wind.")


def test_formulas_are_plain() -> None:
    """Formulas are found and shown in Unicode, as no one searches for TeX."""
    record = only("Kites in $O(n^2)$", f"{world.KITES} It takes $n^2$ threads.")
    assert record.title == "Kites in O(n²)"
    assert "n² threads" in record.content


def test_a_paper_without_abstract() -> None:
    """A record is never empty: Pagefind leaves such out."""
    assert only("Kites", "").content == "Kites"


def test_no_text_commands_pagefind() -> None:
    """Words that Pagefind would take for its own commands lose their underscores."""
    record = only("___PAGEFIND_WEIGHT___10 Kites", f"___PAGEFIND_WEIGHT___10 {world.KITES}")
    assert "___" not in record.title + record.content
    assert "PAGEFIND_WEIGHT" in record.content


def test_lists_by_name_and_prose_alone() -> None:
    """Topics, tags, digests and reading lists say nothing of the papers that they list."""
    listing = world.reading_list("winds", ["Of winds.", (made.TITLES[0], "Begin *here*.")])
    topic = world.topic("kites", ["kite"], title="Kites", body="They fly, see [[breads]].")
    found = records(lists=[listing], topics=[topic, world.topic("breads", ["loaves"])])
    assert found["lists/winds/"].content == "Of winds. Begin here."
    assert found["topics/kites/"].content == "They fly, see Breads."
    assert found["digests/2025-01-01-first/"].content == "Captured on 1 January 2025"
    others = [r for r in found.values() if r.filters["kind"] != ("paper",)]
    assert not [r for r in others for title in made.TITLES if title in r.content]


def test_topics_and_reading_lists_are_prominent() -> None:
    """Topics and lists come before the many papers whose titles have their few words."""
    found = records(lists=[world.reading_list("winds", ["Of."])], topics=[world.topic("kites", [])])
    prominent = {record.filters["kind"] for record in found.values() if record.prominent}
    assert prominent == {("topic",), ("list",)}


@pytest.mark.parametrize(
    ("path", "body", "title"),
    [
        ("index.md", "Welcome.", "Kites & Co"),
        ("about.md", "# About *us*\n\nWe fly.", "About *us*"),
        ("how/to-fly.md", "Hold on.", "To fly"),
    ],
)
def test_pages_that_people_wrote(path: str, body: str, title: str) -> None:
    """An ordinary page is found by its title and words."""
    found = records(pages=[world.page(path, body)])
    (record,) = (r for r in found.values() if r.filters["kind"] == ("page",))
    assert record.title == title
    assert body.split()[-1] in record.content
