"""Compares the addresses of two states: which lead on to others, and which answer no more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.cataloguing.tags import FEWEST
from generator.comparing.asking import asked_for, asked_of
from generator.comparing.comparison import Dead, Moved, Named, State
from generator.comparing.papers import everyone, leads_to
from generator.model.page import url_of
from generator.model.site import Site

_FOLDERS = ("papers", "topics", "tags", "lists", "digests")
_OWNER = re.compile(rf"(?P<page>(?:{'|'.join(_FOLDERS)})/[^/.]+)[/.]")
_OF_AN_INDEX = re.compile(r"(?P<name>[^/]+)/page-\d+\.md")
"""Later pages of a list live below its own address."""
_SHORTER, _HIDDEN = "its list is shorter now", "the paper is hidden"


def compare_moved(before: State, after: State) -> tuple[Moved, ...]:
    """The addresses of papers and digests that now lead to another."""
    now = everyone(after.site)
    targets = ((p, leads_to(p.id, after.site, now)) for p in everyone(before.site).values())
    papers = (
        Moved(now[new].title, url_of(f"papers/{old.id}.md"), url_of(f"papers/{new}.md"))
        for old, new in targets
        if new is not None and new != old.id
    )
    former, shown = after.site.former_digests, {d.slug: d for d in after.site.digests}
    digests = (
        Moved(shown[new].title, url_of(f"digests/{old.slug}.md"), url_of(f"digests/{new}.md"))
        for old in before.site.digests
        if (new := former.get(old.slug)) in shown
    )
    return (*papers, *digests)


def compare_dead(before: State, after: State, renamed: Mapping[str, str]) -> tuple[Dead, ...]:
    """The addresses that answer no more, by the page that they belonged to.

    `renamed` leads from the slugs of dumps to the slugs that the same dumps have now.
    """
    gone: dict[str, list[str]] = {}
    for path in sorted(before.paths - after.paths):
        gone.setdefault(_owner(path), []).append(path)
    titles, by_hand = dict(_titles(before.site)), _by_hand(before.site)
    hidden = {f"papers/{paper.id}.md" for paper in after.site.hidden}
    asked = {f"papers/{paper}": line for paper, line in asked_for(before, after).items()}
    asked |= {f"digests/{old}": asked_of(old, new, after) for old, new in renamed.items()}
    found: list[Dead] = []
    for page, paths in gone.items():
        what = Named(url_of(page), titles.get(page, page))
        folder, _, name = page.removesuffix(".md").partition("/")
        reason, expected = _reason(folder, name, by_hand, renamed)
        if page not in paths:
            reason, expected = (_HIDDEN, True) if page in hidden else (_SHORTER, False)
        line = asked.get(f"{folder}/{name}")
        found.append(Dead(what, tuple(map(url_of, paths)), reason, expected, line))
    return tuple(found)


def _reason(
    folder: str, name: str, by_hand: Collection[str], renamed: Mapping[str, str]
) -> tuple[str, bool]:
    """Why a page is gone, and whether that is the way of things."""
    if folder == "papers":
        return "no dump lists it any more", False
    if folder == "tags" and name not in by_hand:
        return f"an automatic tag needs {FEWEST} papers, and too few share it now", True
    if folder == "tags":
        return "no note gives the tag any more", False
    if folder == "digests" and name in renamed:
        return f"the dump's name is `{renamed[name]}` now", False
    return "its file is gone", False


def _owner(path: str) -> str:
    """The page that a file belongs to: `topics/agents.md` for `topics/agents.atom.xml`."""
    index = _OF_AN_INDEX.fullmatch(path)
    if index:
        return f"{index['name']}/index.md" if index["name"] in _FOLDERS else f"{index['name']}.md"
    owner = _OWNER.match(path)
    return f"{owner['page']}.md" if owner else path


def _by_hand(site: Site) -> set[str]:
    """The tags that notes give."""
    links = (link for judged in site.judgements.values() for link in judged.tags)
    return {link.slug for link in links if link.by == "curator"}


def _titles(site: Site) -> Iterator[tuple[str, str]]:
    """From each page's path to its title."""
    yield from ((f"papers/{paper.id}.md", paper.title) for paper in everyone(site).values())
    yield from ((f"topics/{topic.slug}.md", topic.title) for topic in site.topics)
    yield from ((f"tags/{tag.slug}.md", tag.name) for tag in site.tags)
    yield from ((f"lists/{one.slug}.md", one.title) for one in site.lists)
    yield from ((f"digests/{digest.slug}.md", digest.title) for digest in site.digests)
