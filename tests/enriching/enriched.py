"""Digests for tests of `digest enrich`, sources that know their papers, and what it leaves."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.commands.enrich import run
from tests.enriching.asking import AGENT
from tests.enriching.known import Known
from tests.enriching.sources import Sources, serving
from tests.site.project import ROOT, dump, project
from tests.world import BREAD, KITES, OWLS

KITE = Known(
    "Kites in a Network", KITES, "2410.05434", comment="Ten pages", venue="Conference on Wind"
)
LOAF = Known("Measuring Sourdough", BREAD, "2401.00002", by=frozenset({"arxiv"}))
OWL = "Owls Heard Twice"
NAMES = {"hf": "hugging-face", "arxiv": "arxiv", "s2": "semantic-scholar"}


@contextmanager
def led() -> Iterator[Sources]:
    """Sources of two papers, to which the command is led; nobody has a key."""
    with serving(KITE, LOAF) as served, pytest.MonkeyPatch.context() as patch:
        for name, value in served.environment.items():
            patch.setenv(name, value)
        patch.delenv("S2_API_KEY", raising=False)
        yield served


def three_papers(folder: Path) -> Path:
    """A digest of three papers, one of which nobody knows."""
    papers = dump((KITE.title, KITES), (LOAF.title, BREAD), (OWL, OWLS))
    return project(folder, {"content/dumps/2025-03-13-a.txt": papers})


def own_papers(folder: Path) -> Path:
    """A digest of the repository's own papers, without facts."""
    config = project(folder, {})
    shutil.copytree(ROOT / "content" / "dumps", folder / "content" / "dumps")
    return config


def enrich(
    config: Path, sources: Sources, *names: str, minutes: float = 600, again: bool = False
) -> int:
    """Enriches by a clock that nobody waits for; the exit status."""
    clock = sources.hands.clock
    return run(config, names, minutes, again=again, agent=AGENT, clock=clock)


def facts(config: Path) -> dict[str, dict[str, Any]]:
    """The lines of facts by title."""
    text = (config.parent / "content" / "facts.jsonl").read_text("utf-8")
    return {said["title"]: said for said in map(json.loads, text.splitlines())}
