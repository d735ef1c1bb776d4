"""A reader who comes back to an archive that has grown or moved: what is new, what was saved."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.project import PAGES, dump, mkdocs, project

KITES = ("Kites That Stay Up", "We keep kites in the air with a network of agents and threads.")
OWLS = ("Owls by Ear", "A small recogniser that counts owls by the echo of their calls.")
LOAVES = (
    "Loaves Compared",
    "An agent weighs nine hundred loaves of four continents.",
)


def grown(root: Path, more: dict[str, str]) -> None:
    """Add files to a digest and build it again."""
    for path, text in more.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    done = mkdocs(root / "mkdocs.yml")
    assert done.exit_code == 0, done.output


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """A digest with one dump, built."""
    project(tmp_path, {**PAGES, "content/dumps/2025-01-01-a.txt": dump(KITES, OWLS)})
    grown(tmp_path, {})
    return tmp_path


def test_new_since_the_last_visit(
    growing: Path, serve: Callable[[Path], str], page: Page, errors: list[str]
) -> None:
    """After a dump was added, home, topics and lists tell who comes back what is new."""
    address = serve(growing / "site")
    page.clock.install(time="2025-10-09T09:00:00")
    page.goto(address, wait_until="networkidle")
    expect(page.locator(".pd-since")).to_have_text("")
    grown(growing, {"content/dumps/2025-01-01-b.txt": dump(LOAVES, OWLS)})
    page.clock.set_system_time("2025-10-09T15:00:00")
    page.goto(address)
    expect(page.locator(".pd-since")).to_contain_text(
        "1 paper new since your last visit on 9 October 2025"
    )
    page.goto(f"{address}topics/agents/")
    expect(page.locator(".pd-row--new .pd-row__title")).to_contain_text(LOAVES[0])
    expect(page.locator(".pd-row--new")).to_have_count(1)
    page.goto(f"{address}topics/")
    expect(page.locator(".pd-tile", has_text="Agents")).to_contain_text("+1 new")
    page.goto(f"{address}browse/?mine=new")
    expect(page.locator(".pd-browse__list .pd-row__title")).to_contain_text([LOAVES[0]])


def test_a_paper_that_moved_stays_saved(
    growing: Path, serve: Callable[[Path], str], page: Page, errors: list[str]
) -> None:
    """When a saved paper gets another address its mark goes with it."""
    address = serve(growing / "site")
    page.goto(f"{address}papers/kites-that-stay-up/")
    page.get_by_role("button", name=re.compile("^Save: ")).click()
    entry = dump((f"{KITES[0]} Longer", KITES[1]))
    note = f"---\nalso:\n  - {KITES[0]}\n---\n"
    shutil.rmtree(growing / "content" / "dumps")
    grown(
        growing,
        {
            "content/dumps/2025-02-01-c.txt": entry,
            "content/notes/kites-that-stay-up-longer.md": note,
        },
    )
    page.goto(f"{address}saved/")
    expect(page.locator("#saved + ol .pd-row__title")).to_have_text(f"{KITES[0]} Longer")
    stored = page.evaluate("Object.entries(localStorage).find(([k]) => k.endsWith('pd.papers'))[1]")
    assert list(json.loads(stored)["papers"]) == ["kites-that-stay-up-longer"]
