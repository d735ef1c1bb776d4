"""Mails: each digest as one HTML file that needs nothing else, its links whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from generator.rendering.digest_pages import digest_pages
from generator.rendering.mails import LONGEST, mails_of
from tests.rendering.made import SETTINGS, TITLES, by_path, dumps, view
from tests.world import KITES, dump, entry, prose, reference, topic

SECOND = "digests/2025-02-01-second/email.html"


def mail(path: str = SECOND, *given: Any, **more: Any) -> LexborHTMLParser:
    """A mail, parsed."""
    return LexborHTMLParser(by_path(mails_of(view(*given, **more)))[path])


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    """What a reader sees of the elements that a selector finds."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def test_a_mail() -> None:
    """A mail has the digest's day and papers, new ones first, each with its card and topics."""
    tree = mail(topics=[topic("kites", ["kite"])])
    assert texts(tree, "h2") == [TITLES[2], TITLES[0]]
    assert "Captured on 1 February 2025 · 2 papers, 1 new" in tree.body.text()  # type: ignore[union-attr]  # a page has a body
    assert "Kites" in texts(tree, "p a")


def test_former_addresses() -> None:
    """A renamed digest's mail is at its old address too, as it is at the new one."""
    renamed = replace(dumps()[1], also=(reference("2024-02-01-b"),))
    made = by_path(mails_of(view(dumps()[0], renamed)))
    assert made["digests/2024-02-01-b/email.html"] == made[SECOND]


def test_it_needs_nothing_else() -> None:
    """It loads nothing and runs nothing; styles stand at its elements; every link is whole."""
    first = replace(dumps()[0], prose=prose("See [[Berths by One Tide]]. <script>x</script>"))
    tree = mail("digests/2025-01-01-first/email.html", first, dumps()[1])
    assert tree.css("script, link, img, iframe, form, style") == []
    policy = tree.css_first("meta[http-equiv]")
    assert policy
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    links = [str(node.attributes["href"]) for node in tree.css("a")]
    assert f"{SETTINGS.url}papers/berths-by-one-tide/" in links
    assert all(link.startswith("https://") for link in links)


def test_subscribing() -> None:
    """Where a mailing has an address, the mail leads there."""
    made = view(settings=replace(SETTINGS, subscribe="https://list.example/?a=1&b=2"))
    text = by_path(mails_of(made))[SECOND]
    assert '<a href="https://list.example/?a=1&amp;b=2"' in text
    assert "Subscribe" not in by_path(mails_of(view()))[SECOND]


def test_not_too_long() -> None:
    """Of a very long digest the mail has the first papers, and leads to the rest."""
    many = [entry(f"Kite {n}", f"{n} {KITES}") for n in range(LONGEST + 1)]
    tree = mail("digests/2025-01-01-many/email.html", dump("2025-01-01-many", many))
    assert len(tree.css("h2")) == LONGEST
    assert f"All {LONGEST + 1} papers of this digest" in texts(tree, "a")


def test_without_twins() -> None:
    """A site that is to be small has the mails of its newest digests, to which their pages lead."""
    many = [
        dump(f"2025-01-{n:02}-day", [entry(f"Kite {n}", f"{n} {KITES[n:]}")]) for n in range(1, 24)
    ]
    made = view(*many, settings=replace(SETTINGS, twins=False))
    newest = [f"digests/2025-01-{n:02}-day/email.html" for n in range(4, 24)]
    assert sorted(by_path(mails_of(made))) == newest
    pages = {page.path: page.make().text for page in digest_pages(made)}
    assert [path for path, text in sorted(pages.items()) if "email.html" in text] == [
        path.replace("/email.html", ".md") for path in newest
    ]


def test_without_an_address() -> None:
    """A site that doesn't know its address has no mails: their links would lead nowhere."""
    assert by_path(mails_of(view(settings=replace(SETTINGS, url="")))) == {}
