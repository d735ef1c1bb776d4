"""Makes the templates, which print every plain `str` escaped, and markup as it is."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from generator.rendering.dates import day
from generator.rendering.escape import html_text, preformatted
from generator.rendering.formulas import abstract_html, plain_text, title_html
from generator.rendering.prose import words_html
from generator.rendering.shown import beside, quoted
from generator.rendering.words import slot

TEMPLATES = Path(__file__).parent / "templates"
_WEAK_FILTERS = ("safe", "format", "forceescape", "replace", "tojson", "urlize", "xmlattr")
"""Jinja's own ways to make or mix markup: there is one door, and these go around it."""


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates with the filters they use; made once, for it reads files.

    A template prints text, numbers and dates, each escaped for HTML; printing None, or anything
    that is missing or of another type, is an error.
    """
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _WEAK_FILTERS:
        made.filters.pop(name, None)
    made.filters |= {
        "beside": beside,
        "day": day,
        "formulas": abstract_html,
        "plain": plain_text,
        "pre": preformatted,
        "prose": words_html,
        "quoted": quoted,
        "slot": slot,
        "typeset": title_html,
    }
    return made


def _printed(value: object) -> Markup:
    """What a template prints for a value, by its type."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | int | float | date):
        return html_text(str(value))
    if isinstance(value, Undefined):
        str(value)  # raises Jinja's own error, which names the variable
    raise TypeError(f"a template prints text, numbers and dates, not {type(value).__name__}")
