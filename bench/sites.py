"""Turns a built site's folder into its size: bytes, files, and bytes of HTML a paper's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Size(NamedTuple):
    """How large a site is, in bytes and files."""

    page_median: float
    """Bytes of HTML of a paper's page, as they lie on the disk."""
    page_max: int
    pages: int
    """Pages of papers."""
    site: int
    """Bytes of all files."""
    files: int


def size_of(site: Path) -> Size:
    """Measure a site whose papers' pages are `papers/<id>/index.html`."""
    papers = list(paper_pages(site).values())
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Size(median(papers or [0]), max(papers, default=0), len(papers), sum(sizes), len(sizes))


def paper_pages(site: Path) -> dict[str, int]:
    """The bytes of each paper's page, by the paper's id; pages of a paged list are none."""
    return dict(_paper_pages(site / "papers"))


def _paper_pages(folder: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(folder.glob("*/index.html")):
        if path.parent.name != "page":
            yield path.parent.name, path.stat().st_size
