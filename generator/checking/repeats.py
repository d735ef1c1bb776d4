"""Finds names that notes, topics and lists say twice, or both add and take away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.cataloguing.identity import paper_id
from generator.cataloguing.tags import tag_slug
from generator.model.content import Content, ListItem, Note, Reference
from generator.model.problems import Level, Problem
from generator.model.site import Site

_Meaning = Callable[[str], str]
"""What two names have in common that mean the same."""


def repeats(content: Content, site: Site) -> Iterator[Problem]:
    """A notice for each name that says nothing new, or the opposite of another one."""
    meant = _papers(site)
    for note in content.notes:
        yield from _of_note(note, meant)
    for topic in content.topics:
        yield from _twice(topic.phrases, str, "phrases")
        yield from _twice(topic.not_phrases, str, "not")
        yield from _both(topic.phrases, topic.not_phrases, str, "phrases", "not")
    for one in content.lists:
        named = [part.paper for part in one.parts if isinstance(part, ListItem)]
        yield from _twice(named, meant, "the list")


def _of_note(note: Note, paper: _Meaning) -> Iterator[Problem]:
    fields: tuple[tuple[str, tuple[Reference, ...], tuple[Reference, ...], _Meaning], ...] = (
        ("topics", note.topics, note.not_topics, str.casefold),
        ("tags", note.tags, note.not_tags, tag_slug),
        ("related", note.related, note.not_related, paper),
        ("same", note.same, note.not_same, paper),
    )
    for name, added, taken, meaning in fields:
        yield from _twice(added, meaning, name)
        yield from _twice(taken, meaning, f"not-{name}")
        yield from _both(added, taken, meaning, name, f"not-{name}")
    own = paper(note.paper)
    for reference in (r for r in note.related if paper(r.name) == own):
        message, hint = "a paper isn't related to itself", "name another paper, or delete it"
        yield Problem(Level.NOTICE, reference.place, message, hint)
    # By its own name alone: what `same` names leads to this paper, for it is the same.
    for reference in (*note.same, *note.not_same):
        if note.paper in (reference.name, paper_id(reference.name)):
            message = "this names the note's own paper, of which it says nothing"
            hint = "name the other paper, or delete it"
            yield Problem(Level.NOTICE, reference.place, message, hint)


def _papers(site: Site) -> _Meaning:
    """From a paper's id, former id or title to its page; to the name itself where there is none."""

    def meaning(name: str) -> str:
        names = (name, str(paper_id(name)), name.casefold())
        return next((site.targets[n].path for n in names if n in site.targets), name)

    return meaning


def _twice(names: Iterable[Reference], meaning: _Meaning, where: str) -> Iterator[Problem]:
    first: dict[str, Reference] = {}
    for name in names:
        known = first.setdefault(meaning(name.name), name)
        if known is not name:
            shown = where if " " in where else f"`{where}`"
            message = f"{shown} has `{name.name}` twice"
            hint = f"it stands in line {known.place.line} already: delete one of them"
            yield Problem(Level.NOTICE, name.place, message, hint)


def _both(
    added: Iterable[Reference],
    taken: Iterable[Reference],
    meaning: _Meaning,
    name: str,
    against: str,
) -> Iterator[Problem]:
    said = {meaning(reference.name): reference for reference in added}
    for reference in taken:
        if meaning(reference.name) in said:
            line = said[meaning(reference.name)].place.line
            message = f"`{reference.name}` stands in `{against}` and in `{name}`"
            hint = f"delete it here, or in line {line}"
            yield Problem(Level.NOTICE, reference.place, message, hint)
