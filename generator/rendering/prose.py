"""Turns the Markdown that people wrote into safe HTML, with its links resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from markdown import Markdown
from markupsafe import Markup

from generator.cataloguing.targets import Targets, resolve
from generator.model.content import Prose
from generator.model.page import url_of
from generator.model.site import Target
from generator.reading.tangles import tangle
from generator.reading.wikilinks import FoundLink, LinkKind, find_links, replace_links
from generator.rendering.escape import (
    curated_html,
    html,
    html_text,
    markdown_text,
    preformatted,
)

_EXTENSIONS = [
    "admonition",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
]
_HEADING = re.compile("(?<=<h|/h)([1-6])(?=[ >])")
_TOP = 3
"""A generated page has its own h1 and h2, so what people write on it begins at h3."""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of prose by itself: its Markdown, and what each of its links leads to, in order."""

    text: str
    targets: tuple[Target | None, ...] = ()
    """None for a link that leads nowhere."""


def words_in(prose: Prose, targets: Targets) -> Words:
    """A piece of prose with as many of all targets as its links need."""
    links = find_links(prose.text)
    return Words(prose.text, tuple(resolve(link, prose.place.path, targets) for link in links))


def prose_html(prose: Prose, targets: Targets, root: str, prefix: str = "note") -> Markup:
    """The HTML of a piece of prose: see `words_html`."""
    return words_html(words_in(prose, targets), root, prefix)


def words_html(words: Words, root: str, prefix: str = "note", top: int = _TOP) -> Markup:
    """The HTML of words on one line; `root` leads from its page to the site's root.

    Ids get the prefix, so that they meet neither the theme's nor another piece's on the page. The
    highest heading is at the level `top`, whatever its writer began with.
    """
    if not words.text.strip():
        return html_text("")
    if tangle(words.text):
        return _as_it_is(words.text)
    text = linked(words, lambda path: root + url_of(path))
    try:
        converted = _converter().reset().convert(text)
    except RecursionError:  # of lists, quotes and boxes in each other
        return _as_it_is(words.text)
    return curated_html(_levelled(converted, top), prefix, top)


def _as_it_is(text: str) -> Markup:
    """Markdown that no converter gets through, for readers who find their way in it."""
    return html("<pre>%s</pre>", preformatted(text))


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    """The converter: to make another for each piece takes half as long again."""
    return Markdown(extensions=_EXTENSIONS)


def _levelled(html: str, top: int) -> str:
    """HTML whose headings are as far below the highest as they were, and that one at `top`."""
    levels = [int(level) for level in _HEADING.findall(html)]
    if not levels:
        return html
    down = top - min(levels)
    return _HEADING.sub(lambda found: str(min(6, int(found[1]) + down)), html)


def linked(words: Words, address: Callable[[str], str]) -> str:
    """Words whose links lead to `address(path)`; one that leads nowhere stays as it was written."""
    targets = iter(words.targets)

    def replacement(link: FoundLink) -> str | None:
        target = next(targets)
        if target is None:
            return None
        href = quote(address(target.path), safe="/.-_~#%:") or "./"
        if link.kind is LinkKind.WIKI:
            return f"[{markdown_text(link.label or target.title)}]({href})"
        return href + "".join(link.target.partition("#")[1:])

    return replace_links(words.text, replacement)
