"""What templates print: every plain text escaped once, and only markup as it is."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from generator.rendering.escape import element
from generator.rendering.templating import templates


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ text }}", "&lt;*"),
        ("{{ text ~ '[' }}", "&lt;*["),
        ("{{ bold ~ text }}", "<b>x</b>&lt;*"),
        ("{{ text + bold }}", "&lt;*<b>x</b>"),
        ("{{ 1 + 2 }}", "3"),
        ("{{ [bold, text] | join('*') }}", "<b>x</b>*&lt;*"),
        ("{{ [text, text] | join }}", "&lt;*&lt;*"),
        ('<a href="{{ text }}">', '<a href="&lt;*">'),
        ("{{ text | e }}", "&lt;*"),
        ("{% set x %}<i>{{ text }}</i>{% endset %}{{ x }}", "<i>&lt;*</i>"),
        ("{% macro m(t) %}<i>{{ t }}</i>{% endmacro %}{{ m(text) }}", "<i>&lt;*</i>"),
    ],
)
def test_templates(template: str, shown: str) -> None:
    """A template prints every plain text escaped once, and only markup as it is."""
    made = templates().from_string(template).render(text="<*", bold=element("b", "x"))
    assert made == shown


@pytest.mark.parametrize("value", [None, [], {}, object()])
def test_templates_refuse(value: object) -> None:
    """None and lists in a template are mistakes of the program."""
    with pytest.raises(TypeError, match="a template prints"):
        templates().from_string("{{ value }}").render(value=value)


def test_templates_know_their_names() -> None:
    """A name that nobody gave is a mistake of the program, and is named."""
    with pytest.raises(UndefinedError, match="missing"):
        templates().from_string("{{ missing }}").render()


def test_templates_have_no_back_door() -> None:
    """Jinja's own ways to make markup are gone."""
    assert not {"safe", "format", "replace", "tojson", "urlize"} & set(templates().filters)
