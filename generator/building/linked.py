"""Keeps MkDocs out of folders that the content links to: it would follow a link to `/` for ever."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, file_sort_key


def has_linked_folders(content: Path) -> bool:
    """Whether a folder somewhere below is a symbolic link."""
    return any(
        os.path.islink(os.path.join(folder, name))
        for folder, folders, _ in os.walk(content)
        for name in folders
    )


def found_by_us(paths: Iterable[str], theirs: Files, config: MkDocsConfig) -> Files:
    """The files at paths in the content, as MkDocs would find them, before those of the theme."""
    ours = (File(p, config.docs_dir, config.site_dir, config.use_directory_urls) for p in paths)
    return Files([*sorted(ours, key=file_sort_key), *theirs])
