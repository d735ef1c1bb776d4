"""What the search knows: every paper and note once, whatever else has a name, nothing of lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.rendering.prose import Words
from generator.rendering.search_notes import note_record
from generator.rendering.search_record import SearchRecord
from generator.rendering.search_records import archived, search_records
from tests import world
from tests.rendering import made


def records(*dumps: Any, **more: Any) -> dict[str, SearchRecord]:
    """The records of a fabricated site, by address."""
    found = search_records(made.view(*dumps, **more))
    return {record.url: record for record in (*found.archive, *found.recent, *found.words)}


def only(title: str, abstract: str = world.KITES, **more: Any) -> SearchRecord:
    """The record of the one paper of a site."""
    listing = world.dump("2025-01-01-first", [world.entry(title, abstract)])
    (record,) = (r for r in records(listing, **more).values() if r.facets["kind"] == ("paper",))
    return record


def test_every_paper_once_and_new_ones_last() -> None:
    """A paper that two dumps list is one record, where it was first listed; then come all others.

    So a dump that is added changes what stands before it as little as can be.
    """
    found = search_records(made.view())
    assert [record.title for record in found.archive] == list(made.TITLES)
    others = [record.url for record in found.recent]
    assert others == sorted(others)


def test_the_archive_stays_while_it_grows_by_less_than_a_tenth() -> None:
    """Papers beyond the first thousand are indexed by themselves until they are a tenth more."""

    def of(count: int) -> tuple[list[str], list[str]]:
        entries = [world.entry(f"Kite {number}", f"{number} fly") for number in range(count)]
        found = search_records(made.view(world.dump("2025-01-01", entries)))
        papers = (record for record in found.recent if record.facets["kind"] == ("paper",))
        return [record.title for record in found.archive], [record.title for record in papers]

    first, _ = of(1000)
    assert of(1099) == (first, [f"Kite {number}" for number in range(1000, 1099)])
    assert len(of(1100)[0]) == 1100


def test_what_is_begun_with_is_the_archive() -> None:
    """The texts of the first papers are known before anything is judged of them."""
    view = made.view()
    records = search_records(view).archive
    assert archived(view.site.papers.values()) == [replace(one, facets={}) for one in records]


def test_a_paper() -> None:
    """A paper has its abstract as content, and facets by what is known of it."""
    facts = [world.facts(made.TITLES[0], year=2024, authors=("Ada Aloft",), venue="Wind")]
    topics = [world.topic("kites", ["kite"])]
    record = records(facts=facts, topics=topics)["papers/kitenet-kites-that-stay-up/"]
    assert record.content == f"{world.KITES} Ada Aloft Wind"
    assert record.facets == {
        "kind": ("paper",),
        "topic": ("kites",),
        "digest": ("2025-01-01-first", "2025-02-01-second"),
        "captured": ("2025-02-01",),
        "year": ("2024",),
    }


def test_a_paper_with_code_and_note() -> None:
    """Code and a note can be asked for; the note's words are not the paper's."""
    note = world.note("kites", body="Read it in **strong** wind.", why="It flies.")
    record = only("Kites", f"{world.KITES} Code: https://github.com/a/b", notes=[note])
    assert record.facets["with"] == ("code", "note")
    assert "strong" not in record.content


def test_a_note() -> None:
    """A note is found by its own words, and leads to its place on its paper's page."""
    note = world.note("kites", body="Read it in **strong** wind, see [[Kites]].", why="It flies.")
    listing = world.dump("2025-01-01-first", [world.entry("Kites", world.KITES)])
    found = search_records(made.view(listing, notes=[note])).words
    assert found == (
        SearchRecord(
            "papers/kites/#note",
            "Kites",
            "It flies. Read it in strong wind, see Kites.",
            {"kind": ("note",)},
            fields=("about",),
        ),
    )


def test_a_note_without_words() -> None:
    """A note that says nothing to readers is no result."""
    assert note_record("kites", "Kites", ("", ""), Words("")) is None


def test_people_s_words_are_by_themselves() -> None:
    """Notes, lists and pages are in the small index; an edited note leaves the other as it is."""
    pages, lists = [world.page("about.md", "We fly.")], [world.reading_list("winds", ["Of."])]
    one, two = (
        search_records(
            made.view(
                pages=pages,
                lists=lists,
                notes=[world.note("kitenet-kites-that-stay-up", body=body)],
            )
        )
        for body in ("One.", "Two.")
    )
    assert one.archive == two.archive
    assert one.words != two.words
    kinds = [record.facets["kind"][0] for record in one.words]
    assert sorted(kinds) == ["list", "note", "page"]


def test_formulas_are_plain() -> None:
    """Formulas are found and shown in Unicode, as no one searches for TeX."""
    record = only("Kites in $O(n^2)$", f"{world.KITES} It takes $n^2$ threads.")
    assert record.title == "Kites in O(n²)"
    assert "n² threads" in record.content


def test_a_paper_without_abstract() -> None:
    """A record is never empty: Pagefind leaves such out."""
    assert only("Kites", "").content == "Kites"


def test_lists_by_name_and_prose_alone() -> None:
    """Topics, tags, digests and reading lists say nothing of the papers that they list."""
    listing = world.reading_list("winds", ["Of winds.", (made.TITLES[0], "Begin *here*.")])
    topic = world.topic("kites", ["kite"], title="Kites", body="They fly, see [[breads]].")
    found = records(lists=[listing], topics=[topic, world.topic("breads", ["loaves"])])
    assert found["lists/winds/"].content == "Of winds. Begin here."
    assert found["topics/kites/"].content == "They fly, see Breads."
    assert found["digests/2025-01-01-first/"].content == "Captured on 1 January 2025"
    others = [r for r in found.values() if r.facets["kind"] != ("paper",)]
    assert not [r for r in others for title in made.TITLES if title in r.content]


def test_topics_and_reading_lists_are_prominent() -> None:
    """Topics and lists come before the many papers whose titles have their few words."""
    found = records(
        lists=[world.reading_list("winds", ["Of."])], topics=[world.topic("kites", ["kite"])]
    )
    prominent = {r.facets["kind"] for r in found.values() if "name" in r.fields}
    assert prominent == {("topic",), ("list",)}


@pytest.mark.parametrize(
    ("path", "body", "title"),
    [
        ("index.md", "Welcome.", "Kites & Co"),
        ("about.md", "# About *us*\n\nWe fly.", "About us"),
        ("how/to-fly.md", "Hold on.", "To fly"),
    ],
)
def test_pages_that_people_wrote(path: str, body: str, title: str) -> None:
    """An ordinary page is found by its title and words."""
    found = records(pages=[world.page(path, body)])
    (record,) = (r for r in found.values() if r.facets["kind"] == ("page",))
    assert record.title == title
    assert body.split()[-1] in record.content
