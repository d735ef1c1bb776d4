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
        ("{{ bold }}", "<b>x</b>"),
        ("{{ text + bold }}", "&lt;*<b>x</b>"),
        ("{{ 1 + 2 }}", "3"),
        ("{{ [text, text] | join }}", "&lt;*&lt;*"),
        ('<a href="{{ text }}">', '<a href="&lt;*">'),
        ("{{ text | e }}", "&lt;*"),
    ],
)
def test_templates(template: str, shown: str) -> None:
    """A template prints every plain text escaped once, and only markup as it is."""
    made = templates().from_string(template).render(text="<*", bold=element("b", "x"))
    assert made == shown


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ bold ~ text }}", "&lt;b&gt;x&lt;/b&gt;&lt;*"),
        ("{{ [bold, text] | join('*') }}", "&lt;b&gt;x&lt;/b&gt;*&lt;*"),
        (
            "{% set x %}<i>{{ bold }}</i>{% endset %}{{ x }}",
            "&lt;i&gt;&lt;b&gt;x&lt;/b&gt;&lt;/i&gt;",
        ),
        ("{% macro m() %}<i></i>{% endmacro %}{{ m() }}", "&lt;i&gt;&lt;/i&gt;"),
        ("{{ '<i>' }}", "&lt;i&gt;"),
    ],
)
def test_what_templates_make_is_text(template: str, shown: str) -> None:
    """What a template itself puts together is text: markup comes from the door alone."""
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
