"""Twins: each paper's page as Markdown, with what is known of it, and its note's own words."""

from __future__ import annotations

from typing import Any

import yaml

from generator.rendering.pages import pages_of
from generator.rendering.paper_pages import paper_pages
from generator.rendering.twins import with_twins
from generator.rendering.words import words_of
from tests.rendering.made import KITE_PAPER, SETTINGS, TITLES, by_path, view
from tests.world import KITES, facts, note, topic

PATH = f"papers/{KITE_PAPER}.md.txt"


def twin(path: str = PATH, *given: Any, **more: Any) -> tuple[dict[str, Any], str]:
    """What a twin's front matter says, and its words."""
    made = view(*given, **more)
    text = by_path(with_twins(paper_pages(made), made.site.redirects), words_of(made.site))[path]
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def test_former_addresses() -> None:
    """Where a paper's page has moved, its twin is at both addresses."""
    moved = note(KITE_PAPER, also=("Kites Up",))
    assert twin("papers/kites-up.md.txt", notes=[moved]) == twin(notes=[moved])


def test_what_is_known() -> None:
    """The front matter has what is known, and nothing of what isn't."""
    known = facts(TITLES[0], year=2024, authors=("Ann Lee",), arxiv="2410.05434", venue="KITE")
    head, body = twin(facts=[known], topics=[topic("kites", ["kite"])])
    assert head == {
        "title": TITLES[0],
        "url": f"{SETTINGS.url}papers/{KITE_PAPER}/",
        "source": "https://arxiv.org/abs/2410.05434",
        "authors": ["Ann Lee"],
        "year": 2024,
        "venue": "KITE",
        "kind": "method",
        "topics": ["Kites"],
        "captured": "2025-01-01",
        "citation_key": "lee2024kitenet",
    }
    assert body.startswith(f"# {TITLES[0]}\n\n> ")
    assert f"## Abstract\n\n{KITES}\n" in body
    assert "authors" not in twin()[0]


def test_the_note() -> None:
    """The curator's words stand as they were written, their links leading to pages."""
    written = note(KITE_PAPER, "See *[[BreadBench: Loaves Compared]]*.", why="It [flies].")
    _, body = twin(notes=[written])
    assert "Why read this: It \\[flies\\]." in body
    assert "See *[BreadBench&#58; Loaves Compared](../papers/breadbench-loaves-compared/)*." in body


def test_related_papers_are_twins() -> None:
    """Related papers link to their twins, which lie beside this one."""
    _, body = twin(notes=[note(KITE_PAPER, related=[TITLES[1]])])
    link = "[BreadBench: Loaves Compared](breadbench-loaves-compared.md)"
    assert f"## Related papers\n\n- {link}: the curator’s choice" in body


def test_left_out() -> None:
    """A site may have no twins."""
    made = view()
    paths = {page.path for page in pages_of(made.site, SETTINGS)}
    assert PATH in paths
    without = {page.path for page in pages_of(made.site, type(SETTINGS)(twins=False))}
    assert {path for path in paths - without if path.startswith("papers/")} == {
        f"papers/{paper}.{ending}" for paper in made.papers for ending in ("md.txt", "bib")
    }
