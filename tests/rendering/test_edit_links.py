"""Edit links: GitHub's editor opens on the right file, or on a new one with its name filled in."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

from generator.model.page import Settings
from generator.model.paper import PaperId
from generator.reading.notes import parse_note
from generator.rendering.edit_links import edit_url, note_link

SETTINGS = Settings(repository="https://github.com/me/mine", branch="trunk")
KITES, READ = PaperId("kites"), date(2025, 3, 13)


def test_edit_url() -> None:
    """A file's editor is named by repository, branch and path; odd names are quoted."""
    base = "https://github.com/me/mine/edit/trunk/content"
    assert edit_url("topics/a.md", SETTINGS) == f"{base}/topics/a.md"
    assert edit_url("notes/a&b?.md", SETTINGS) == f"{base}/notes/a%26b%3F.md"


def test_no_repository() -> None:
    """Without a repository there is nothing to edit."""
    assert edit_url("topics/a.md", Settings()) == ""
    assert note_link(KITES, None, READ, Settings()) is None


def test_a_paper_with_a_note() -> None:
    """The link opens the note that is there, under the name that its file has."""
    link = note_link(KITES, "old-kites", READ, SETTINGS)
    assert link
    assert link.label == "Edit this note"
    assert link.url == edit_url("notes/old-kites.md", SETTINGS)


def test_a_paper_without_a_note() -> None:
    """A new file is named by the paper's id; it begins with a note that says what was read."""
    link = note_link(KITES, None, READ, SETTINGS)
    assert link
    assert link.label == "Write a note"
    parts = urlsplit(link.url)
    assert parts.path == "/me/mine/new/trunk/content/notes"
    query = parse_qs(parts.query)
    assert query["filename"] == ["kites.md"]
    note, problems = parse_note(query["value"][0], "content/notes/kites.md")
    assert (note.as_of, problems) == (READ, ())
