"""Reading lists: papers in the curator's order, with remarks, and the prose between."""

from __future__ import annotations

from generator.rendering.list_pages import list_pages
from tests.rendering.made import KITE_PAPER, TITLES, hrefs, texts, view
from tests.world import reading_list

BREAD_PAPER = "breadbench-loaves-compared"


def test_a_reading_list() -> None:
    """A list keeps its order, its remarks and the prose between, over which the numbers go on."""
    parts: list[str | tuple[str, str]] = [
        "Begin.",
        (BREAD_PAPER, "*Bread* first."),
        "Then:",
        (KITE_PAPER, "Kites."),
    ]
    _, found = list_pages(view(lists=[reading_list("start", parts)]))
    assert found.path == "lists/start.md"
    assert texts(found, ".pd-row__title") == [TITLES[1], TITLES[0]]
    assert texts(found, ".pd-row__remark") == ["Bread first.", "Kites."]
    assert texts(found, "div.pd-prose") == ["Begin.", "Then:"]
    starts = [line for line in found.make().text.split("\n") if "<ol" in line]
    assert ['start="1"' in starts[0], 'start="2"' in starts[1]] == [True, True]


def test_the_index() -> None:
    """All lists are listed; before the first there is a page all the same."""
    index, _ = list_pages(view(lists=[reading_list("start", ["Words."])]))
    assert hrefs(index, ".pd-digests a") == ["../lists/start/"]
    (empty,) = list_pages(view())
    assert texts(empty, ".pd-digests li") == ["There is no reading list yet."]
