"""Paging: the pages of a growing list stay as they are, and hold every item once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.paging import leaves, numbered, paged, pages_needed, with_number


def test_paged() -> None:
    """Items are cut into pages numbered from 1; of nothing there is one empty page."""
    assert list(paged("abcde", 2)) == [(1, "ab"), (2, "cd"), (3, "e")]
    assert list(paged("", 2)) == [(1, "")]


def test_numbers() -> None:
    """A list's later pages lie below its own address; even an empty list has a page."""
    assert numbered("topics/a.md", 1) == "topics/a.md"
    assert numbered("topics/a.md", 2) == "topics/a/page-2.md"
    assert numbered("topics/index.md", 2) == "topics/page-2.md"
    assert [pages_needed(n) for n in (0, 1, 100, 101)] == [1, 1, 1, 2]
    assert (with_number("A", 0), with_number("A", 1)) == ("A", "A, page 1")


@given(st.integers(0, 60))
def test_every_item_is_on_one_page(count: int) -> None:
    """All items are there in their order, and the way to older ones leads past all pages."""
    items = tuple(range(count, 0, -1))
    found = list(leaves("a.md", items, 10))
    assert tuple(item for leaf in found for item in leaf.items) == items
    own, *older = found
    assert own.is_own
    assert len(own.items) == count if count < 15 else 5 <= len(own.items) < 15
    assert {len(leaf.items) for leaf in older} <= {10}
    assert [leaf.number for leaf in older] == list(range(len(older), 0, -1))
    ways = ["a/", *(f"a/page-{leaf.number}/" for leaf in older)]
    assert [leaf.older for leaf in found] == [*ways[1:], ""]
    assert [leaf.newer for leaf in found] == ["", *ways[:-1]]
    assert [url for _, url in own.earlier] == ways[1:]


@given(st.integers(0, 60), st.integers(0, 10))
def test_new_items_change_few_pages(count: int, more: int) -> None:
    """So many new items as fit on a page change the newest page and, with a new one, the last."""
    before = {leaf.path: leaf for leaf in leaves("a.md", tuple(range(count, 0, -1)), 10)}
    after = {leaf.path: leaf for leaf in leaves("a.md", tuple(range(count + more, 0, -1)), 10)}
    assert before.keys() <= after.keys()
    changed = {path for path in before if before[path] != after[path]}
    last = f"a/page-{len(before) - 1}.md"
    assert changed <= {"a.md", last}
    assert (last in changed) <= (len(after) > len(before))
