"""Turns the repository and a corpus into a digest to build, or the same for stock MkDocs."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

from bench.corpora import MARKED_ID, Made, write_corpus
from bench.processes import apart, run

MKDOCS = (sys.executable, "-m", "mkdocs")
DIGEST = (str(Path(sys.executable).with_name("digest")),)
# Papers' notes and lists stay behind: they name papers that a corpus doesn't have.
TAKEN = ("mkdocs.yml", "overrides", "content/topics", "content/index.md", "content/about.md")
MORE = 50
WITHOUT_SEARCH = "without-search.yml"
"""The project's settings, but without a search index."""

STOCK_SETTINGS = """\
site_name: Paper digest
site_url: https://example.org/paper-digest/
theme:
  name: material
  font: false
  features: [content.code.copy, navigation.tabs, navigation.top, toc.follow]
plugins:
  - search
  - tags
nav:
  - Home: index.md
  - Topics: topics/index.md
  - Digests: digests/index.md
  - Tags: tags/index.md
  - About: about.md
markdown_extensions: [admonition, def_list, footnotes, sane_lists, tables, toc]
validation:
  nav: { omitted_files: ignore, not_found: ignore }
  links: { not_found: ignore, unrecognized_links: ignore, anchors: ignore }
"""
"""What a digest without a plugin of its own would be built with; papers are not in its nav."""


class Project(NamedTuple):
    """A folder with a digest in it, and how it can change."""

    folder: Path
    later: Path
    """A folder with one dump, of papers that the digest does not have yet."""
    made: Made

    @property
    def site(self) -> Path:
        """Where `mkdocs build` puts it."""
        return self.folder / "site"

    @property
    def note(self) -> Path:
        """The note that is edited."""
        return self.folder / "content" / "notes" / f"{MARKED_ID}.md"

    def forget(self) -> None:
        """Put aside all that builds left behind: the next one is cold."""
        for name in ("site", ".cache"):
            put_aside(self.folder / name)

    def edit(self, words: str) -> None:
        """Save the note with other words."""
        self.note.parent.mkdir(parents=True, exist_ok=True)
        self.note.write_text(f"---\nrating: 4\n---\n\n{words}\n", encoding="utf-8")

    def add(self) -> None:
        """Add the later papers."""
        shutil.copytree(self.later, self.folder / "content" / "dumps", dirs_exist_ok=True)

    def take_back(self) -> None:
        """Remove the later papers again."""
        for dump in self.later.iterdir():
            (self.folder / "content" / "dumps" / dump.name).unlink(missing_ok=True)


def put_aside(folder: Path) -> None:
    """Move a folder, if it is there, out of the next build's way. It goes when all is measured.

    Removing it would slow that build down: for minutes after many files are removed, ext4 passes
    over each of their places before it finds one for a new file (`recently_deleted` in its
    `ialloc.c`), ten thousands of times.
    """
    if folder.exists():
        folder.rename(Path(mkdtemp(prefix=".gone-", dir=folder.parent), folder.name))


def digest_project(root: Path, corpus: Path, papers: int, folder: Path) -> Project:
    """Write a digest of so many papers, with the repository's own settings, theme and topics."""
    for name in TAKEN:
        source, target = root / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, target)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    less = settings.replace("  - digest:\n", "  - digest:\n      search: false\n")
    (folder / WITHOUT_SEARCH).write_text(less, encoding="utf-8")
    later = folder / "later"
    made = apart(write_corpus, corpus, papers, MORE, folder / "content" / "dumps", later)
    project = Project(folder, later, made)
    project.edit("As it was.")
    return project


def export(project: Project, folder: Path) -> Path:
    """Write the digest's pages with `digest export`, as plain files for any generator."""
    run([*DIGEST, "export", str(folder)], project.folder)
    return folder


def stock_project(exported: Path, folder: Path) -> Path:
    """Write the exported pages once more with what Material's own tags plugin reads."""
    docs, tags = folder / "docs", {paper["id"]: _tags(paper) for paper in records(exported)}
    shutil.copytree(exported, docs)
    for paper, names in tags.items():
        page = docs / "papers" / f"{paper}.md"
        if page.is_file():
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace("---\n", f"---\ntags: {names}\n", 1), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK_SETTINGS, encoding="utf-8")
    return folder


def records(exported: Path) -> Iterator[dict[str, Any]]:
    """What `papers.jsonl` says of each paper."""
    with (exported / "papers.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _tags(paper: dict[str, Any]) -> str:
    return json.dumps(sorted({each["slug"] for each in [*paper["topics"], *paper["tags"]]}))
