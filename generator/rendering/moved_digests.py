"""Renders the pages that lead on from the addresses which digests had under other names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.page import Page, root_of
from generator.rendering.layout import Head, page
from generator.rendering.paging import numbered, pages_needed
from generator.rendering.view import View


def moved_digests(view: View) -> Iterator[Page]:
    """A page for each former address of a digest, its later pages included."""
    for old, slug in sorted(view.site.former_digests.items()):
        for number in range(1, pages_needed(len(view.digests[slug].items)) + 1):
            yield _moved(numbered(f"digests/{old}.md", number), slug, view)


def _moved(path: str, slug: str, view: View) -> Page:
    target = view.digest_links[slug]
    return page(
        path,
        "gone.html.j2",
        {"target": target, "what": "digest"},
        title="Moved",
        settings=view.settings,
        head=Head(meta=(("robots", "noindex"),), refresh=root_of(path) + target.url),
        searchable=False,
    )
