"""Comparing what people wrote: each file that is new, gone, renamed or changed, and in what."""

from __future__ import annotations

from dataclasses import replace

from generator.comparing.comparison import Edit, State
from generator.comparing.edits import compare_edits, renamed_dumps
from generator.comparing.states import compare
from generator.model.problems import Place
from tests.comparing.states import FIRST, KITE, PORT, state
from tests.world import KITES, dump, note, page, prose, reading_list, reference, topic


def edits(before: State, after: State) -> list[Edit]:
    """What was edited, dumps renamed included."""
    return list(compare_edits(before, after, renamed_dumps(before.content, after.content)))


def test_notes() -> None:
    """A note is known by its paper's title; what changed of it is told by the names of fields."""
    old = note("kites-in-a-network", "Fine.", rating=3, topics=["wind"])
    new = note("kites-in-a-network", "Fine!", rating=4, topics=["wind"], why="It flies.")
    title = "Kites in a Network"
    none, some, more = state(FIRST), state(FIRST, notes=[old]), state(FIRST, notes=[new])
    assert edits(none, some) == [Edit("note", "kites-in-a-network", title, "new")]
    assert edits(some, none) == [Edit("note", "kites-in-a-network", title, "gone")]
    changed = Edit("note", "kites-in-a-network", title, "changed", ("rating", "why", "words"))
    assert edits(some, more) == [changed]


def test_lines_that_shift_are_no_change() -> None:
    """A note is the same wherever in its file a field or its words stand."""
    old = note("kites-in-a-network", "Fine.", topics=["wind"])
    moved = replace(old, place=Place(old.place.path, 5), body=prose("Fine.", line=40))
    assert edits(state(FIRST, notes=[old]), state(FIRST, notes=[moved])) == []


def test_orphaned_notes() -> None:
    """A note whose paper goes is told as orphaned, and as found when the paper comes."""
    mine = note("kites-in-a-network", "Fine.")
    there, away = state(FIRST, notes=[mine]), state(dump("2025-01-01-a", [PORT]), notes=[mine])
    name = "kites-in-a-network"
    assert [e for e in edits(there, away) if e.kind == "note"] == [
        Edit("note", name, name, "orphaned", ("its paper is in no dump now",))
    ]
    assert [e.change for e in edits(away, there) if e.kind == "note"] == ["found"]


def test_topics() -> None:
    """Of a topic, each phrase that came or went is told, and whether title and words changed."""
    old = topic("wind", ["wind", "breeze"], ["wind up"], title="Wind", body="It blows.")
    new = topic("wind", ["wind"], title="The wind", body="It blew.", weak=["gale"])
    other = topic("toys", ["toy"])
    assert edits(state(FIRST, topics=[old]), state(FIRST, topics=[new, other])) == [
        Edit("topic", "toys", "Toys", "new"),
        Edit(
            "topic",
            "wind",
            "The wind",
            "changed",
            (
                *("title: Wind → The wind", "words"),
                *("phrases: + gale", "phrases: − breeze", "weak: + gale", "not: − wind up"),
            ),
        ),
    ]


def test_lists_and_pages() -> None:
    """Reading lists and ordinary pages are told likewise."""
    before = state(
        FIRST,
        lists=[reading_list("start", [("kites-in-a-network", "First.")])],
        pages=[page("about.md", "About.")],
    )
    after = state(
        FIRST,
        lists=[reading_list("start", [("kites-in-a-network", "Last.")])],
        pages=[page("about.md", "About us.")],
    )
    assert edits(before, after) == [
        Edit("list", "start", "Start", "changed", ("papers and words",)),
        Edit("page", "about.md", "about.md", "changed", ("words",)),
    ]


def test_dumps() -> None:
    """Dumps are new, gone, renamed, or have entries that were changed, added or taken away."""
    corrected = replace(KITE, abstract=f"{KITES} More.")
    after = dump("2025-01-01-a", [PORT, corrected], title="Mine")
    assert edits(state(FIRST), state(after, dump("2025-02-01-b", [PORT]))) == [
        Edit("digest", "2025-01-01-a", "Mine", "changed", ("2 entries changed", "title")),
        Edit("digest", "2025-02-01-b", "B", "new"),
    ]
    shorter = dump("2025-01-01-a", FIRST.entries[1:])
    assert edits(state(FIRST), state(shorter))[0].details == ("1 entry gone",)
    other = dump("2025-03-01-a", FIRST.entries)
    assert edits(state(FIRST), state(other)) == [
        Edit("digest", "2025-03-01-a", "A", "renamed", ("was `2025-01-01-a`",))
    ]
    named = replace(FIRST, also=(reference("2025-03-01-a"),))
    assert edits(state(FIRST), state(named))[0].details == ("former names",)


def test_a_comparison_has_them() -> None:
    """The whole comparison tells edits and problems too."""
    wrong = note("kites-in-a-network", topics=["winds"])
    found = compare(state(FIRST), state(FIRST, notes=[wrong]))
    assert [edit.change for edit in found.edits] == ["new"]
    assert [problem.message for problem in found.new_problems] == ["unknown topic `winds`"]
    assert compare(state(FIRST, notes=[wrong]), state(FIRST)).mended_problems
