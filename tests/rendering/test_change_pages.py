"""The changes: what each dump brought, what it had seen before, what it renamed; new tags."""

from __future__ import annotations

from typing import Any

from generator.model.page import Page
from generator.rendering.change_pages import CHANGES_ON_A_PAGE, PAPERS_SHOWN, change_pages
from generator.rendering.view import View
from tests.rendering.made import TITLES, hrefs, key, texts, view
from tests.world import BREAD, HARBOUR, KITES, OWLS, dump, entry, note


def pages(made: View | None = None, **more: Any) -> dict[str, Page]:
    """The pages by path, of the fabricated site if no other is given."""
    return {page.path: page for page in change_pages(made or view(**more))}


def days(count: int) -> list[Any]:
    """So many dumps of a paper each."""
    return [
        dump(f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}-day", [entry(f"Kite {n}", f"{n} {KITES[n:]}")])
        for n in range(count)
    ]


def test_new_and_known_papers() -> None:
    """Each digest says by title what it added and what it repeated, and how much there was then."""
    changes = pages()["changes.md"]
    assert texts(changes, "section .pd-fine") == [
        "1 February 2025 · 1 new · 3 papers in the archive then",
        "1 January 2025 · 2 new · 2 papers in the archive then",
    ]
    assert texts(changes, "section > p:not([class])") == ["New:", "Seen before:", "New:"]
    assert texts(changes, "section li") == [TITLES[2], TITLES[0], TITLES[0], TITLES[1]]
    assert "../papers/berths-by-one-tide/" in hrefs(changes, "section li a")


def test_many_papers() -> None:
    """Of many papers the first are named; the digest's own page has the others."""
    many = [entry(f"Kite {n}", f"{n} {KITES[n:]}") for n in range(PAPERS_SHOWN + 3)]
    changes = pages(view(dump("2025-01-01-many", many)))["changes.md"]
    assert texts(changes, "section li")[PAPERS_SHOWN:] == ["… and 3 more"]
    assert hrefs(changes, "section li a")[-1] == "../digests/2025-01-01-many/"


def test_retitled_and_merged_papers() -> None:
    """A paper with another title than before is told of, and one that two have turned out to be."""
    first = [entry("Kites", KITES, arxiv="2501.00001"), entry("Owls", OWLS)]
    second = [entry("Kites Anew", f"{BREAD}", arxiv="2501.00002")]
    joins = [entry("Kites Anew", BREAD, arxiv="2501.00001"), entry("Owls & Co", OWLS)]
    joined = view(
        dump("2025-01-01-a", first),
        dump("2025-01-02-b", second),
        dump("2025-01-03-c", joins),
        notes=[note("owls", also=["Owls & Co"])],
    )
    changes = pages(joined)["changes.md"]
    assert [text for text in texts(changes, "section li") if ", before" in text] == [
        "Kites Anew, before “Kites”, “Kites Anew”",
        "Owls & Co, before “Owls”",
    ]


def test_new_tags() -> None:
    """A tag is new with the dump that has its third paper; a curator's with its first."""
    dunes = [
        entry(f"Study {n} of Sand Dunes", f"Number {n}: sand dunes wander where {'ab'[n]} blows.")
        for n in range(2)
    ]
    third = entry("Sand Dunes at Sea", f"Sand dunes under water. {HARBOUR}")
    made = view(
        dump("2025-01-01-a", dunes),
        dump("2025-01-02-b", [third]),
        notes=[note("study-1-of-sand-dunes", tags=["beach"])],
    )
    changes = pages(made)["changes.md"]
    assert "sand-dunes" in made.tags
    assert texts(changes, "section .pd-terms") == ["New tags sand dunes", "New tags beach"]
    assert "../tags/beach/" in hrefs(changes, "section .pd-terms a")


def test_notes_without_a_paper() -> None:
    """Where notes have no paper, a line leads to the page that keeps them."""
    assert hrefs(pages()["changes.md"], ".pd-fine a") == []
    changes = pages(view(notes=[note("nothing-of-the-kind", "My words.")]))["changes.md"]
    assert hrefs(changes, ".pd-fine a") == ["../orphans/"]
    assert "1 note has no paper here" in texts(changes, ".pd-fine")


def test_new_digests_change_the_newest_page_alone() -> None:
    """Pages of older changes stay as they are when a new digest comes."""
    count = 2 * CHANGES_ON_A_PAGE + CHANGES_ON_A_PAGE // 2
    before, after = pages(view(*days(count))), pages(view(*days(count + 1)))
    older = ["changes/page-1.md", "changes/page-2.md"]
    assert set(older) <= set(before)
    assert [key(after[path]) for path in older] == [key(before[path]) for path in older]
    assert len(texts(before["changes/page-1.md"], "section")) == CHANGES_ON_A_PAGE
