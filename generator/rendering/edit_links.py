"""Makes the links that open a page's source in GitHub's editor, with the file name filled in."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from generator.model.page import Settings
from generator.model.paper import PaperId, PaperLink

_TEMPLATE = """---
rating:
why:
as-of: {captured}
---

"""
"""The day is that of the abstract which the writer reads: a later change of it is told."""


def note_link(
    paper: PaperId, note: str | None, captured: date, settings: Settings
) -> PaperLink | None:
    """A link to edit a paper's note, or to write one, given a repository.

    `note` is the name of the note that there is, `captured` the paper's newest capture. To object
    to a topic takes a link that is longer than its use on most pages: `assets/paper.js` makes it
    of this one.
    """
    if not settings.repository:
        return None
    if note:
        return PaperLink(edit_url(f"notes/{note}.md", settings), "edit", "Edit this note")
    base = f"{settings.repository}/new/{settings.branch}/content/notes"
    url = f"{base}?filename={quote(paper)}.md&value={quote(_TEMPLATE.format(captured=captured))}"
    return PaperLink(url, "edit", "Write a note")


def edit_url(path: str, settings: Settings) -> str:
    """GitHub's editor for a file under `content/`; empty without a repository."""
    if not settings.repository:
        return ""
    return f"{settings.repository}/edit/{settings.branch}/content/{quote(path)}"
