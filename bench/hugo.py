"""Turns exported pages into a Hugo project whose pages have as many bytes of HTML as the digest's.

Hugo gets the papers' bodies ready-made and its own layouts only put them into a page: it has less
to do than it would have for a digest. Topics, tags and digests are its taxonomies, with paged
lists; there is one feed.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.processes import run
from bench.projects import records
from bench.sites import paper_pages

COMMAND = ("hugo", "--quiet")
LAYOUTS = Path(__file__).parent / "hugo_layouts"
SAMPLE = 50
"""Papers of the small site that shows how large Hugo's pages are before they are filled up."""
FILLED = "layouts/partials/filling.html"
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n(.*)", re.DOTALL)
SETTINGS = {
    "baseURL": "https://example.org/paper-digest/",
    "title": "Paper digest",
    "paginate": 100,
    "taxonomies": {"topic": "topics", "tag": "tags", "digest": "digests"},
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    "menu": {
        "main": [
            {"name": name, "url": f"/{name.lower()}/", "weight": weight}
            for weight, name in enumerate(("Topics", "Digests", "Tags", "Papers"), 1)
        ]
    },
    # A feed of all papers alone: the digest has one for each topic too.
    "outputs": {kind: ["HTML"] for kind in ("page", "section", "taxonomy", "term")},
    "services": {"rss": {"limit": 50}},
}


def hugo_project(exported: Path, sizes: Mapping[str, int], folder: Path) -> Path:
    """Write a Hugo project with the exported papers, its pages of the given bytes.

    `sizes` has the bytes of the digest's own pages by paper. A sample is built first: what Hugo's
    pages lack is added to each as text in the layout. Where they are larger already, they stay.
    """
    some = sorted(sizes)[:: max(1, len(sizes) // SAMPLE)]
    sample = _project(exported, some, 0, folder / "sample")
    run(COMMAND, sample)
    built = paper_pages(sample / "public")
    lacking = median(sizes[paper] - built[paper] for paper in some if paper in built)
    return _project(exported, sizes, max(0, round(lacking)), folder / "all")


def _project(exported: Path, papers: Collection[str], filling: int, folder: Path) -> Path:
    shutil.copytree(LAYOUTS, folder / "layouts")
    (folder / "config.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    (folder / FILLED).write_text(_words(filling), encoding="utf-8")
    pages = folder / "content" / "papers"
    pages.mkdir(parents=True)
    for record in records(exported):
        if record["id"] in papers:
            source = exported / "papers" / f"{record['id']}.md"
            text = _page(source.read_text(encoding="utf-8"), record)
            (pages / source.name).write_text(text, encoding="utf-8")
    return folder


def _page(exported: str, record: Mapping[str, Any]) -> str:
    """A page for Hugo, its front matter as JSON; the body is the exported one."""
    found = FRONT_MATTER.match(exported)
    matter, body = (yaml.safe_load(found[1]), found[2]) if found else ({}, exported)
    front = {
        "title": record["title"],
        "description": matter.get("description", ""),
        "head": matter.get("head", ""),
        "topics": _slugs(record["topics"]),
        "tags": _slugs(record["tags"]),
        "digests": _slugs(record["dumps"]),
    }
    # Two braces would begin a shortcode of Hugo's.
    return f"{json.dumps(front)}\n{body.replace('{{', '{&#123;')}"


def _slugs(references: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(reference["slug"]) for reference in references]


def _words(size: int) -> str:
    """So many bytes of words that no reader sees; nothing where a tag alone is longer."""
    begin, end, word = "<div hidden>", "</div>", "lorem ipsum "
    room = size - len(begin) - len(end)
    return f"{begin}{(word * (room // len(word) + 1))[:room]}{end}" if room > 0 else ""
