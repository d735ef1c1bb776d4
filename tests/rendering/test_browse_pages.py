"""Browse: the page that filters all papers, and the data that its script reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model.page import Page
from generator.rendering.browse_pages import DATA, NEWEST_SHOWN, browse_pages, plain_id
from tests.rendering.made import KITE_PAPER, TITLES, hrefs, key, text, texts, view
from tests.world import dump, entry, note, topic

KITES = topic("kites", ["kite"])


def pages(*given: Any, **more: Any) -> dict[str, Page]:
    """The pages of Browse by path."""
    return {one.path: one for one in browse_pages(view(*given, **more))}


def data(*given: Any, **more: Any) -> dict[str, Any]:
    """What the script reads."""
    value = json.loads(text(pages(*given, **more)[DATA]))
    assert isinstance(value, dict)
    return value


def test_the_page_is_a_list_without_its_script() -> None:
    """The newest papers stand on the page, and a choice for each topic that has papers."""
    many = [entry(f"Kite Number {n}", f"{n} kites are {n} kites.") for n in range(NEWEST_SHOWN + 5)]
    found = pages(
        dump("2025-01-01-many", many), topics=[KITES, topic("none", ["nothing like it"])]
    )["browse.md"]
    assert texts(found, ".pd-row__title") == [f"Kite Number {n}" for n in range(NEWEST_SHOWN)]
    assert texts(found, ".pd-filter__topics label") == ["Kites 25"]
    assert {"../topics/", "../tags/", "../digests/"} <= set(hrefs(found, ".pd-without a"))


def test_columns_have_a_value_for_each_paper() -> None:
    """Every column is as long as the list of papers, which are in the order of lists."""
    made = data(topics=[KITES], notes=[note(KITE_PAPER, why="It flies.", rating=4)])
    assert made["titles"] == [TITLES[2], TITLES[0], TITLES[1]]
    columns = "ids titles cards topicsOf tagsOf digestsOf kindOf years code noted".split()
    assert {len(made[name]) for name in columns} == {3}
    assert (made["whys"], made["ratings"], made["noted"]) == ({"1": "It flies."}, {"1": 4}, "010")


def test_places_lead_to_names() -> None:
    """Topics, digests and kinds stand as places in lists; a paper in two dumps has both."""
    made = data(topics=[KITES])
    at = made["titles"].index(TITLES[0])
    assert [made["topics"][n][:2] for n in made["topicsOf"][at]] == [["kites", "Kites"]]
    slugs = [made["digests"][n][0] for n in made["digestsOf"][at]]
    assert slugs == ["2025-01-01-first", "2025-02-01-second"]
    assert (
        made["kinds"][made["kindOf"][at]]
        == view().judgements[view().site.digests[1].items[0].id].kind
    )


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("KiteNet: Kites That Stay Up", "kitenet-kites-that-stay-up"),
        ("C++ & C#", "c-c"),
        ("Über Kites", ""),
    ],
)
def test_plain_ids(title: str, found: str) -> None:
    """Of English letters and digits alone; nothing of a title with others."""
    assert plain_id(title) == found


def test_ids_that_the_script_makes_itself_are_left_out() -> None:
    """An id that follows from the title by a rule that the script knows is 0."""
    made = data(dump("2025-01-01-a", [entry("Kites"), entry("Über Owls", "Owls hear very well.")]))
    assert made["ids"] == [0, "uber-owls-e0ca6b"]


def test_former_addresses() -> None:
    """A paper's former id stands beside its id: what a reader saved under it is found."""
    made = data(notes=[note(KITE_PAPER, also=("Old Kites",))])
    assert made["moved"] == {"old-kites": KITE_PAPER}


def test_the_data_has_no_abstract() -> None:
    """What a card doesn't say of an abstract is on the paper's page alone."""
    assert "trained child" not in text(pages()[DATA])


def test_the_same_content_is_the_same_source() -> None:
    """Nothing of the order in which things were found is in the source."""
    one, two = ([key(page) for page in browse_pages(view(topics=[KITES]))] for _ in range(2))
    assert one == two
