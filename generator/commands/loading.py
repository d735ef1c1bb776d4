"""Loads the site for a command, showing on a terminal what it is doing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.building.memory import Memory
from generator.cataloguing.listing import listing_of, with_notes
from generator.cataloguing.papers import notes_of
from generator.cataloguing.site import catalogue
from generator.model.content import Content
from generator.model.page import Settings
from generator.model.paper import Paper
from generator.model.site import Site
from generator.reading.content import read_content
from generator.reading.settings import read_settings


def load(config: Path, memory: Memory | None = None) -> tuple[Content, Site, Settings]:
    """The content, site and settings of the digest whose `mkdocs.yml` is given."""
    settings, root = read_settings(config)
    memory = memory or memory_of(config)
    with doing("Reading the content"):
        content = read_content(root, memory)
    with doing("Cataloguing the papers"):
        site = catalogue(content, memory)
    memory.save()
    return content, site, settings


def load_papers(config: Path) -> tuple[tuple[Paper, ...], Path]:
    """All papers, hidden ones too, without what the catalogue says of them; and the content folder.

    Much quicker than `load`: no topics, tags or related papers are looked for.
    """
    _, root = read_settings(config)
    memory = memory_of(config)
    with doing("Reading the content"):
        content = read_content(root, memory)
        listing = listing_of(content, memory)
    memory.save()
    notes, _, _ = notes_of(content.notes, listing.groups)
    return with_notes(listing, notes), root


def memory_of(config: Path) -> Memory:
    """What builds and commands found out earlier; what is wrong with it is not told."""
    return Memory(config.parent / ".cache", lambda _: None)


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
