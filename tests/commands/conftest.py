"""What the tests of `digest enrich` begin with: a digest, and public sources that know of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.enriching.enriched import led, own_papers, three_papers
from tests.enriching.sources import Sources


@pytest.fixture
def sources() -> Iterator[Sources]:
    """Sources of two papers."""
    with led() as served:
        yield served


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A digest of these two papers, and of one that nobody knows."""
    return three_papers(tmp_path)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A digest of the repository's own papers, without facts."""
    return own_papers(tmp_path)
