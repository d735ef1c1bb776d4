"""Loads the site for a command, showing on a terminal what it is doing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cataloguing.merging import merge
from generator.cataloguing.papers import notes_of, papers_of
from generator.cataloguing.site import catalogue
from generator.model import Content, Paper, Settings, Site
from generator.reading.content import read_content
from generator.reading.settings import read_settings


def load(config: Path) -> tuple[Content, Site, Settings]:
    """The content, site and settings of the digest whose `mkdocs.yml` is given."""
    settings, root = read_settings(config)
    with doing("Reading the content"):
        content = read_content(root)
    with doing("Cataloguing the papers"):
        site = catalogue(content)
    return content, site, settings


def load_papers(config: Path) -> tuple[tuple[Paper, ...], Path]:
    """All papers, hidden ones too, without what the catalogue says of them; and the content folder.

    Much quicker than `load`: no topics, tags or related papers are looked for.
    """
    _, root = read_settings(config)
    with doing("Reading the content"):
        content = read_content(root)
        groups, _ = merge(content.dumps, content.notes, content.facts)
        notes, _, _ = notes_of(content.notes, groups)
        return papers_of(groups, content.facts, notes), root


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Says on a terminal what takes its time, and wipes it when done; silent in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(f"{what} …")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(f"\r{' ' * (len(what) + 2)}\r")
        sys.stderr.flush()
