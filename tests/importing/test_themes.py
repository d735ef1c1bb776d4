"""A dump's name: its own words, its query, or the topics of its papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.filing import captured_on
from tests.site.project import digest, dump, project
from tests.world import BREAD, HARBOUR, KITES

AGENTS = [
    (f"Agent Number {n}", f"{text} Our agent knocks before it enters, and each agent waits.")
    for n, text in enumerate((KITES, BREAD, HARBOUR), 1)
]


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("offline RL.txt", "offline-rl"),
        ("2025-03-13 Offline RL.txt", "offline-rl"),
        ("2025.03.13 Offline RL", "offline-rl"),
        ("Drachen über Köln.md", "drachen-uber-koln"),
        ("text to image.txt", "text-to-image"),
        ("2025-03-13-kept-as-it-is.txt", "kept-as-it-is"),
        ("2025-03-13-papers.txt", "papers"),
        ("paste.txt", "agents"),
        ("paste2.txt", "agents"),
        ("Untitled 3.txt", "agents"),
        ("daily papers (2).txt", "agents"),
        ("000_3a391b3e0d94eca7.txt", "agents"),
        ("2025-03-13.txt", "agents"),
        ("😀.txt", "agents"),
        ("新しい論文.txt", "xin-siilun-wen"),
        (f"{'very ' * 40}long.txt", "-".join(["very"] * 12)),
    ],
)
def test_themes(name: str, theme: str, tmp_path: Path) -> None:
    """A name that says something is kept, in an address's letters; else the topics name it."""
    config = project(tmp_path, {f"content/inbox/{name}": dump(*AGENTS)})
    result = digest(config, "import", "--today", "2026-06-30")
    assert result.exit_code == 0, result.output
    (filed,) = (tmp_path / "content" / "dumps").glob("*")
    assert filed.stem[len("2026-03-13-") :] == theme
    assert captured_on(f"dumps/{filed.name}")


def test_the_query(tmp_path: Path) -> None:
    """A page of search results is named by what was searched for."""
    paste = dump(*AGENTS).replace("\nMar 13", "\nKites & Knots\n\nDaily\n\nMar 13")
    config = project(tmp_path, {"content/inbox/paste.txt": paste})
    digest(config, "import", "--today", "2026-06-30")
    (filed,) = (tmp_path / "content" / "dumps").glob("*")
    assert filed.name == "2026-03-13-kites-knots.txt"
