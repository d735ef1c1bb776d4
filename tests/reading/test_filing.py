"""Filing: what a file is by its path, and how its name should be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.problems import Place
from generator.reading.filing import Kind, captured_on, filing_problem, kind_of, slug_of


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("dumps/2025-03-13-safety.txt", Kind.DUMP),
        ("dumps/2025-03-13-safety.json", Kind.DUMP),
        ("dumps/2025-03-13-safety.md", Kind.DUMP_PROSE),
        ("dumps/safety.txt", Kind.DUMP),
        ("dumps/2025-03-13-safety.html", Kind.MISPLACED),
        ("dumps/2025-03-13-safety", Kind.MISPLACED),
        ("dumps/2025/03-13-safety.txt", Kind.MISPLACED),
        ("dumps/picture.png", Kind.ATTACHMENT),
        ("notes/a-paper.md", Kind.NOTE),
        ("notes/a-paper.markdown", Kind.MISPLACED),
        ("notes/a-paper.MD", Kind.MISPLACED),
        ("notes/a-paper.yml", Kind.MISPLACED),
        ("notes/a-paper", Kind.MISPLACED),
        ("notes/old/a-paper.md", Kind.MISPLACED),
        ("notes/pictures/a.png", Kind.ATTACHMENT),
        ("notes/data.csv", Kind.ATTACHMENT),
        ("topics/agents.md", Kind.TOPIC),
        ("lists/start-here.md", Kind.LIST),
        ("facts.jsonl", Kind.FACTS),
        ("more/facts.jsonl", Kind.ATTACHMENT),
        ("index.md", Kind.PAGE),
        ("guide/README.md", Kind.PAGE),
        ("guide/picture.png", Kind.ATTACHMENT),
        ("README.md", Kind.IGNORED),
        ("notes/README.md", Kind.IGNORED),
        ("inbox/README.md", Kind.IGNORED),
        ("inbox/.gitkeep", Kind.IGNORED),
        ("inbox/paste.txt", Kind.WAITING),
        ("inbox/folder/paste", Kind.WAITING),
        ("inbox/paste.txt.not-imported.md", Kind.IGNORED),
        ("notes/.DS_Store", Kind.IGNORED),
        ("notes/a-paper.md~", Kind.IGNORED),
        ("notes/#a-paper.md#", Kind.IGNORED),
        ("notes/.a-paper.md.swp", Kind.IGNORED),
        (".obsidian/workspace.json", Kind.IGNORED),
    ],
)
def test_kinds(inside: str, kind: Kind) -> None:
    """A path alone tells what a file is."""
    assert kind_of(inside) is kind


@pytest.mark.parametrize(
    ("inside", "message", "hint"),
    [
        ("dumps/safety.txt", "the name `safety.txt` doesn't begin with a date", "2025-03-13"),
        ("dumps/2025-02-30-a.txt", "there is no day `2025-02-30`", "2025-03-13"),
        ("dumps/2025-03-13.txt", "can't be an address", "`2025-03-13-listing.txt`"),
        ("dumps/2025-03-13-Ünsafe Text.txt", "can't be an", "`2025-03-13-unsafe-text.txt`"),
        ("dumps/2025-03-13-a.html", "a dump ends in `.txt` or `.json`, not `.html`", "name it so"),
        ("dumps/old/2025-03-13-a.txt", "a folder below dumps/", "`dumps/2025-03-13-a.txt`"),
        ("notes/a-paper.txt", "a file in notes/ ends in `.md`", "`a-paper.md`"),
        ("topics/Machine Learning.md", "can't be an address", "`machine-learning.md`"),
        ("lists/start_here.md", "can't be an address", "`start-here.md`"),
        ("topics/index.md", "can't be an address", "`index-1.md`"),
        ("topics/!!.md", "can't be an address", "lowercase letters, digits and hyphens"),
        ("notes/page.html", "may hold code", "in Markdown: `page.md`"),
        ("script.js", "may hold code", "in Markdown: `script.md`"),
        ("inbox/paste.txt", "waits in the inbox, and isn't shown", "`digest import`"),
    ],
)
def test_names(inside: str, message: str, hint: str) -> None:
    """A file that isn't named right is told how it should be."""
    problem = filing_problem(inside, kind_of(inside), Place(f"content/{inside}"))
    assert problem
    assert message in problem.message
    assert hint in problem.hint


PATHS = st.lists(st.text(min_size=1), min_size=1, max_size=3).map("/".join)


@given(PATHS, st.sampled_from(["", "dumps/", "notes/", "topics/", "lists/", "inbox/"]))
def test_never_raises(name: str, folder: str) -> None:
    """Any path has a kind, and what isn't read although it looks so has a problem."""
    inside = folder + name
    kind = kind_of(inside)
    problem = filing_problem(inside, kind, Place(inside))
    assert problem or kind not in (Kind.MISPLACED, Kind.WAITING)
    assert problem or kind is not Kind.DUMP or captured_on(inside)


@given(st.text())
def test_slugs(name: str) -> None:
    """A slug is empty or lowercase letters, digits and hyphens, and its own slug."""
    slug = slug_of(f"topics/{name}.md")
    assert slug == slug.lower()
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slug)
    assert not slug or slug_of(f"topics/{slug}.md") == slug
