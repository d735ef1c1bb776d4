"""One title is one paper, unless clearly different abstracts stand under it."""

from __future__ import annotations

from generator.cataloguing.identity import paper_id
from generator.cataloguing.merging import Group, merge
from generator.cataloguing.twins import nodes_of
from generator.model.content import Dump, Note
from generator.model.problems import Level, Problem
from tests.world import BREAD, KITES, OWLS, dump, entry, note

MIXED = f"{KITES} {BREAD}"


def merged(dumps: list[Dump], *notes: Note) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """The groups and problems of some dumps."""
    return merge(dumps, notes, ())


def papers(dumps: list[Dump], *notes: Note) -> dict[str, list[str]]:
    """The titles of each group, by its id."""
    return {g.id: [one.entry.title for one in g.listed] for g in merged(dumps, *notes)[0]}


def aliases(dumps: list[Dump], *notes: Note) -> dict[str, str]:
    """From each address that leads elsewhere to where it leads."""
    return {alias: g.id for g in merged(dumps, *notes)[0] for alias in g.aliases}


def said(dumps: list[Dump], *notes: Note) -> list[Problem]:
    """The problems that merging finds."""
    return list(merged(dumps, *notes)[1])


def test_nodes() -> None:
    """Entries stand under their title's address; a pair of numbers says which are twins."""
    nodes, twins = nodes_of(
        [dump("2025-01-01-a", [entry("Kites"), entry("Bread", BREAD), entry("KITES", OWLS)])]
    )
    assert [node.id[:5] for node in nodes] == ["bread", "kites", "kites"]
    assert twins == [(1, 2)]
    assert (nodes[2].oldest.title, nodes[2].abstract) == ("KITES", OWLS)


def test_one_arxiv_id_is_no_twin() -> None:
    """Under one title entries with one arXiv id are one paper, whatever their abstracts say."""
    listed = [entry("Kites", KITES, arxiv="1"), entry("Kites", OWLS, arxiv="1")]
    assert papers([dump("2025-01-01-a", listed)]) == {"kites": ["Kites", "Kites"]}


def test_twins_are_two_papers() -> None:
    """One title over clearly different abstracts is two papers, and a notice says so."""
    dumps = [dump("2025-01-01-a", [entry("Kites")]), dump("2025-01-02-b", [entry("Kites", OWLS)])]
    first, second = papers(dumps)
    assert first == "kites"
    assert second.startswith("kites-")
    (notice,) = said(dumps)
    assert (notice.level, str(notice.place)) == (Level.NOTICE, "content/dumps/2025-01-02-b.txt:2:1")
    assert "`same: kites`" in notice.hint
    assert f"content/notes/{second}.md" in notice.hint


def test_a_curator_settles_twins() -> None:
    """`same` makes twins one paper, `not-same` leaves them two; both end the notice."""
    dumps = [dump("2025-01-01-a", [entry("Kites")]), dump("2025-01-02-b", [entry("Kites", OWLS)])]
    _, twin = papers(dumps)
    together, apart = note(twin, same=["kites"]), note(twin, not_same=["kites"])
    assert list(papers(dumps, together)) == ["kites"]
    assert aliases(dumps, together) == {twin: "kites"}
    assert list(papers(dumps, apart)) == ["kites", twin]
    assert said(dumps, together) == said(dumps, apart) == []


def test_a_rewritten_abstract_is_one_paper() -> None:
    """An abstract that another source words in part anew makes no twin."""
    rewritten = f"A translation. {KITES[60:]} All threads are washed by hand."
    dumps = [
        dump("2025-01-01-a", [entry("Kites")]),
        dump("2025-01-02-b", [entry("Kites", rewritten)]),
    ]
    assert list(papers(dumps)) == ["kites"]


def test_a_bridge_leaves_a_redirect() -> None:
    """Twins that a newer abstract shows to be one paper are one; the twin's address leads there."""
    dumps = [dump("2025-01-01-a", [entry("Kites")]), dump("2025-01-02-b", [entry("Kites", BREAD)])]
    _, twin = papers(dumps)
    bridged = [*dumps, dump("2025-01-03-c", [entry("Kites", MIXED)])]
    assert list(papers(bridged)) == ["kites"]
    assert aliases(bridged) == {twin: "kites"}


def test_a_missing_abstract_contradicts_nothing() -> None:
    """An entry without an abstract stands with the oldest paper of its title."""
    dumps = [
        dump("2025-01-01-a", [entry("Kites")]),
        dump("2025-01-02-b", [entry("Kites", OWLS)]),
        dump("2025-01-03-c", [entry("Kites", "", summary="Kites fly.")]),
    ]
    assert [len(titles) for titles in papers(dumps).values()] == [2, 1]


def test_an_address_cannot_be_taken() -> None:
    """A title that is made to look like another's address and hash gets another address."""
    dumps = [
        dump("2025-01-01-a", [entry("Aegis2.0: A Dataset")]),
        dump("2025-01-02-b", [entry("Aegis2 0 a dataset c4f36d", OWLS)]),
    ]
    first, second = papers(dumps)
    assert first == paper_id("Aegis2.0: A Dataset")
    assert second.startswith(f"{first}-")
