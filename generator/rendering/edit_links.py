"""Makes the links that open a page's source in GitHub's editor, with the file name filled in."""

from __future__ import annotations

from urllib.parse import quote

from generator.model import Judgement, Paper, PaperLink, Settings

_TEMPLATE = """---
rating:
why:
---

"""


def note_links(paper: Paper, judged: Judgement, settings: Settings) -> list[PaperLink]:
    """Links to write or edit a paper's note, and to object to its topics, given a repository."""
    if not settings.repository:
        return []
    if paper.note:
        url = edit_url(f"notes/{paper.note.paper}.md", settings)
        return [PaperLink(url, "edit", "Edit this note"), PaperLink(url, "edit", "Wrong topic?")]
    topics = "".join(f"  - {link.slug}\n" for link in judged.topics)
    objection = f"---\n# Delete the lines of the topics that are right:\nnot-topics:\n{topics}---\n"
    return [
        PaperLink(_new_url(paper, _TEMPLATE, settings), "edit", "Write a note"),
        PaperLink(_new_url(paper, objection, settings), "edit", "Wrong topic?"),
    ]


def edit_url(path: str, settings: Settings) -> str:
    """GitHub's editor for a file under `content/`; empty without a repository."""
    if not settings.repository:
        return ""
    return f"{settings.repository}/edit/{settings.branch}/content/{quote(path)}"


def _new_url(paper: Paper, text: str, settings: Settings) -> str:
    base = f"{settings.repository}/new/{settings.branch}/content/notes"
    return f"{base}?filename={quote(paper.id)}.md&value={quote(text)}"
