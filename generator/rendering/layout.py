"""Lays out a page: its HTML as one raw block, its front matter, what its head tells machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.model import Made, Page, Settings, url_of
from generator.rendering.escape import front_matter, page_title
from generator.rendering.formulas import plain_text
from generator.rendering.templating import templates

ON_A_PAGE = 100
"""Papers on one page of a list."""
DESCRIPTION = 200
"""Characters of a page's description; search engines show fewer."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says beside its title and description."""

    meta: tuple[tuple[str, str], ...] = ()
    """`name` and `content`."""
    properties: tuple[tuple[str, str], ...] = ()
    """OpenGraph `property` and `content`."""
    feeds: tuple[str, ...] = ()
    """Feeds without ending, from the site's root: `topics/agents.`."""
    refresh: str = ""
    """Where the page leads by itself: a relative address."""
    json_ld: Markup | None = None


def root_of(path: str) -> str:
    """The way from the page at a path to the site's root: `../../` for `papers/a.md`."""
    return "../" * url_of(path).count("/") or "./"


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
    """A page from a template: front matter, then one block of HTML without blank lines.

    Both Python-Markdown and CommonMark end a raw block at a blank line and touch nothing inside:
    what the templates escaped reaches the reader as it is.
    """

    def make() -> Made:
        html = templates().get_template(template).render(root=root_of(path), **values)
        about = _shortened(plain_text(description))
        fields: dict[str, Any] = {
            "title": page_title(title),
            "description": page_title(about),
            "hide": ["navigation", "toc"],
            "head": _head(path, title, about, head or Head(), settings),
        }
        if not searchable:
            fields["search"] = {"exclude": True}
        return Made(_without_blank_lines(html), fields)

    return Page(path, make)


def source_of(made: Made) -> str:
    """A file as other generators read it: of a page, front matter and Markdown."""
    if made.front_matter is None:
        return made.text
    return f"{front_matter(made.front_matter)}\n{made.text}\n"


def file(path: str, make: Callable[[], str]) -> Page:
    """A generated file that is no page, or has a front matter of its own."""
    return Page(path, lambda: Made(make()))


def _shortened(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[:DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _without_blank_lines(html: str) -> str:
    return "\n".join(line for line in html.split("\n") if line.strip())


def _head(path: str, title: str, about: str, head: Head, settings: Settings) -> str:
    properties = (
        ("og:title", plain_text(title)),
        ("og:site_name", settings.name),
        ("og:description", about),
        ("og:url", settings.url + url_of(path) if settings.url else ""),
        *head.properties,
    )
    html = (
        templates()
        .get_template("head.html.j2")
        .render(
            meta=head.meta,
            properties=[(name, content) for name, content in properties if content],
            links=_feed_links(root_of(path), head.feeds, settings.name),
            refresh=head.refresh,
            json_ld=head.json_ld,
        )
    )
    return html.replace("\n", "")


def _feed_links(root: str, feeds: Sequence[str], name: str) -> list[dict[str, str]]:
    kinds = (("atom.xml", "application/atom+xml"), ("feed.json", "application/feed+json"))
    # Not `alternate` alone: beside each such link the theme's script would fetch a sitemap.
    return [
        {"rel": "alternate feed", "type": kind, "href": f"{root}{feed}{ending}", "title": name}
        for feed in feeds
        for ending, kind in kinds
    ]


def pages_needed(items: int) -> int:
    """How many pages a list of so many items takes; an empty one takes one."""
    return max(1, -(-items // ON_A_PAGE))


def numbered(path: str, number: int) -> str:
    """The path of a list's page by number: the first is at the list's own address."""
    folder = path.removesuffix("/index.md").removesuffix(".md")
    return path if number == 1 else f"{folder}/page-{number}.md"
