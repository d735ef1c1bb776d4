"""What prose holds and the site does not show is told, at its place."""

from __future__ import annotations

import pytest

from generator.cataloguing.unshown import unshown
from generator.model.content import Prose
from generator.model.problems import Place


def told(text: str) -> list[str]:
    """The problems of a text that begins in line 5, as `line:column level message`."""
    found = unshown([Prose(text, Place("content/notes/x.md", 5, 1))])
    return [f"{p.place.line}:{p.place.column} {p.level} {p.message}" for p in found]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Plain *words*, <b>bold</b>, [a](https://x.org), [b](../topics/x.md).", []),
        ("See\nthis <SCRIPT>alert(1)</script>", ["6:6 notice `<script>` isn't shown in prose"]),
        ("[x](javascript:alert(1))", ["5:1 error a link to `javascript:` isn't shown"]),
        ("a ![i](http://x.org/y.png)", ["5:3 error a picture from another host isn't loaded"]),
        ("![i](//x.org/y.png)", ["5:1 error a picture from another host isn't loaded"]),
        ("<img alt=a src='http://x.org'>", ["5:1 error a picture from another host isn't loaded"]),
        ("<a href=javascript:x>y</a>", ["5:1 error a link to `javascript:` isn't shown"]),
        ('<a href="//x.org">y</a> <a href="#x">z</a>', []),
        ('<img src="x">', ["5:1 error an address within the site isn't followed in HTML"]),
        ("`<script>` and `[x](javascript:y)` are code", []),
        ("```\n<script>\n[x](javascript:y)\n```", []),
        ("[mail](mailto:a@b.org) ![own](picture.png)", []),
    ],
)
def test_unshown(text: str, problems: list[str]) -> None:
    """Code is text; what the site lets by is no problem; the rest is told once, where it stands."""
    assert told(text) == problems


def test_hostile_prose_takes_linear_time() -> None:
    """Openings without an end are passed over, or refused where they are too many to convert."""
    assert told("`" * 60_000 + ("![a](" * 400 + "<" * 500 + "\n\n") * 40) == []
    assert told("So.\n\n" + "[" * 1000) == [
        "7:1 error more than 500 square brackets without a blank line: no Markdown is read here"
    ]
