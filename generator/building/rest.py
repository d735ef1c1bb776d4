"""A build in which MkDocs has nothing to do: no page, no theme, no navigation."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme


def lay_off(config: MkDocsConfig, empty: Path) -> None:
    """Leave MkDocs nothing to build but what is in an empty folder."""
    empty.mkdir(parents=True, exist_ok=True)
    theme = Theme(name=None, custom_dir=str(empty))
    theme.static_templates = set()
    config.theme = theme
    config.nav = None
    config.extra_templates = []
