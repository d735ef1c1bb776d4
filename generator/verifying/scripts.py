"""Tells a page's known scripts from any other, and finds code in attributes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

KNOWN = frozenset(
    [
        "7eb3684fdacd2881f67b9428983273a29d8774d8bc82622af9b65a8ec1032a90",  # what a reader chose
        "0eb10c249dbdb0beef225a10ce5cbe55418cc4a7014cc208f8e7d6ed8f00906e",  # light or dark
        "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f",  # tabs in the address
    ]
)
"""SHA-256 of the inline scripts of mkdocs-material 9.8, the address in `new URL("…")` left out.

A fixed list: whoever hashed what the pages hold would bless an attack. After an upgrade of the
theme, `digest verify` names the hashes that are new.
"""
_SCOPE = re.compile(r'(?<=__md_scope=new URL\(")(?!//)[\w./%~-]*(?=",location\))')
_DATA = frozenset(["application/json", "application/ld+json"])
_CODE = frozenset(["", "text/javascript", "application/javascript", "module"])
_LINE_WITH_HANDLER = re.compile(rb"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)


def script_faults(tree: LexborHTMLParser) -> Iterator[str]:
    """What is wrong with a page's scripts: unknown ones, and data that isn't JSON."""
    for node in tree.css("script"):
        kind = (node.attributes.get("type") or "").strip().lower()
        if kind in _DATA:
            yield from _data_faults(kind, node.text())
        elif kind not in _CODE:
            yield f"a script of the unknown type {kind}"
        elif "src" not in node.attributes:
            yield from _inline_faults(node)


def _data_faults(kind: str, text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError as failure:
        yield f"a script of type {kind} isn't JSON: {failure}"


def _inline_faults(node: LexborNode) -> Iterator[str]:
    found = hash_of(node.text())
    if found not in KNOWN:
        yield f"an unknown inline script (sha256 {found}): {node.text().strip()[:60]!r}"


def hash_of(script: str) -> str:
    """What `KNOWN` lists of a script: the same on every page, whose way to the root differs."""
    return hashlib.sha256(_SCOPE.sub("", script.strip()).encode()).hexdigest()


def handlers_in(tree: LexborHTMLParser, html: bytes) -> Iterator[str]:
    """The attributes that hold code (`onclick` and the like), as `tag onclick`."""
    # Going through all elements takes longer than all other checks; most pages don't need it.
    if not _LINE_WITH_HANDLER.search(html) or tree.root is None:
        return
    for node in tree.root.traverse():
        for name in node.attributes:
            if name.lower().startswith("on"):
                yield f"{node.tag} {name}"
