"""Comparing addresses: those that lead on, and those that answer no more, with the reason."""

from __future__ import annotations

from dataclasses import replace

from generator.comparing.comparison import Asked, Dead, Moved, Named
from generator.comparing.states import compare
from tests.comparing.states import FIRST, KITE, LOAF, state
from tests.world import KITES, dump, entry, note, page, reading_list, reference, topic

DOZEN = [
    entry(f"Study {n} of Sand Dunes", f"Number {n}: sand dunes wander where {'ab'[n % 2]} blows.")
    for n in range(3)
]


def reasons(dead: tuple[Dead, ...]) -> dict[str, str]:
    """Why each page is gone, by its address."""
    return {one.page.url: one.reason for one in dead}


def test_a_merged_paper_leads_on() -> None:
    """The address of a paper that is a part of another now leads there, and is not dead."""
    after = state(FIRST, notes=[note("kites-in-a-network", same=["measuring-sourdough"])])
    found = compare(state(FIRST), after)
    assert found.moved == (
        Moved("Measuring Sourdough", "papers/measuring-sourdough/", "papers/kites-in-a-network/"),
    )
    assert found.dead == ()


def test_a_renamed_dump() -> None:
    """Its old address is told with the line that mends it, and once that is there leads on."""
    renamed = dump("2025-03-01-a", FIRST.entries)
    (dead,) = compare(state(FIRST), state(renamed)).dead
    becomes = Named("digests/2025-03-01-a/", "A")
    path, line = "content/dumps/2025-03-01-a.md", "also: 2025-01-01-a"
    assert dead.reason == "the dump's name is `2025-03-01-a` now"
    assert dead.asked == Asked(path, line, False, False, becomes)
    before = replace(renamed, also=(reference("2024-01-01-a"),))
    (dead,) = compare(state(FIRST), state(before)).dead
    line = "also: [2024-01-01-a, 2025-01-01-a]"
    assert dead.asked == Asked(path, line, True, True, becomes)
    found = compare(state(FIRST), state(replace(renamed, also=(reference("2025-01-01-a"),))))
    assert found.dead == ()
    assert found.moved == (Moved("A", "digests/2025-01-01-a/", "digests/2025-03-01-a/"),)


def test_papers_and_what_went_with_them() -> None:
    """A lost paper's files are told with its page."""
    after = state(dump("2025-01-01-a", [KITE]))
    (dead,) = compare(state(FIRST), after).dead
    assert dead.reason == "no dump lists it any more"
    paper = "papers/measuring-sourdough"
    assert dead.addresses == (f"{paper}.bib", f"{paper}/", f"{paper}.md")
    assert not dead.expected


def test_a_hidden_paper_still_answers() -> None:
    """Of a hidden paper only what machines read is gone, as its curator wants it."""
    after = state(FIRST, notes=[note("kites-in-a-network", hide=True)])
    (dead,) = compare(state(FIRST), after).dead
    assert (dead.page.url, dead.reason) == ("papers/kites-in-a-network/", "the paper is hidden")
    assert dead.addresses == ("papers/kites-in-a-network.bib", "papers/kites-in-a-network.md")
    assert dead.expected


def test_rare_tags_go() -> None:
    """An automatic tag that too few papers share goes, as is its way; a curator's is told."""
    tagged = note("kites-in-a-network", tags=["beach"])
    before = state(FIRST, dump("2025-02-01-b", DOZEN), notes=[tagged])
    assert "sand-dunes" in {tag.slug for tag in before.site.tags}
    after = compare(before, state(FIRST, dump("2025-02-01-b", DOZEN[:2])))
    tags = {one.page.title: one for one in after.dead if one.page.url.startswith("tags/")}
    assert (tags["beach"].expected, tags["beach"].reason) == (
        False,
        "no note gives the tag any more",
    )
    assert all(one.expected for title, one in tags.items() if title != "beach")
    assert len(tags) > 1


def test_topics_lists_dumps_and_pages() -> None:
    """What people take away or rename is told, with the name that a dump has now."""
    before = state(
        FIRST,
        topics=[topic("wind", ["wind"])],
        lists=[reading_list("start", [("kites-in-a-network", "")])],
        pages=[page("about.md", "About.")],
    )
    after = state(dump("2025-01-09-a", FIRST.entries))
    assert reasons(compare(before, after).dead) == {
        "about/": "its file is gone",
        "digests/2025-01-01-a/": "the dump's name is `2025-01-09-a` now",
        "lists/start/": "its file is gone",
        "topics/wind/": "its file is gone",
    }


def test_a_list_that_is_shorter() -> None:
    """A later page of a list that has fewer papers now is told under the list's name."""
    many = [entry(f"Paper {n} about Wind", f"{n}. {KITES}") for n in range(160)]
    winds = [topic("wind", ["wind"], title="The wind")]
    before = state(dump("2025-01-01-a", many), topics=winds)
    after = state(dump("2025-01-01-a", many[:30]), topics=winds)
    (dead,) = (one for one in compare(before, after).dead if one.page.title == "The wind")
    assert (dead.addresses, dead.reason) == (("topics/wind/page-1/",), "its list is shorter now")


def test_nothing_goes_when_something_comes() -> None:
    """A new dump takes no address away."""
    more = dump("2025-02-01-b", [replace(LOAF, title="Measuring Rye"), *DOZEN])
    assert compare(state(FIRST), state(FIRST, more)).dead == ()
