"""Digest pages: a dump's papers in its order, and its neighbours."""

from __future__ import annotations

from typing import Any

from generator.model.page import Page
from generator.rendering.digest_pages import digest_pages
from generator.rendering.paging import ON_A_PAGE
from generator.rendering.view import View
from tests.rendering.made import TITLES, hrefs, key, texts, view
from tests.world import KITES, dump, entry


def pages(made: View | None = None, **more: Any) -> dict[str, Page]:
    """The pages by path, of the fabricated site if no other is given."""
    return {page.path: page for page in digest_pages(made or view(**more))}


def days(count: int) -> list[Any]:
    """So many dumps of a paper each."""
    return [
        dump(f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}-day", [entry(f"Kite {n}", f"{n} {KITES[n:]}")])
        for n in range(count)
    ]


def test_a_digest() -> None:
    """A digest shows its papers in the dump's order, what was new, and its neighbours."""
    second = pages()["digests/2025-02-01-second.md"]
    assert texts(second, ".pd-row__title") == [TITLES[2], TITLES[0]]
    assert "2 papers, 1 new, 1 seen before" in texts(second, ".pd-fine")[0]
    assert hrefs(second, ".pd-along a") == ["../../digests/2025-01-01-first/"]
    first = pages()["digests/2025-01-01-first.md"]
    assert hrefs(first, ".pd-along a[rel=next]") == ["../../digests/2025-02-01-second/"]


def test_rows_say_when_a_paper_was_first_captured() -> None:
    """In a digest, only papers that an earlier one lists say when they were captured."""
    found = pages()
    assert texts(found["digests/2025-01-01-first.md"], ".pd-when") == []
    assert texts(found["digests/2025-02-01-second.md"], ".pd-when") == ["captured 1 Jan 2025"]


def test_a_long_digest_goes_on_counting() -> None:
    """The second page of a digest numbers its papers on from the first, in the dump's order."""
    many = [entry(f"Kite Number {n}", f"{n}. {KITES[n % 90 :]}") for n in range(ON_A_PAGE + 5)]
    found = pages(view(dump("2025-01-01-many", many)))
    own, second = found["digests/2025-01-01-many.md"], found["digests/2025-01-01-many/page-2.md"]
    assert 'start="101"' in second.make().text
    assert texts(own, ".pd-row__title") == [f"Kite Number {n}" for n in range(ON_A_PAGE)]
    assert hrefs(own, ".pd-pager a") == ["../../digests/2025-01-01-many/page-2/"]
    assert hrefs(second, ".pd-pager a") == ["../../../digests/2025-01-01-many/"]
    assert texts(second, ".pd-pager span") == ["Page 2 of 2"]


def test_new_digests_change_the_newest_page_alone() -> None:
    """Pages of older digests stay as they are when a new digest comes."""
    count = ON_A_PAGE + ON_A_PAGE // 2
    before, after = pages(view(*days(count))), pages(view(*days(count + 1)))
    assert key(after["digests/page-1.md"]) == key(before["digests/page-1.md"])
    assert len(texts(before["digests/index.md"], ".pd-digests li")) == ON_A_PAGE // 2
