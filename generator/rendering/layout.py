"""Lays out a page: its HTML as one raw block, its front matter, what its head tells machines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.model.page import Made, Page, Settings, root_of
from generator.rendering.escape import front_matter, html, joined, json_script, page_title
from generator.rendering.formulas import plain_text
from generator.rendering.paging import with_number
from generator.rendering.templating import templates
from generator.rendering.words import slots_in

_BLANK_LINE = re.compile(r"\n\s*(?=\n)")
DESCRIPTION = 160
"""Characters of a page's description; search engines show fewer."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says beside its title and description, which the theme prints."""

    title_is: str = ""
    """The `name` under which the title stands, beside OpenGraph's."""
    meta: tuple[tuple[str, str], ...] = ()
    """`name` and `content`."""
    properties: tuple[tuple[str, str], ...] = ()
    """OpenGraph `property` and `content`."""
    feeds: tuple[str, ...] = ()
    """Feeds without ending, from the site's root: `topics/agents.`."""
    refresh: str = ""
    """Where the page leads by itself: a relative address."""
    styles: tuple[str, ...] = ()
    """Stylesheets of the page's own, paths from the site's root."""
    script: str = ""
    """A script of the page's own, a path from the site's root."""
    json_ld: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is laid out: a template, and the values that it shows."""

    path: str
    template: str
    values: Mapping[str, Any]
    """By the names that the template has for them. Of a page's source all are plain values; a
    maker may add markup that it has made of them."""
    title: str
    settings: Settings
    description: str = ""
    head: Head = field(default_factory=Head)
    searchable: bool = True


def page(
    path: str,
    template: str,
    values: Mapping[str, Any],
    *,
    title: str,
    settings: Settings,
    description: str = "",
    head: Head | None = None,
    searchable: bool = True,
) -> Page:
    """A page from a template and plain values."""
    sheet = Sheet(path, template, values, title, settings, description, head or Head(), searchable)
    return Page(path, sheet, laid_out)


def index_page(
    folder: str,
    title: str,
    values: Mapping[str, Any],
    settings: Settings,
    number: int = 0,
    path: str = "",
) -> Page:
    """A page of the list of all that lies in a folder; `number` and `path` as in `paging.py`."""
    return page(
        path or f"{folder}/index.md",
        f"{folder}.html.j2",
        values,
        title=with_number(title, number),
        settings=settings,
        description=f"{title} of {settings.name}.",
        searchable=number == 0,
    )


def laid_out(sheet: Sheet) -> Made:
    """A page's front matter, and one block of HTML without blank lines.

    Both Python-Markdown and CommonMark end a raw block at a blank line and touch nothing inside:
    what the templates escaped reaches the reader as it is.
    """
    template = templates().get_template(sheet.template)
    body = template.render(root=root_of(sheet.path), **sheet.values)
    about = _shortened(plain_text(sheet.description))
    fields: dict[str, Any] = {
        "title": page_title(sheet.title),
        "description": page_title(about),
        "hide": ["navigation", "toc"],
        "head": str(_head(sheet)),
    }
    if not sheet.searchable:
        fields["search"] = {"exclude": True}
    text = _without_blank_lines(body)
    return Made(text, fields, slots_in(text))


def source_of(made: Made) -> str:
    """A file as other generators read it: of a page, front matter and Markdown."""
    if made.front_matter is None:
        return made.text
    return f"{front_matter(made.front_matter)}\n{made.text}\n"


def _shortened(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[:DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _without_blank_lines(text: str) -> str:
    return _BLANK_LINE.sub("", text).strip()


def _head(sheet: Sheet) -> Markup:
    head, root = sheet.head, root_of(sheet.path)
    title = plain_text(sheet.title)
    if head.title_is:  # of ten thousand pages each says it once, and not whose it is
        titles = [html('<meta name="%s" property="og:title" content="%s">', head.title_is, title)]
    else:
        name = html('<meta property="og:site_name" content="%s">', sheet.settings.name)
        titles = [html('<meta property="og:title" content="%s">', title), name]
    tags = [
        *titles,
        *[html('<meta property="%s" content="%s">', *pair) for pair in head.properties],
        *[html('<meta name="%s" content="%s">', *pair) for pair in head.meta],
        *[_feed_link(root + path, kind, sheet.settings.name) for path, kind in _files(head.feeds)],
    ]
    if head.refresh:
        tags.append(html('<meta http-equiv="refresh" content="0; url=%s">', head.refresh))
    tags += [html('<link rel="stylesheet" href="%s%s">', root, path) for path in head.styles]
    if head.script:
        tags.append(html('<script type="module" src="%s%s"></script>', root, head.script))
    if head.json_ld:
        data = json_script(head.json_ld)
        tags.append(html('<script type="application/ld+json">%s</script>', data))
    return joined(tags)


def _files(feeds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The files of feeds, and their types."""
    for feed in feeds:
        yield f"{feed}atom.xml", "application/atom+xml"
        yield f"{feed}feed.json", "application/feed+json"


def _feed_link(href: str, kind: str, title: str) -> Markup:
    # Not `alternate` alone: beside each such link the theme's script would fetch a sitemap.
    return html('<link rel="alternate feed" type="%s" href="%s" title="%s">', kind, href, title)
