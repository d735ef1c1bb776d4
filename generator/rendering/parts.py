"""What several kinds of pages have in common, as HTML: rows of lists, chips, crumbs, pagers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from generator.rendering.dates import day, short_day
from generator.rendering.escape import html, joined
from generator.rendering.formulas import plain_text, title_html
from generator.rendering.paging import Leaf
from generator.rendering.shown import Counted, Link, Row, slug_of
from generator.rendering.topic_marks import colour_of, icon_of

NOTHING = html("")
ROWS_KEPT = 20_000
"""A paper stands in a dozen lists, mostly at the same depth of folders."""


def crumbs(root: str, trail: Sequence[tuple[str, str | None]]) -> Markup:
    """The way from the home page to this one; what has no address is the page itself."""
    steps = [
        html(' <span aria-current="page">%s</span>', name)
        if path is None
        else html(' <a href="%s%s">%s</a>', root, path, name)
        for name, path in trail
    ]
    return html(
        '<nav class="pd-crumbs" aria-label="Breadcrumbs"><a href="%s">Home</a>%s</nav>',
        root,
        joined(steps),
    )


def crumbs_to(root: str, name: str, path: str, link: Link, leaf: Leaf[Row]) -> Markup:
    """The way to a list, or to a page of its older papers, from the index of its kind."""
    if leaf.is_own:
        return crumbs(root, [(name, path), (link.title, None)])
    return crumbs(root, [(name, path), (link.title, link.url), (f"Page {leaf.number}", None)])


def chip(root: str, link: Link, kind: str = "") -> Markup:
    """A link to a topic, or to a tag, as a chip."""
    if kind == "tag":
        return html(
            '<a class="pd-chip pd-chip--tag" href="%s%s">%s</a>', root, link.url, link.title
        )
    return html(
        '<a class="pd-chip pd-hue-%s" href="%s%s">%s</a>',
        colour_of(slug_of(link)),
        root,
        link.url,
        link.title,
    )


def chip_counted(root: str, one: Counted, unit: str = "") -> Markup:
    """A chip of a topic with a number: how many papers, or what `unit` says."""
    link = one.link
    return html(
        '<a class="pd-chip pd-hue-%s" href="%s%s">%s <span class="pd-count">%s%s</span></a>',
        colour_of(slug_of(link)),
        root,
        link.url,
        link.title,
        one.count,
        f" {unit}" if unit else "",
    )


def topic_tiles(root: str, topics: Sequence[Counted]) -> Markup:
    """Topics with their pictures and numbers of papers, as large links."""
    tiles = [
        html(
            '<li class="pd-tile"><a href="%s%s">%s<b>%s</b> '
            '<span class="pd-count">%s</span></a></li>\n',
            root,
            one.link.url,
            topic_icon(one.link),
            one.link.title,
            one.count,
        )
        for one in topics
    ]
    return html('<ul class="pd-grid" data-search-exclude>\n%s</ul>', joined(tiles))


def topic_icon(link: Link) -> Markup:
    """The picture of a topic, which says nothing that its name beside it doesn't."""
    slug = slug_of(link)
    return html('<i class="pd-icon pd-icon-%s pd-hue-%s"></i>', icon_of(slug), colour_of(slug))


def stars(rating: int) -> Markup:
    """A rating from 1 to 5."""
    return html(
        '<span class="pd-stars" role="img" aria-label="Rated %s of 5">%s</span>',
        rating,
        "★" * rating + "☆" * (5 - rating),
    )


# --- Lists of papers -----------------------------------------------------------------------------


def papers(root: str, leaf: Leaf[Row], here: str, short: bool = False) -> Markup:
    """The papers of a page of a list at `here`, under a heading that says which they are."""
    title = "Papers"
    if not leaf.is_own:
        title = f"Papers captured {_between(leaf.items[-1].captured, leaf.items[0].captured)}"
    return html(
        '<h2 id="papers" data-search-exclude>%s</h2>\n'
        '<ol class="pd-list" data-search-exclude>\n%s</ol>',
        title,
        rows(root, leaf.items, here, short),
    )


def _between(first: date, last: date) -> str:
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def rows(root: str, shown: Sequence[Row], here: str = "", short: bool = False) -> Markup:
    """Papers in a list, each on a line; none leads to the list's own address, `here`."""
    made = [short_row(root, one) if short else row(root, one, here=here) for one in shown]
    return joined([part for one in made for part in (one, "\n")])


def row(root: str, shown: Row, remark: Markup = NOTHING, here: str = "") -> Markup:
    """A paper in a list: title, what it does, what the curator says, what it is about."""
    return html(
        '<li class="pd-row">%s%s<p class="pd-row__meta">%s</p></li>',
        _says(root, shown),
        html('<div class="pd-row__remark">%s</div>', remark) if remark else NOTHING,
        _about(root, shown, here),
    )


@lru_cache(maxsize=ROWS_KEPT)
def short_row(root: str, shown: Row) -> Markup:
    """A paper in a tag's list where the site is to be small: half of all rows are such."""
    return row(root, replace(shown, card="", topics=()))


@lru_cache(maxsize=ROWS_KEPT)
def _says(root: str, shown: Row) -> Markup:
    """A paper's title in a list, what it does, and why to read it."""
    return html(
        '<h3 class="pd-row__title"><a href="%s%s">%s</a></h3>%s%s',
        root,
        shown.link.url,
        title_html(shown.link.title),
        html('<p class="pd-row__card">%s</p>', plain_text(shown.card)) if shown.card else NOTHING,
        html('<p class="pd-row__why">%s</p>', shown.why) if shown.why else NOTHING,
    )


def _about(root: str, shown: Row, here: str) -> Markup:
    """The small things beside a paper in a list: its topics, and what else is known of it."""
    chips = [chip(root, topic) for topic in shown.topics if topic.url != here]
    said = [html('<span class="pd-row__topics">%s</span>', joined(chips, " "))] if chips else []
    said += [stars(shown.rating)] if shown.rating else []
    said += [html('<span class="pd-badge">note</span>')] if shown.noted else []
    said += [html('<span class="pd-badge pd-badge--code">code</span>')] if shown.code else []
    said += [html('<span class="pd-year">%s</span>', shown.year)] if shown.year else []
    if shown.digest != here:
        when = short_day(shown.captured)
        said.append(
            html('<a class="pd-when" href="%s%s">captured %s</a>', root, shown.digest, when)
        )
    return joined(said, " ")


# --- The ways between a list's pages -------------------------------------------------------------


def turner(root: str, leaf: Leaf[Any], what: str = "papers") -> Markup:
    """From a page of a list that grows at its top to those with newer and older items."""
    if not (leaf.older or leaf.newer):
        return NOTHING
    newer = html('<a rel="prev" href="%s%s">Newer %s</a>', root, leaf.newer, what)
    older = html('<a rel="next" href="%s%s">Older %s</a>', root, leaf.older, what)
    numbers = [
        html('<a href="%s%s" aria-label="Page %s">%s</a> ', root, url, number, number)
        for number, url in leaf.earlier
    ]
    return html(
        '<nav class="pd-pager" data-search-exclude aria-label="Pages">%s%s%s</nav>',
        newer if leaf.newer else NOTHING,
        html('<span class="pd-pager__all">Pages: %s</span>', joined(numbers))
        if numbers
        else NOTHING,
        older if leaf.older else NOTHING,
    )


def pager(root: str, base: str, number: int, count: int) -> Markup:
    """From a page of any other list to those before and after it; the first is at `base`."""
    if count == 1:
        return NOTHING
    before = f"page-{number - 1}/" if number > 2 else ""
    previous = html('<a rel="prev" href="%s%s%s">Previous page</a>', root, base, before)
    following = html('<a rel="next" href="%s%spage-%s/">Next page</a>', root, base, number + 1)
    return html(
        '<nav class="pd-pager" data-search-exclude aria-label="Pages">%s\n'
        "<span>Page %s of %s</span>%s</nav>",
        previous if number > 1 else NOTHING,
        number,
        count,
        following if number < count else NOTHING,
    )


def choice(name: str, label: str, any_one: str, options: Sequence[tuple[str, str | int]]) -> Markup:
    """A filter of a form: a label, and the values of which one or none is chosen."""
    shown = [html('<option value="%s">%s</option>', value, text) for value, text in options]
    return html(
        '<label>%s <select name="%s"><option value="">%s</option>%s</select></label>',
        label,
        name,
        any_one,
        joined(shown),
    )
