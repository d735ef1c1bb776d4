"""Scripts: the theme's own are known by their hash, data must be JSON, all else is a fault."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.verifying.scripts import KNOWN, handlers_in, hash_of, script_faults

SCOPE = '__md_scope=new URL("{}",location),x()'


def faults(html: str) -> list[str]:
    """What is wrong with the scripts of this HTML."""
    return list(script_faults(LexborHTMLParser(html)))


@pytest.mark.parametrize("root", [".", "..", "../..", "/", "/paper-digest/", "/a%20b/"])
def test_the_way_to_the_root_does_not_count(root: str) -> None:
    """The theme's script is the same one on pages at any depth."""
    assert hash_of(SCOPE.format(root)) == hash_of(SCOPE.format(""))


@pytest.mark.parametrize("root", ["//evil.example/", '",alert(1),"', "https://evil.example/"])
def test_another_address_counts(root: str) -> None:
    """A script that differs in more than the way to the root is another script."""
    assert hash_of(SCOPE.format(root)) != hash_of(SCOPE.format(""))


def test_known_scripts_are_hashes() -> None:
    """The list holds SHA-256 sums, and none of an empty script."""
    assert all(len(one) == 64 and int(one, 16) for one in KNOWN)
    assert hash_of("") not in KNOWN


def test_unknown_script() -> None:
    """An inline script that isn't the theme's is told with its hash and its beginning."""
    (fault,) = faults("<script>alert(1)</script>")
    assert fault == f"an unknown inline script (sha256 {hash_of('alert(1)')}): 'alert(1)'"


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
