"""Turns what stands in lists on a paper's page into HTML: topics with reasons, other papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.rendering.escape import html, joined
from generator.rendering.formulas import title_html
from generator.rendering.shown import Link, Reason, beside

# Not in the page's template, which takes three times as long for each of some fifteen lines.


def reasons(root: str, shown: Sequence[Reason]) -> Markup:
    """Topics or tags, each with the words that caused it; of none nothing."""
    lines = [_line(root + one.link.url, one.link.title, one.because) for one in shown]
    return html('<ul class="pd-reasons">\n%s</ul>\n', joined(lines)) if lines else joined(())


def others(shown: Iterable[tuple[Link, str]], before: str = "") -> Markup:
    """Other papers, each with a reason; `before` stands before each reason."""
    lines = [
        _line(beside(link.url), title_html(link.title), before + reason) for link, reason in shown
    ]
    return html('<ul class="pd-related">\n%s</ul>', joined(lines))


def _line(address: str, title: str, reason: str) -> Markup:
    if not reason:
        return html('<li class="pd-bare"><a href="%s">%s</a></li>\n', address, title)
    return html('<li><a href="%s">%s</a> <small>%s</small></li>\n', address, title, reason)
