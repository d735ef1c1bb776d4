"""Tells what a page's content security policy lacks: it forbids all that a page doesn't need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAME = "content-security-policy"
_NEEDED = {
    "default-src": frozenset(["'none'"]),
    "script-src": frozenset(["'none'", "'self'", "'wasm-unsafe-eval'"]),
    "img-src": frozenset(["'none'", "'self'", "data:"]),
    "base-uri": frozenset(["'none'"]),
    "form-action": frozenset(["'none'", "'self'"]),
}
"""What must stand in a policy, and the most that it may allow."""
_ELSEWHERE = frozenset(["'none'", "'self'"])
_MAIL = {"default-src": frozenset(["'none'"]), "style-src": frozenset(["'unsafe-inline'"])}
_IS_MAIL = re.compile(r"digests/[^/]+/email\.html")


def is_mail(path: str) -> bool:
    """Whether a page is a digest's form for e-mail, whose style stands in it and nothing runs."""
    return _IS_MAIL.fullmatch(path) is not None


def policy_faults(path: str, tree: LexborHTMLParser) -> Iterator[str]:
    """What is wrong with a page's policy, which stands before all that it is to hold for."""
    first = tree.css_first("head > :first-child")
    policies = [node for node in tree.css("meta[http-equiv]") if _is_policy(node)]
    if first is None or not policies or not _is_policy(first):
        yield "no content security policy stands first in its head"
    elif len(policies) > 1:
        yield f"{len(policies)} content security policies instead of one"
    else:
        policy = _directives(first.attributes.get("content") or "")
        yield from _mail_faults(policy) if is_mail(path) else _faults(policy)


def _is_policy(node: LexborNode) -> bool:
    return node.tag == "meta" and (node.attributes.get("http-equiv") or "").lower() == _NAME


def _directives(policy: str) -> dict[str, frozenset[str]]:
    """What each directive allows; of two with one name browsers take the first."""
    found: dict[str, frozenset[str]] = {}
    for written in policy.split(";"):
        name, *sources = written.lower().split() or [""]
        if name:
            found.setdefault(name, frozenset(sources))
    return found


def _faults(policy: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for name in _NEEDED.keys() - policy.keys():
        yield f"its content security policy has no {name}"
    for name, sources in policy.items():
        for source in sorted(sources - _NEEDED.get(name, _ELSEWHERE)):
            yield f"its content security policy allows {source} in {name}"


def _mail_faults(policy: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if policy != _MAIL:
        yield "its content security policy isn't that of mails: nothing but style in the page"


def style_faults(path: str, tree: LexborHTMLParser) -> Iterator[str]:
    """Style in a page, which its policy doesn't let a browser apply."""
    if is_mail(path):
        return
    for name, selector in (("style element", "style"), ("style attribute", "[style]")):
        for node in tree.css(selector):
            style = node.attributes.get("style") or node.text()
            yield f"a {name}, which no browser applies here: {style.strip()[:60]!r}"
