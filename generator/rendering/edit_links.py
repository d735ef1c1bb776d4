"""Makes the links that open a page's source in GitHub's editor, with the file name filled in."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from generator.model import PaperId, PaperLink, Settings

_TEMPLATE = """---
rating:
why:
---

"""


def note_links(
    paper: PaperId, note: str | None, topics: Iterable[str], settings: Settings
) -> list[PaperLink]:
    """Links to write or edit a paper's note, and to object to its topics, given a repository.

    `note` is the name of the note that there is, `topics` are the slugs of the paper's topics.
    """
    if not settings.repository:
        return []
    if note:
        url = edit_url(f"notes/{note}.md", settings)
        return [PaperLink(url, "edit", "Edit this note"), PaperLink(url, "edit", "Wrong topic?")]
    lines = "".join(f"  - {slug}\n" for slug in topics)
    objection = f"---\n# Delete the lines of the topics that are right:\nnot-topics:\n{lines}---\n"
    return [
        PaperLink(_new_url(paper, _TEMPLATE, settings), "edit", "Write a note"),
        PaperLink(_new_url(paper, objection, settings), "edit", "Wrong topic?"),
    ]


def edit_url(path: str, settings: Settings) -> str:
    """GitHub's editor for a file under `content/`; empty without a repository."""
    if not settings.repository:
        return ""
    return f"{settings.repository}/edit/{settings.branch}/content/{quote(path)}"


def _new_url(paper: PaperId, text: str, settings: Settings) -> str:
    base = f"{settings.repository}/new/{settings.branch}/content/notes"
    return f"{base}?filename={quote(paper)}.md&value={quote(text)}"
