"""Tells what is wrong with a page's scripts, and finds code in attributes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

_DATA = frozenset(["application/json", "application/ld+json"])
_CODE = frozenset(["", "text/javascript", "application/javascript", "module"])
_LINE_WITH_HANDLER = re.compile(rb"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)


def script_faults(tree: LexborHTMLParser) -> Iterator[str]:
    """What is wrong with a page's scripts: code in the page itself, and data that isn't JSON."""
    for node in tree.css("script"):
        kind = (node.attributes.get("type") or "").strip().lower()
        if kind in _DATA:
            yield from _data_faults(kind, node.text())
        elif kind not in _CODE:
            yield f"a script of the unknown type {kind}"
        elif "src" not in node.attributes:
            yield f"a script in the page itself: {node.text().strip()[:60]!r}"


def _data_faults(kind: str, text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as failure:
        yield f"a script of type {kind} isn't JSON: {failure}"


def handlers_in(tree: LexborHTMLParser, html: bytes) -> Iterator[str]:
    """The attributes that hold code (`onclick` and the like), as `tag onclick`."""
    # Going through all elements takes longer than all other checks; most pages don't need it.
    if not _LINE_WITH_HANDLER.search(html) or tree.root is None:
        return
    for node in tree.root.traverse():
        for name in node.attributes:
            if name.lower().startswith("on"):
                yield f"{node.tag} {name}"
