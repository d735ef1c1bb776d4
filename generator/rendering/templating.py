"""Makes the templates, which print every plain `str` escaped, and markup as it is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.counting import counted
from generator.rendering import paper_parts, parts
from generator.rendering.dates import day
from generator.rendering.escape import preformatted, printed
from generator.rendering.formulas import abstract_html, plain_text, title_html
from generator.rendering.prose import words_html
from generator.rendering.shown import beside, quoted, slug_of
from generator.rendering.words import slot

TEMPLATES = Path(__file__).parent / "templates"
_WEAK_FILTERS = ("safe", "format", "forceescape", "replace", "tojson", "urlize", "xmlattr")
"""Jinja's own ways to make or mix markup: there is one door, and these go around it."""


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates with the filters they use, and `parts`; made once, for it reads files.

    A template prints text, numbers and dates, each escaped for HTML; printing None, or anything
    that is missing or of another type, is an error. What a template itself makes, by a macro or by
    joining texts, is text and is escaped as such: markup comes from functions alone. So each value
    goes through `printed` once, and Jinja, whose own escaping would be a second, does none.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,
        finalize=printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _WEAK_FILTERS:
        made.filters.pop(name, None)
    made.globals |= {"parts": parts, "paper_parts": paper_parts, "counted": counted}
    made.filters |= {
        "beside": beside,
        "day": day,
        "formulas": abstract_html,
        "plain": plain_text,
        "pre": preformatted,
        "prose": words_html,
        "quoted": quoted,
        "slot": slot,
        "slug": slug_of,
        "typeset": title_html,
    }
    return made
