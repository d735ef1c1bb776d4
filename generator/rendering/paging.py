"""Cuts long lists into pages, of which only the newest change when something new comes.

A list that grows at its top is paged from its other end: `page-1` has the hundred oldest items,
`page-2` the hundred after them, and so on. The list's own address shows what is newer than its last
full page, 50 to 149 items. So what is new changes the list's own address, now and then adds a page,
and then the page before it is told of that; no page says how many there are.

A list that doesn't grow at one end (a dump's, the alphabet's) is paged from its beginning, which is
at the list's own address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.page import url_of

ON_A_PAGE = 100
"""Papers on one page of a list."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """A page of a list that grows at its top."""

    path: str
    items: tuple[T, ...]
    number: int
    """From 1, the oldest; 0 for the list's own address."""
    older: str
    """The address of the page with the next older items, from the site's root, or nothing."""
    newer: str
    earlier: tuple[tuple[int, str], ...]
    """At the list's own address, numbers and addresses of all other pages, newest first."""

    @property
    def is_own(self) -> bool:
        """Whether it is at the list's own address."""
        return self.number == 0


def leaves(path: str, newest_first: tuple[T, ...], size: int = ON_A_PAGE) -> Iterator[Leaf[T]]:
    """The pages of a list that grows at its top, the newest first; of nothing, one empty page."""
    full = max(0, (len(newest_first) - size // 2) // size)
    urls = [url_of(path), *(url_of(_page(path, number)) for number in range(1, full + 1))]
    earlier = tuple((number, urls[number]) for number in range(full, 0, -1))
    own = len(newest_first) - full * size
    yield Leaf(path, newest_first[:own], 0, urls[full] if full else "", "", earlier)
    for number in range(full, 0, -1):
        start = own + (full - number) * size
        items = newest_first[start : start + size]
        newer = urls[number + 1] if number < full else urls[0]
        older = urls[number - 1] if number > 1 else ""
        yield Leaf(_page(path, number), items, number, older, newer, ())


def paged(items: Sequence[T], size: int = ON_A_PAGE) -> Iterator[tuple[int, Sequence[T]]]:
    """The items of each page with its number, from 1; an empty list is one empty page."""
    for number, first in enumerate(range(0, max(1, len(items)), size), start=1):
        yield number, items[first : first + size]


def pages_needed(items: int, size: int = ON_A_PAGE) -> int:
    """How many pages a list of so many items takes; an empty one takes one."""
    return max(1, -(-items // size))


def numbered(path: str, number: int) -> str:
    """The path of a list's page by number: the first is at the list's own address."""
    return path if number == 1 else _page(path, number)


def with_number(title: str, number: int) -> str:
    """The title of a list's page by number: 0 for the list's own address."""
    return f"{title}, page {number}" if number else title


def _page(path: str, number: int) -> str:
    folder = path.removesuffix("/index.md").removesuffix(".md")
    return f"{folder}/page-{number}.md"
