"""A text at a path, as rendering gives it to building, and the path's address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """What the pages need to know of the site around them, from `mkdocs.yml`."""

    name: str = "Paper digest"
    description: str = ""
    url: str = ""
    """The published site's address with a final slash; empty where it is not known."""
    repository: str = ""
    """The repository's address on GitHub, for the edit links; empty where there is none."""
    branch: str = "main"
    search: bool = True
    """Whether the site has a search, with a page of its own."""
    twins: bool = True
    """Whether a paper has files beside its page, BibTeX and Markdown: most of a site's files.
    Without them the site is as small as it can be: `building/options.py` says what else goes."""
    subscribe: str = ""
    """Where readers subscribe to a mailing of the digests; empty where nobody sends one."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a generated file holds."""

    text: str
    """Its text; of a page with front matter, its HTML: one raw block without blank lines."""
    front_matter: Mapping[str, Any] | None = None
    """Of a page that the generator wrote; None for any other file."""
    words: tuple[str, ...] = ()
    """The notes whose words the text has slots for: see `rendering/words.py`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A generated file: its path from the site's root (`.md` if it becomes a page), and its making.

    Made when it is wanted: all pages together take more memory than the archive they show. And a
    file whose path and source are as they were needn't be made again by the same code.
    """

    path: str
    source: Any
    """All that the text depends on, settings and path included, as plain values: frozen
    dataclasses, tuples, texts, numbers, dates, None and mappings of texts, which msgspec encodes.
    A note's words alone are none of it: the text has a slot for them."""
    maker: Callable[[Any], Made]
    """A module's own function, which depends on nothing but the source."""
    listed: bool = True
    """Whether the sitemap has it, if it is a page: one that leads elsewhere is not for searches."""

    def make(self) -> Made:
        """The file's text."""
        return self.maker(self.source)

    @property
    def is_page(self) -> bool:
        """Whether it becomes a page of the site, not a file as it is."""
        return self.path.endswith(".md")


def url_of(path: str) -> str:
    """The address of the page at a path, from the site's root: `papers/a.md` is at `papers/a/`.

    And `papers/a.md.txt`, a file whose own name would make it a page, is at `papers/a.md`.
    """
    if path.endswith(".md.txt"):
        return path.removesuffix(".txt")
    stem, dot_md = path.removesuffix(".md"), path.endswith(".md")
    if not dot_md:
        return path
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def root_of(path: str) -> str:
    """The way from the page at a path to the site's root: `../../` for `papers/a.md`."""
    return "../" * url_of(path).count("/") or "./"
