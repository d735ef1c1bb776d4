"""Scripts: code comes from files, data must be JSON, all else is a fault."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.verifying.scripts import handlers_in, script_faults


def faults(html: str) -> list[str]:
    """What is wrong with the scripts of this HTML."""
    return list(script_faults(LexborHTMLParser(html)))


def test_a_script_in_the_page() -> None:
    """Code stands in files of the site: in a page itself no browser runs it, and none should."""
    assert faults("<script>alert(1)</script>") == ["a script in the page itself: 'alert(1)'"]


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_data(kind: str) -> None:
    """Data in a script element is JSON."""
    assert faults(f'<script type="{kind}">{{"a": "\\u003c/script>"}}</script>') == []
    (fault,) = faults(f'<script type="{kind}">{{a}}</script>')
    assert fault.startswith(f"a script of type {kind} isn't JSON: ")


def test_files() -> None:
    """A script's file is looked at as what the page loads, not here."""
    assert faults('<script src="assets/bundle.js"></script>') == []


def test_handlers() -> None:
    """Handlers are attributes: text that looks like one is none."""
    html = '<p title="x onclick=y">onclick=x</p><a ONFOCUS="x">x</a>'
    assert list(handlers_in(LexborHTMLParser(html), html.encode())) == ["a onfocus"]
