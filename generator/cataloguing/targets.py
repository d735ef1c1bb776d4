"""Gives every page the names by which prose may link to it, and resolves links by them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from generator.cataloguing.identity import paper_id
from generator.cataloguing.naming import nearest, unknown_name
from generator.model.content import Content, ListDefinition, Prose, Reference
from generator.model.paper import Paper, PaperId
from generator.model.problems import Level, Place, Problem
from generator.model.site import Digest, Tag, Target, Topic
from generator.reading.wikilinks import FoundLink, LinkKind, find_links

Targets = Mapping[str, Target]


def targets_of(
    content: Content,
    papers: Iterable[Paper],
    redirects: Mapping[str, PaperId],
    topics: Iterable[Topic],
    digests: Iterable[Digest],
    tags: Iterable[Tag],
    former: Mapping[str, str],
) -> dict[str, Target]:
    """From every name of a page to the page: ids, titles, and paths of files under `content/`.

    Where two pages share a name the first kind wins: paper, topic, list, digest, tag, page; the
    form `topics/reasoning` is never shared. Former names of digests come last.
    """
    by_id = {paper.id: paper for paper in papers}
    named: dict[str, Target] = {}
    for paper in by_id.values():
        target = Target(f"papers/{paper.id}.md", paper.title)
        for name in _names_of(paper):
            named.setdefault(name, target)
    everything = (
        *(i for old, new in redirects.items() if new in by_id for i in _of_alias(old, by_id[new])),
        *(item for topic in topics for item in _of("topics", topic.slug, topic.title)),
        *(item for one in content.lists for item in _of("lists", one.slug, one.title)),
        *(item for digest in digests for item in _of_digest(digest)),
        *(item for tag in tags for item in _of("tags", tag.slug, tag.name)),
        *_of_files(content),
        *_of_former(former),
    )
    for name, target in everything:
        named.setdefault(name, target)
    return named


Named = tuple[str, Target]


def _of(folder: str, slug: str, title: str) -> Iterator[Named]:
    target = Target(f"{folder}/{slug}.md", title)
    yield from ((f"{folder}/{slug}", target), (f"{folder}/{slug}.md", target))
    yield from ((slug, target), (title.casefold(), target))


def _names_of(paper: Paper) -> tuple[str, ...]:
    return (
        paper.id,
        f"papers/{paper.id}",
        f"papers/{paper.id}.md",
        f"notes/{paper.id}.md",
        paper.title.casefold(),
        paper.raw_title.casefold(),
    )


def _of_alias(old: str, paper: Paper) -> Iterator[Named]:
    target = Target(f"papers/{paper.id}.md", paper.title)
    names = (old, f"notes/{old}.md", f"papers/{old}", f"papers/{old}.md")
    yield from ((name, target) for name in names)


def _of_digest(digest: Digest) -> Iterator[Named]:
    yield from _of("digests", digest.slug, digest.title)
    target = Target(f"digests/{digest.slug}.md", digest.title)
    yield from ((f"dumps/{digest.slug}{ending}", target) for ending in (".txt", ".json", ".md"))


def _of_former(former: Mapping[str, str]) -> Iterator[Named]:
    for old, slug in former.items():
        target = Target(f"digests/{slug}.md", slug)
        yield from ((name, target) for name in (old, f"digests/{old}", f"digests/{old}.md"))
        yield from ((f"dumps/{old}{ending}", target) for ending in (".txt", ".json", ".md"))


def _of_files(content: Content) -> Iterator[Named]:
    for page in content.pages:
        name = page.path.removesuffix(".md")
        yield from ((path, Target(page.path, name)) for path in (page.path, name))
    yield from ((path, Target(path, path.split("/")[-1])) for path in sorted(content.files))
    for index in ("topics", "tags", "digests", "lists"):
        yield index, Target(f"{index}/index.md", index.capitalize())
    yield from ((name, Target(f"{name}.md", name.capitalize())) for name in ("glossary", "changes"))


def resolve(link: FoundLink, page: str, targets: Targets) -> Target | None:
    """What a link means in the prose at `page`, a path such as `content/notes/x.md`."""
    if link.kind is LinkKind.WIKI:
        wanted = link.target.strip()
        names = (wanted, wanted.casefold(), str(paper_id(wanted)) if wanted else "")
        return next((targets[name] for name in names if name in targets), None)
    return targets.get(_path(link, _folder(page)))


def _folder(page: str) -> str:
    """The folder of a page below the root of the content: `notes` for `content/notes/x.md`."""
    return posixpath.dirname(page.split("/", 1)[-1])


def _path(link: FoundLink, folder: str) -> str:
    """The path below the root of the content that a relative link in a folder leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(link.target.partition("#")[0])))


def broken_links(content: Content, targets: Targets) -> list[Problem]:
    """An error for each link in prose that leads nowhere, with the nearest name."""
    return [
        _broken(link, prose, targets)
        for prose in curated_prose(content)
        for link in find_links(prose.text)
        if resolve(link, prose.place.path, targets) is None
    ]


def _broken(link: FoundLink, prose: Prose, targets: Targets) -> Problem:
    place = place_in(prose, link.line, link.column)
    if link.kind is LinkKind.WIKI:
        return unknown_name("page", Reference(link.target, place), targets)
    folder = _folder(prose.place.path)
    near = nearest(_path(link, folder), (name for name in targets if "." in name))
    hint = f"did you mean `{posixpath.relpath(near, folder or '.')}`?" if near else ""
    hint = hint or "a link is relative to its own file, such as `../topics/reasoning.md`"
    return Problem(Level.ERROR, place, f"the link `{link.target}` leads nowhere", hint)


def place_in(prose: Prose, line: int, column: int) -> Place:
    """Where in its file a line and column of a person's words are."""
    first = line == 1 and prose.place.column > 1  # prose may begin within a line
    shift = prose.place.column - 1 if first else 0
    return replace(prose.place, line=prose.place.line + line - 1, column=column + shift)


def curated_prose(content: Content) -> Iterator[Prose]:
    """The words of notes, topics, lists, dumps and ordinary pages: all the prose there is."""
    yield from (note.body for note in content.notes)
    yield from (topic.prose for topic in content.topics)
    yield from (prose for one in content.lists for prose in _parts(one))
    yield from (dump.prose for dump in content.dumps if dump.prose)
    yield from (page.body for page in content.pages)


def _parts(definition: ListDefinition) -> Sequence[Prose]:
    return [part if isinstance(part, Prose) else part.remark for part in definition.parts]
