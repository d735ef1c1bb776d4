"""Compares what people wrote in two states: notes, topics, lists, dumps and ordinary pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from generator.comparing.comparison import Edit, State
from generator.comparing.papers import everyone
from generator.model.content import (
    Content,
    Dump,
    ListDefinition,
    Note,
    OrdinaryPage,
    Prose,
    Reference,
    TopicDefinition,
)
from generator.reading.notes import FIELDS

Written = TypeVar("Written", Note, TopicDefinition, ListDefinition, OrdinaryPage, Dump)
_PLACES = ("place", "position")
_Details = Callable[[Written, Written], Iterator[str]]


def compare_edits(before: State, after: State, renamed: Mapping[str, str]) -> tuple[Edit, ...]:
    """Dumps, notes, topics, lists and pages that are new, gone, renamed or changed, by name."""
    old, new = before.content, after.content
    titles = _titles_of_notes(before) | _titles_of_notes(after)
    return (
        *_dumps(before, after, renamed),
        *_edits("note", _by_name(old.notes, "paper"), _by_name(new.notes, "paper"), _note, titles),
        *_orphaned(before, after),
        *_edits("topic", _by_name(old.topics), _by_name(new.topics), _topic, _titles(new.topics)),
        *_edits("list", _by_name(old.lists), _by_name(new.lists), _list, _titles(new.lists)),
        *_edits("page", _by_name(old.pages, "path"), _by_name(new.pages, "path"), _page, {}),
    )


def renamed_dumps(before: Content, after: Content) -> dict[str, str]:
    """From the slugs of dumps to the slugs that now have the same entries."""
    old, new = _by_name(before.dumps), _by_name(after.dumps)
    fresh = {without_places(new[slug].entries): slug for slug in new if slug not in old}
    gone = {slug: without_places(old[slug].entries) for slug in old if slug not in new}
    return {slug: fresh[entries] for slug, entries in gone.items() if entries in fresh}


def without_places(value: Any) -> Any:
    """A value that is the same wherever in its file it stands; of names and words the text."""
    if isinstance(value, Reference):
        return value.name
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(without_places, value))
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is None:
        return value
    return tuple(without_places(getattr(value, name)) for name in fields if name not in _PLACES)


def _differ(one: Any, other: Any) -> bool:
    """Whether two values say something else, wherever it stands; mostly they are just equal."""
    return bool(one != other and without_places(one) != without_places(other))


def _edits(
    kind: str,
    old: Mapping[str, Written],
    new: Mapping[str, Written],
    details: _Details[Written],
    titles: Mapping[str, str],
) -> Iterator[Edit]:
    for name in sorted(old.keys() | new.keys()):
        title = titles.get(name, name)
        if name not in old or name not in new:
            yield Edit(kind, name, title, "new" if name in new else "gone")
        elif _differ(old[name], new[name]):
            yield Edit(kind, name, title, "changed", tuple(details(old[name], new[name])))


def _by_name(written: tuple[Written, ...], field: str = "slug") -> dict[str, Written]:
    return {getattr(one, field): one for one in written}


def _titles(definitions: tuple[TopicDefinition | ListDefinition, ...]) -> dict[str, str]:
    return {one.slug: one.title for one in definitions}


def _titles_of_notes(state: State) -> dict[str, str]:
    """From the names of notes to the titles of their papers."""
    noted = (paper for paper in everyone(state.site).values() if paper.note)
    return {paper.note.paper: paper.title for paper in noted if paper.note}


# --- What of it changed ---------------------------------------------------------------------------


def _note(old: Note, new: Note) -> Iterator[str]:
    for field in FIELDS:
        was, now = getattr(old, field.attribute), getattr(new, field.attribute)
        if without_places(was) != without_places(now):
            yield field.name
    if old.body.text != new.body.text:
        yield "words"


def _topic(old: TopicDefinition, new: TopicDefinition) -> Iterator[str]:
    if old.title != new.title:
        yield f"title: {old.title} → {new.title}"
    if old.prose.text != new.prose.text:
        yield "words"
    for field, was, now in (
        ("phrases", old.phrases, new.phrases),
        ("weak", old.weak_phrases, new.weak_phrases),
        ("not", old.not_phrases, new.not_phrases),
    ):
        names = [r.name for r in was], [r.name for r in now]
        yield from (f"{field}: + {name}" for name in names[1] if name not in names[0])
        yield from (f"{field}: − {name}" for name in names[0] if name not in names[1])


def _list(old: ListDefinition, new: ListDefinition) -> Iterator[str]:
    if (old.title, old.description) != (new.title, new.description):
        yield "title and description"
    if without_places(old.parts) != without_places(new.parts):
        yield "papers and words"


def _page(old: OrdinaryPage, new: OrdinaryPage) -> Iterator[str]:
    if (old.title, old.description) != (new.title, new.description):
        yield "title and description"
    if old.body.text != new.body.text:
        yield "words"


def _orphaned(before: State, after: State) -> Iterator[Edit]:
    """Notes whose paper went, or came."""
    was = {note.paper for note in before.site.orphans}
    now = {note.paper for note in after.site.orphans}
    written = {n.paper for n in before.content.notes} & {n.paper for n in after.content.notes}
    for name in sorted(written & (was ^ now)):
        says = "its paper is in no dump now" if name in now else "its paper is there now"
        yield Edit("note", name, name, "orphaned" if name in now else "found", (says,))


# --- Dumps ----------------------------------------------------------------------------------------


def _dumps(before: State, after: State, renamed: Mapping[str, str]) -> Iterator[Edit]:
    old, new = _by_name(before.content.dumps), _by_name(after.content.dumps)
    titles = {d.slug: d.title for state in (before, after) for d in state.site.digests}
    for slug, name in sorted(renamed.items()):
        yield Edit("digest", name, titles[name], "renamed", (f"was `{slug}`",))
    left = {slug: dump for slug, dump in old.items() if slug not in renamed}
    come = {slug: dump for slug, dump in new.items() if slug not in renamed.values()}
    yield from _edits("digest", left, come, _dump, titles)


def _dump(old: Dump, new: Dump) -> Iterator[str]:
    was, now = (Counter(without_places(d.entries)) for d in (old, new))
    more, fewer = (now - was).total(), (was - now).total()
    both = min(more, fewer)
    for number, verb in ((both, "changed"), (more - both, "added"), (fewer - both, "gone")):
        if number:
            yield f"{number} {'entry' if number == 1 else 'entries'} {verb}"
    if old.title != new.title:
        yield "title"
    if without_places(old.also) != without_places(new.also):
        yield "former names"
    if without_places(old.prose) != without_places(new.prose):
        yield "words"
