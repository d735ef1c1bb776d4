"""What a search knows of one result: a value between the site and the index that finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One result that a search can have.

    All texts are plain: whoever shows them escapes them.
    """

    url: str
    """From the site's root: `papers/some-title/`; empty for the home page."""
    title: str
    content: str
    """On one line, never empty: excerpts are taken from it."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By what results are filtered and sorted. All have a `kind`: `paper`, `topic`, `tag`,
    `digest`, `note`, `list` or `page`. Papers have `topic` and `digest` (slugs), `tag` (names) and
    `captured` (the day of the newest dump that lists it, such as `2025-03-13`) too, and where they
    apply `year`, and `with`: `code`, `note`."""
    fields: tuple[str, ...] = ("title",)
    """As what the title is indexed. The reader gives each field a weight: a `title` weighs more
    than the content, a `name` more still, and `about`, another page's title, nothing."""


@dataclass(frozen=True, slots=True)
class SearchRecords:
    """All records of a site, in the parts that are indexed by themselves."""

    archive: tuple[SearchRecord, ...]
    """The first papers: as many as stay the first ones while the archive grows by a tenth."""
    recent: tuple[SearchRecord, ...]
    """All other papers; then topics, tags and digests."""
    words: tuple[SearchRecord, ...]
    """What people write and change: notes, lists and ordinary pages."""
