"""Titles that try to be markup, as a digest of their own."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import dump, mkdocs, project

TITLES = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)> in a Title",
    "\"Quotes\", 'Single' and `Code`",
    "__config",
    "{{ 7*7 }} and {% raw %}",
    "![x](javascript:alert(1)) *bold* _under_",
    "[[x]] and [y](z)",
    "---",
    "=====",
    "# Not a Heading",
    "1. Not a List",
    "{: #id .class }",
    "a|b|c and ~~struck~~ words",
    'title: "yaml": [1, 2]',
    "A < B > C && D",
    "&amp; and &lt;b&gt; &#65;",
    "<!-- not a comment",
    "<![CDATA[ x ]]>",
    "C++ vs C# #hashtag @user",
    "50% of $5 and $6",
    "http://example.com/<x>",
    "مرحبا بالعالم: A Right-to-Left Title",
    "🦙 Llamas 🚀 in Space",
    "Naïve Café — “Dashes” … ½",
)
SLUG = "2025-03-13-hostile"


def abstract(title: str) -> str:
    """An abstract that is as hostile as its title."""
    return f"We study {title} in this sentence: agents meet {title} and live to tell the tale."


def hostile_project(root: Path) -> Path:
    """A digest whose titles, abstracts, notes and topic try to be markup; its `mkdocs.yml`."""
    papers = [(title, abstract(title)) for title in TITLES]
    note = '---\nwhy: "</p><script>alert(1)</script>"\n---\n<script>alert(1)</script> *fine*\n'
    files = {f"content/dumps/{SLUG}.txt": dump(*papers), "content/notes/1-not-a-list.md": note}
    return project(root, files)


def hostile_site(root: Path) -> Path:
    """The folder of that digest's site, built strictly."""
    built = mkdocs(hostile_project(root), "--strict")
    assert built.exit_code == 0, built.output
    return root / "site"
