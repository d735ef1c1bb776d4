"""Turns the Markdown that people wrote into safe HTML, with its links resolved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from markdown import Markdown
from markupsafe import Markup

from generator.cataloguing.targets import Targets, resolve
from generator.model import Prose, url_of
from generator.reading.wikilinks import FoundLink, LinkKind, replace_links
from generator.rendering.escape import curated_html, html_text, markdown_text

_EXTENSIONS = [
    "admonition",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
]
_SETTINGS: dict[str, dict[str, Any]] = {"toc": {"baselevel": 3}, "footnotes": {"UNIQUE_IDS": True}}
"""A page has its own h1 and h2, so what people write begins at h3."""


def prose_html(prose: Prose, targets: Targets, root: str, prefix: str = "note") -> Markup:
    """The HTML of a piece of prose on one line; `root` leads from its page to the site's root.

    Ids get the prefix, so that they meet neither the theme's nor another piece's on the page.
    """
    if not prose.text.strip():
        return html_text("")
    text = linked(prose, targets, lambda path: root + url_of(path))
    html = Markdown(extensions=_EXTENSIONS, extension_configs=_SETTINGS).convert(text)
    return curated_html(html, prefix)


def linked(prose: Prose, targets: Targets, address: Callable[[str], str]) -> str:
    """Prose whose links lead to `address(path)`; one that leads nowhere stays as it was written."""

    def replacement(link: FoundLink) -> str | None:
        target = resolve(link, prose.place.path, targets)
        if target is None:
            return None
        href = quote(address(target.path), safe="/.-_~#%") or "./"
        if link.kind is LinkKind.WIKI:
            return f"[{markdown_text(link.label or target.title)}]({href})"
        return href + "".join(link.target.partition("#")[1:])

    return replace_links(prose.text, replacement)
