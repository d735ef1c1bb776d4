"""Puts pages into the theme without rendering the theme for each: once a folder, with slots.

What the theme draws around a page that is not in the navigation depends on nothing of the page but
its folder and depth, its title, description, head and address. So Material's own `main.html` is
rendered for a page whose values are slots, cut at the slots, and joined with each page's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as ThemePage
from mkdocs.structure.toc import TableOfContents

from generator.building.hashing import hash_of
from generator.model.page import Made, url_of

_NAMES = ("title", "description", "head", "content", "url")
_SLOT = re.compile(r"(?:<h1>)?pd-slot-(" + "|".join(_NAMES) + r")-pd(?:</h1>)?")
_STEP = "pd-slot-step"
"""Stands in the address of a page of slots for each folder but the first."""


def _slot(name: str) -> str:
    return f"pd-slot-{name}-pd"


@dataclass(frozen=True)
class Frames:
    """The theme's frames of one build, each drawn when the first page needs it."""

    env: Environment
    config: MkDocsConfig
    nav: Navigation
    files: Sequence[File]
    _drawn: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """A hash of what the theme draws around pages."""
        return hash_of(*self._frame(_like("papers/any/"), {"description": "any"}))

    def page(self, path: str, made: Made) -> str:
        """The whole HTML of a page with front matter, as MkDocs and the theme would make it."""
        given: Mapping[str, Any] = made.front_matter or {}
        url = url_of(path)
        values = {
            "title": given["title"],
            "description": given["description"],
            "head": given["head"],
            "content": made.text,
            "url": url,
        }
        pieces = list(self._frame(_like(url), given))
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces)

    def _frame(self, address: str, given: Mapping[str, Any]) -> list[str]:
        """The theme's text between the slots, and at odd places the slots' names."""
        chrome = {name: value for name, value in given.items() if name not in _NAMES}
        chrome["description"] = _slot("description") if given["description"] else ""
        key = address, repr(sorted(chrome.items()))
        if key not in self._drawn:
            self._drawn[key] = self._draw(address, chrome)
        return self._drawn[key]

    def _draw(self, address: str, chrome: Mapping[str, Any]) -> list[str]:
        page = ThemePage(
            None, File.generated(self.config, f"{address}.md", content=""), self.config
        )
        page.meta = {**chrome, "title": _slot("title"), "head": _slot("head")}
        page.markdown = ""
        # The heading, lest the theme add one; it goes with the slot.
        page.content = f"<h1>{_slot('content')}</h1>"
        page.toc = TableOfContents([])
        context = get_context(self.nav, self.files, self.config, page)
        html = self.env.get_template("main.html").render(context)
        return _SLOT.split(html.replace(f"{address}/", _slot("url")))


def _like(url: str) -> str:
    """The address of the page of slots that the theme treats like this one: `papers/slot`."""
    first, *rest = url.rstrip("/").split("/")
    return "/".join([first, *(_STEP for _ in rest)]) if rest else _STEP
