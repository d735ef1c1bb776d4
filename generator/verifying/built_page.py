"""Turns a built page's HTML into what the checks need: its links, anchors, and its own faults."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from generator.verifying.policy import policy_faults, style_faults
from generator.verifying.scripts import handlers_in, script_faults
from generator.verifying.stylesheets import addresses_in

_FETCHED_LINKS = frozenset(
    "stylesheet icon apple-touch-icon manifest preload modulepreload prefetch preconnect "
    "dns-prefetch prerender".split()
)
_SOURCES = (("[src]", "src"), ("[poster]", "poster"), ("object[data]", "data"))
_DRAWN = "use[href], image[href], feImage[href]"
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page of the site: where it leads, what it loads, and what is wrong with it by itself."""

    path: str
    """From the site's root: `papers/a/index.html`."""
    links: tuple[str, ...]
    """Where the page leads a reader or a machine, as written, each once."""
    loads: tuple[str, ...]
    """What a browser fetches by itself to show the page."""
    anchors: frozenset[str]
    faults: tuple[str, ...]


def read_page(path: str, html: bytes) -> BuiltPage:
    """A page, from its bytes in UTF-8; never raises, whatever they are."""
    tree = LexborHTMLParser(html)
    ids = [node.id or "" for node in tree.css("[id]")]
    names = {node.attributes.get("name") or "" for node in tree.css("a[name]")}
    return BuiltPage(
        path=path,
        links=tuple(dict.fromkeys(_links(tree))),
        loads=tuple(dict.fromkeys(_loads(tree))),
        anchors=frozenset(ids) | names,
        faults=(
            *_outline_faults(tree),
            *(f'the id "{one}" stands {n} times' for one, n in Counter(ids).items() if n > 1),
            *policy_faults(path, tree),
            *style_faults(path, tree),
            *script_faults(tree),
            *(f"an inline handler: {name}" for name in handlers_in(tree, html)),
        ),
    )


def _links(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href], area[href], link[href]"):
        if not _is_fetched(node.attributes.get("rel")):
            yield node.attributes["href"] or ""
    for node in tree.css("form[action]"):
        yield node.attributes["action"] or ""
    for node in tree.css("meta[http-equiv]"):
        leads = _REFRESH.match(node.attributes.get("content") or "")
        if leads and (node.attributes["http-equiv"] or "").lower() == "refresh":
            yield leads[1]


def _is_fetched(rel: str | None) -> bool:
    return not _FETCHED_LINKS.isdisjoint((rel or "").lower().split())


def _loads(tree: LexborHTMLParser) -> Iterator[str]:
    for selector, name in _SOURCES:
        yield from (node.attributes[name] or "" for node in tree.css(selector))
    for node in tree.css("link[href]"):
        if _is_fetched(node.attributes.get("rel")):
            yield node.attributes["href"] or ""
    yield from (node.attributes["href"] or "" for node in tree.css(_DRAWN))
    for node in tree.css("[srcset]"):
        choices = (node.attributes["srcset"] or "").split(",")
        yield from (choice.split()[0] for choice in choices if choice.strip())
    for node in tree.css("style"):
        yield from addresses_in(node.text())
    for node in tree.css("[style]"):
        yield from addresses_in(node.attributes["style"] or "")


def _outline_faults(tree: LexborHTMLParser) -> Iterator[str]:
    headings = len(tree.css("h1"))
    if headings != 1:
        yield f"{headings or 'no'} h1 heading{'s' if headings > 1 else ''} instead of one"
    titles = [node.text().strip() for node in tree.css("head > title")]
    if len(titles) != 1 or not titles[0]:
        yield "the title is empty" if titles == [""] else f"{len(titles)} titles instead of one"
    if tree.css_first("base") is not None:
        yield "a base element changes where every link leads"
