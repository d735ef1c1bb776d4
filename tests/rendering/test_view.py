"""The view: everything of a site by its address."""

from __future__ import annotations

from generator.model.paper import PaperLink
from generator.rendering.view import View
from tests import world
from tests.rendering.made import view
from tests.world import paper, topic


def test_by_slug() -> None:
    """Topics, tags and digests are found by their slugs, papers by their ids."""
    made = view(topics=[topic("kites", ["kite"])])
    assert made.topics["kites"].title == "Kites"
    assert set(made.digests) == {"2025-01-01-first", "2025-02-01-second"}
    assert made.papers.keys() == made.judgements.keys()


def test_lists_are_by_age() -> None:
    """A paper keeps its place when it recurs: what counts is the first dump that lists it."""
    made = view(
        world.dump("2025-01-01-a", [world.entry("Kite 1"), world.entry("Bread", world.BREAD)]),
        world.dump("2025-02-01-b", [world.entry("Tides", world.HARBOUR), world.entry("Kite 1")]),
    )
    assert made.newest_first(made.papers) == ("tides", "kite-1", "bread")
    again = view(
        world.dump("2025-01-01-a", [world.entry("Kite 1"), world.entry("Bread", world.BREAD)]),
        world.dump("2025-02-01-b", [world.entry("Bread", world.BREAD)]),
    )
    assert again.newest_first(again.papers) == ("kite-1", "bread")


def test_places() -> None:
    """A paper's place in a topic's list is where it stands there."""
    made = view(topics=[topic("all", ["kite", "loaves", "tide"])])
    listed = made.by_age["all"]
    assert [made.places["all"][paper] for paper in listed] == list(range(len(listed)))


def test_has_code() -> None:
    """A paper has code if one of its links leads to code."""
    link = PaperLink("https://github.com/a/b", "code", "Code")
    assert View.has_code(paper("Kites", links=(link,)))
    assert not View.has_code(paper("Kites"))
