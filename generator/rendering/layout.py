"""Lays out a page: its HTML as one raw block, its front matter, what its head tells machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.model import Made, Page, Settings, root_of
from generator.rendering.escape import (
    element,
    empty_element,
    front_matter,
    joined,
    json_script,
    page_title,
)
from generator.rendering.formulas import plain_text
from generator.rendering.paging import with_number
from generator.rendering.templating import templates
from generator.rendering.words import slots_in

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
    html = template.render(root=root_of(sheet.path), **sheet.values)
    about = _shortened(plain_text(sheet.description))
    fields: dict[str, Any] = {
        "title": page_title(sheet.title),
        "description": page_title(about),
        "hide": ["navigation", "toc"],
        "head": str(_head(sheet)),
    }
    if not sheet.searchable:
        fields["search"] = {"exclude": True}
    text = _without_blank_lines(html)
    return Made(text, fields, slots_in(text))


def source_of(made: Made) -> str:
    """A file as other generators read it: of a page, front matter and Markdown."""
    if made.front_matter is None:
        return made.text
    return f"{front_matter(made.front_matter)}\n{made.text}\n"


def _shortened(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[:DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _without_blank_lines(html: str) -> str:
    return "\n".join(line for line in html.split("\n") if line.strip())


def _head(sheet: Sheet) -> Markup:
    head, root = sheet.head, root_of(sheet.path)
    title = {"name": head.title_is} if head.title_is else {}
    tags = [
        empty_element(
            "meta", {**title, "property": "og:title", "content": plain_text(sheet.title)}
        ),
        *(_meta("property", name, content) for name, content in head.properties),
        _meta("property", "og:site_name", sheet.settings.name),
        *(_meta("name", name, content) for name, content in head.meta),
        *(empty_element("link", link) for link in _feed_links(root, head.feeds, sheet.settings)),
    ]
    if head.refresh:
        leads = {"http-equiv": "refresh", "content": f"0; url={head.refresh}"}
        tags.append(empty_element("meta", leads))
    if head.script:
        tags.append(element("script", type="module", src=root + head.script))
    if head.json_ld:
        tags.append(element("script", json_script(head.json_ld), type="application/ld+json"))
    return joined(tags)


def _meta(kind: str, name: str, content: str) -> Markup:
    return empty_element("meta", {kind: name, "content": content})


def _feed_links(root: str, feeds: Iterable[str], settings: Settings) -> Iterator[dict[str, str]]:
    kinds = (("atom.xml", "application/atom+xml"), ("feed.json", "application/feed+json"))
    for feed in feeds:
        for ending, kind in kinds:
            href = f"{root}{feed}{ending}"
            # Not `alternate` alone: beside each such link the theme's script fetches a sitemap.
            yield {"rel": "alternate feed", "type": kind, "href": href, "title": settings.name}
