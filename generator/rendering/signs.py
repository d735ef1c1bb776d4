"""Escapes the signs of text for files that are no HTML: addresses in BibTeX, plain Markdown."""

from __future__ import annotations

import re

from generator.rendering.escape import one_line

_BRACES = re.compile(r"[\\{}]")
_MARKUP = re.compile(r"[\\`*_[\]{}]")
_LEADING = tuple("#+=>:~-")
"""As a number's entity: not all converters know all of these after a backslash."""
_LIST_ITEM = re.compile(r"^(\d+)([.)])")


def bibtex_verbatim(text: str) -> str:
    """An address for a braced BibTeX field that is read as it is; what would end it is encoded."""
    return _BRACES.sub(lambda m: f"%{ord(m[0]):02X}", one_line(text))


def plain_markdown(text: str) -> str:
    """Text for a file of Markdown in which people and programs read the signs as well.

    What could begin markup in CommonMark or Python-Markdown is escaped, and no more: one paragraph,
    or a part of one.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text).strip())
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;")
    if escaped[:1] in _LEADING:
        return f"&#{ord(escaped[0])};{escaped[1:]}"
    return _LIST_ITEM.sub(r"\1\\\2", escaped) if escaped[:1].isdecimal() else escaped
