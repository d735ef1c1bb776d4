"""A page's content security policy: first of all, and as strict as a page can bear."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.verifying.policy import policy_faults, style_faults
from tests.verifying.pages import POLICY

MAIL = (
    "<meta http-equiv=Content-Security-Policy "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)


def faults(html: str, path: str = "a/index.html") -> list[str]:
    """What is wrong with the policy of a page."""
    return list(policy_faults(path, LexborHTMLParser(html)))


@pytest.mark.parametrize(
    "html",
    [
        POLICY,
        POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
        f"<html><head>\n <!-- so --> {POLICY}<title>T</title>",
    ],
)
def test_fine(html: str) -> None:
    """The policy comes first; Pagefind's WebAssembly may run."""
    assert faults(html) == []


@pytest.mark.parametrize("html", ["<title>T</title>", f"<title>T</title>{POLICY}", f"<p>{POLICY}"])
def test_missing(html: str) -> None:
    """A policy that isn't there, or only after something that it doesn't hold for, is a fault."""
    assert faults(html) == ["no content security policy stands first in its head"]


def test_two() -> None:
    """There is one policy, which says all."""
    assert faults(POLICY + POLICY) == ["2 content security policies instead of one"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("style-src 'self'", "style-src 'unsafe-inline'", "allows 'unsafe-inline' in style-src"),
        ("script-src 'self'", "script-src 'self' 'sha256-x'", "allows 'sha256-x' in script-src"),
        ("script-src 'self'", "script-src 'unsafe-eval'", "allows 'unsafe-eval' in script-src"),
        ("script-src 'self'", "script-src 'self' data:", "allows data: in script-src"),
        ("img-src 'self'", "img-src *", "allows * in img-src"),
        ("style-src", "connect-src https://x.example; style-src", "allows https://x.example in"),
        ("default-src 'none'; ", "", "has no default-src"),
        ("base-uri 'none'; ", "", "has no base-uri"),
        ("default-src 'none'", "default-src 'self'", "allows 'self' in default-src"),
        ("default-src", "img-src https:; default-src", "allows https: in img-src"),
    ],
)
def test_too_lax(old: str, new: str, fault: str) -> None:
    """Each thing that a policy allows beyond a page's need is told."""
    (said,) = faults(POLICY.replace(old, new))
    assert said.startswith(f"its content security policy {fault}")


def test_mail() -> None:
    """A digest's form for e-mail has its style in itself, and nothing else: no other page may."""
    mail = "digests/2025-03-13-a/email.html"
    assert faults(MAIL, mail) == []
    assert faults(POLICY, mail) != []
    assert faults(MAIL) != []
    assert faults(MAIL, "papers/email.html") != []


def test_styles() -> None:
    """Style comes from files; only a form for e-mail has it in the page."""
    tree = LexborHTMLParser('<style>p { color: red }</style><p style="color: blue">')
    assert list(style_faults("a/index.html", tree)) == [
        "a style element, which no browser applies here: 'p { color: red }'",
        "a style attribute, which no browser applies here: 'color: blue'",
    ]
    assert list(style_faults("digests/a/email.html", tree)) == []
