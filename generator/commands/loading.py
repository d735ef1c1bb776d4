"""Loads the site for a command, showing on a terminal what it is doing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cataloguing.site import catalogue
from generator.model import Content, Settings, Site
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
