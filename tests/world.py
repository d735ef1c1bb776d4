"""A small fabricated world: short ways to make dumps, notes, topics and lists for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from generator.model.content import (
    Content,
    Dump,
    Entry,
    Facts,
    ListDefinition,
    ListItem,
    Note,
    OrdinaryPage,
    Prose,
    Reference,
    TopicDefinition,
)
from generator.model.paper import Appearance, Paper, PaperId
from generator.model.problems import Place
from generator.reading.pages import parse_page

REFERENCES = frozenset(
    ["same", "not_same", "topics", "not_topics", "tags", "not_tags", "related", "not_related"]
)

# Four abstracts without a common subject, each long enough to prove whose it is.
KITES = (
    "Kites lose height when the wind drops, and nobody knows beforehand how long they will stay "
    "up. We introduce KiteNet, a network of threads that feels the wind at forty heights and "
    "winds the line accordingly. Over one hundred afternoons on a beach it kept every kite in the "
    "air for twice as long as a trained child did. Our threads are cheap and wash easily."
)
BREAD = (
    "Sourdough rises by the work of yeast whose mood depends on flour, water and the weather. This "
    "paper presents BreadBench, a benchmark of nine hundred loaves from bakeries on four "
    "continents, each weighed, cut and tasted by three judges. Existing recipes explain barely a "
    "third of the differences, and temperature explains most of the remainder of them."
)
HARBOUR = (
    "Ships that wait outside a harbour burn fuel for nothing. Assigning berths early is hard since "
    "arrivals are uncertain and tides are not. We prove a bound on the waiting time of any "
    "schedule that looks at most one tide ahead, and show that a simple rule reaches it whenever "
    "the pilots agree. Simulations of eleven ports confirm the analysis within two minutes."
)
OWLS = (
    "Counting owls by ear takes trained volunteers and cold nights. A microphone hears more, but "
    "calls overlap and foxes imitate them. We present a small recogniser that separates "
    "overlapping calls by the shape of their echo in the valley. In two winters of recordings it "
    "counted as many owls as the volunteers, and found a pair that they had missed before."
)
TEXTS = (KITES, BREAD, HARBOUR, OWLS)


def place(path: str = "content/x.md", line: int = 1, column: int = 1) -> Place:
    """A place in some file."""
    return Place(path, line, column)


def reference(name: str, path: str = "content/notes/x.md", line: int = 1) -> Reference:
    """A name that a curator wrote."""
    return Reference(name, Place(path, line, 5))


def prose(text: str, path: str = "content/notes/x.md", line: int = 1) -> Prose:
    """Markdown that a curator wrote."""
    return Prose(text, Place(path, line, 1))


def entry(title: str, abstract: str = KITES, at: int = 1, **more: Any) -> Entry:
    """A listing at a place in its dump."""
    return Entry(title, abstract, Place("content/dumps/x.txt", 2 * at), at, **more)


def dump(slug: str, entries: Iterable[Entry], **more: Any) -> Dump:
    """A dump that was captured on the day its slug begins with; its entries in the order given."""
    path = f"content/dumps/{slug}.txt"
    numbered = tuple(
        replace(one, position=number, place=Place(path, 2 * number))
        for number, one in enumerate(entries, 1)
    )
    return Dump(slug, date.fromisoformat(slug[:10]), path, numbered, **more)


def note(paper: str, body: str = "", **more: Any) -> Note:
    """A note; names of papers, topics and tags may be given as plain strings."""
    path = f"content/notes/{paper}.md"
    fields: dict[str, Any] = {
        name: tuple(reference(v, path, at) for at, v in enumerate(value, 2))
        if name in REFERENCES
        else value
        for name, value in more.items()
    }
    return Note(paper, Place(path, 1), Prose(body, Place(path, 9, 1)), **fields)


def topic(
    slug: str,
    phrases: Sequence[str],
    against: Sequence[str] = (),
    title: str = "",
    body: str = "",
    weak: Sequence[str] = (),
) -> TopicDefinition:
    """A topic with its phrases, the weak ones after the others, and those that don't count."""
    path = f"content/topics/{slug}.md"
    return TopicDefinition(
        slug=slug,
        title=title or slug.replace("-", " ").capitalize(),
        place=Place(path, 1),
        prose=Prose(body, Place(path, 8, 1)),
        phrases=tuple(reference(p, path) for p in (*phrases, *weak)),
        weak_phrases=tuple(reference(p, path) for p in weak),
        not_phrases=tuple(reference(p, path) for p in against),
    )


def reading_list(slug: str, parts: Sequence[str | tuple[str, str]]) -> ListDefinition:
    """A reading list: a string is prose, a pair a paper's name with a remark."""
    path = f"content/lists/{slug}.md"
    made = tuple(
        Prose(part, Place(path, line, 1))
        if isinstance(part, str)
        else ListItem(reference(part[0], path, line), Prose(part[1], Place(path, line, 20)))
        for line, part in enumerate(parts, 4)
    )
    return ListDefinition(slug, slug.replace("-", " ").capitalize(), Place(path, 1), made)


def facts(title: str, **more: Any) -> Facts:
    """What public sources say of a paper."""
    return Facts(title, Place("content/facts.jsonl", 1), **more)


def page(path: str, body: str) -> OrdinaryPage:
    """An ordinary page."""
    return parse_page(body, f"content/{path}")[0]


def content(*dumps: Dump, **more: Iterable[Any]) -> Content:
    """Content with these dumps, and whatever else is given."""
    fields: dict[str, Any] = {name: tuple(value) for name, value in more.items()}
    return Content(dumps=dumps, **fields)


def paper(title: str, abstract: str = KITES, at: int = 1, **more: Any) -> Paper:
    """A paper that one dump lists, with an address made of letters and hyphens."""
    return Paper(
        id=PaperId(title.casefold().replace(" ", "-").replace(":", "")),
        title=title,
        raw_title=title,
        abstract=abstract,
        raw_abstract=abstract,
        cut=False,
        summary="",
        appearances=(
            Appearance("2025-01-01-a", date(2025, 1, 1), at, Place("content/dumps/x.txt", at)),
        ),
        **more,
    )
