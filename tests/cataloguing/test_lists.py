"""A reading list keeps its order and its words, and names the papers that it can't find."""

from __future__ import annotations

from generator.cataloguing.lists import lists_of
from generator.model.paper import PaperId
from generator.model.problems import Level
from tests.world import paper, reading_list

PAPERS = {one.id: one for one in (paper("Kites"), paper("Box Kites"))}
NAMES = {str(i): i for i in PAPERS} | {
    "old": PaperId("kites"),
    "hidden": PaperId("hidden"),
}


def test_papers_in_order() -> None:
    """Papers are called by id, by a former id or by title, and stay among the prose in order."""
    written = reading_list("one", ["Intro.", ("box-kites", "First."), ("Old", "Then."), "End."])
    (found,), problems = lists_of([written], NAMES, PAPERS)
    assert problems == ()
    assert found.papers == ("box-kites", "kites")
    shown = [part if isinstance(part, tuple) else part.text for part in found.parts]
    assert [s[1].text if isinstance(s, tuple) else s for s in shown] == [
        "Intro.",
        "First.",
        "Then.",
        "End.",
    ]
    (titled,), _ = lists_of([reading_list("two", [("Box Kites!", "")])], NAMES, PAPERS)
    assert titled.papers == ("box-kites",)


def test_an_unknown_paper() -> None:
    """A paper that doesn't exist is an error at its name with the likely one; its words stay."""
    (found,), (problem,) = lists_of([reading_list("one", [("box-kit", "Read!")])], NAMES, PAPERS)
    assert (problem.level, str(problem.place)) == (Level.ERROR, "content/lists/one.md:4:5")
    assert problem.hint == "did you mean `box-kites`?"
    assert found.papers == ()
    assert [part.text for part in found.parts if not isinstance(part, tuple)] == [
        "[[box-kit]] Read!"
    ]


def test_a_hidden_paper() -> None:
    """A hidden paper leaves the list with what was said of it, and is no error."""
    (found,), problems = lists_of([reading_list("one", [("hidden", "Read!")])], NAMES, PAPERS)
    assert (found.parts, problems) == ((), ())


def test_lists_stand_by_title() -> None:
    """The lists are sorted by title."""
    lists, _ = lists_of([reading_list("b", []), reading_list("a", [])], NAMES, PAPERS)
    assert [one.slug for one in lists] == ["a", "b"]
