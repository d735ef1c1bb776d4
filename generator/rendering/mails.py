"""Turns each digest into an e-mail: one HTML file that any mailing service can take as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.page import Made, Page, Settings, url_of
from generator.model.site import Digest
from generator.rendering.formulas import plain_text
from generator.rendering.prose import Words, words_in
from generator.rendering.shown import Row
from generator.rendering.templating import templates
from generator.rendering.view import View

NEWEST = 20
"""So many digests have a mail where the site is to be small: nobody sends old ones."""
LONGEST = 80
"""Papers of a mail: Gmail shows a message's first 102 KB, and the page has the rest."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A digest as a mail: its new papers first, each as a list's row has it."""

    slug: str
    title: str
    captured: date
    query: str
    prose: Words | None
    total: int
    fresh: int
    rows: tuple[Row, ...]
    settings: Settings


def mails_of(view: View) -> Iterator[Page]:
    """A mail for each digest that has one, beside its page and at the addresses that it had before.

    Where the site's address isn't known there are none: their links would lead nowhere.
    """
    if view.settings.url:
        former: dict[str, list[str]] = {}
        for old, slug in sorted(view.site.former_digests.items()):
            former.setdefault(slug, []).append(old)
        for digest in mailed(view):
            for name in (digest.slug, *former.get(digest.slug, ())):
                yield Page(mail_path(name), _mail(digest, view), mail_made)


def mailed(view: View) -> Sequence[Digest]:
    """The digests that have a mail: all, or without twins the newest."""
    return view.site.digests if view.settings.twins else view.site.digests[:NEWEST]


def mail_path(slug: str) -> str:
    """Where a digest's mail is, from the site's root."""
    return f"{url_of(f'digests/{slug}.md')}email.html"


def _mail(digest: Digest, view: View) -> Mail:
    new_first = sorted(digest.items, key=lambda item: not item.new)
    return Mail(
        digest.slug,
        digest.title,
        digest.captured,
        digest.query,
        words_in(digest.prose, view.site.targets) if digest.prose else None,
        len(digest.items),
        sum(item.new for item in digest.items),
        view.rows(item.id for item in new_first[:LONGEST]),
        view.settings,
    )


def mail_made(mail: Mail) -> Made:
    """A mail's HTML: tables and styles of its own, for mail programs know no others."""
    template = templates().get_template("email.html.j2")
    values = {field: getattr(mail, field) for field in Mail.__slots__}
    preview = " · ".join(plain_text(row.link.title) for row in mail.rows[:3])
    page = mail.settings.url + url_of(f"digests/{mail.slug}.md")
    return Made(template.render(**values, preview=preview, page=page, root=mail.settings.url))
