"""Turns a comparison into sections of lines, in words; how they look is left to the formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from operator import eq
from typing import TypeAlias

from generator.comparing.comparison import (
    Asked,
    ChangedPaper,
    Comparison,
    Dead,
    Edit,
    Named,
    Papers,
    Retagged,
    Value,
)
from generator.counting import counted
from generator.model.problems import Problem

LONGEST = 300
"""Characters of a title, a message or a name that are shown."""
SHORT = 80
"""Characters of a value that has changed."""
OTHERS_SHOWN = 5
"""Files that went with a page."""


@dataclass(frozen=True, slots=True)
class Code:
    """A text that is to be typed or followed as it is: an address, a path, a line of a file."""

    text: str


Line: TypeAlias = tuple[str | Code, ...]
"""Words and texts of any origin in one line: every format escapes all of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is said of one thing: a line, and more of it below."""

    line: Line
    below: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind under a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison in words."""

    summary: str
    sections: tuple[Section, ...]


def report(compared: Comparison) -> Report:
    """The comparison in words; a section for each kind of thing that differs."""
    sections = tuple(section for section in _sections(compared) if section.items)
    return Report(_summary(compared, bool(sections)), sections)


def _summary(compared: Comparison, differs: bool) -> str:
    papers = compared.papers
    if not differs:
        return f"Nothing differs: {counted(papers.after, 'paper')}."
    gone = sum(not one.expected for one in compared.dead)
    counts = (
        (len(papers.new), "new"),
        (len(papers.recurring), "recurring"),
        (len(papers.merged), "merged"),
        (len(papers.changed), "changed"),
        (len(papers.retagged), "re-tagged"),
        (gone, "page gone" if gone == 1 else "pages gone"),
        (len(compared.new_problems), "to look at"),
    )
    said = ", ".join(f"{number} {noun}" for number, noun in counts if number)
    before = f"{counted(papers.before, 'paper')} before"
    return f"{before}, {papers.after:,} now" + (f": {said}." if said else ".")


def _sections(compared: Comparison) -> Iterator[Section]:
    yield from _of_papers(compared.papers)
    gone = [one for one in compared.dead if not one.expected]
    asked_first = sorted(gone, key=lambda one: one.asked is None)
    yield Section("Addresses that answer no more", tuple(map(_dead, asked_first)))
    rare = [one.page for one in compared.dead if one.expected and one.page.url.startswith("tags/")]
    yield Section("Automatic tags that too few papers share now", _listed(rare))
    yield Section(
        "Addresses that lead on",
        tuple(Item((Code(f"/{m.old}"), " leads to ", Code(f"/{m.new}"))) for m in compared.moved),
    )
    for kind, title in (
        *(("digest", "Dumps"), ("note", "Notes"), ("topic", "Topics")),
        *(("list", "Reading lists"), ("page", "Pages")),
    ):
        yield Section(title, tuple(_edit(edit) for edit in compared.edits if edit.kind == kind))
    yield Section("New problems", tuple(map(_problem, compared.new_problems)))
    yield Section("Mended problems", tuple(map(_problem, compared.mended_problems)))


def _of_papers(papers: Papers) -> Iterator[Section]:
    yield Section("New papers", _listed(papers.new))
    yield Section("Papers that were a part of another", _listed(papers.parted))
    yield Section(
        "Recurring papers",
        tuple(Item((*_title(r.paper), " in ", *_titles(r.digests))) for r in papers.recurring),
    )
    yield Section(
        "Merged papers",
        tuple(Item(_title(one.paper), tuple(map(_was, one.parts))) for one in papers.merged),
    )
    yield Section("Changed papers", tuple(map(_changed, papers.changed)))
    yield Section("Re-tagged papers", tuple(map(_retagged, papers.retagged)))
    yield Section("Papers that are hidden now", _listed(papers.hidden))
    yield Section("Papers that are shown again", _listed(papers.shown_again))


def _listed(papers: Iterable[Named]) -> tuple[Item, ...]:
    return tuple(Item(_title(paper)) for paper in papers)


def _title(page: Named) -> Line:
    return (shortened(page.title), " ", Code(f"/{page.url}"))


def _was(page: Named) -> Line:
    return ("was ", *_title(page))


def _titles(pages: Iterable[Named]) -> Line:
    return (", ".join(shortened(page.title) for page in pages),)


def _changed(changed: ChangedPaper) -> Item:
    differences = (
        (one.field, *_apart(_text(one.before), _text(one.after))) for one in changed.differences
    )
    lines = tuple((f"{field}: {before} → {after}",) for field, before, after in differences)
    return Item(_title(changed.paper), lines)


def _text(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _apart(before: str, after: str) -> tuple[str, ...]:
    """Two texts, short, from a little above where they differ."""
    same = sum(takewhile(bool, map(eq, before, after)))
    begin = before.rfind(" ", 0, max(0, same - SHORT // 4)) + 1
    texts = (f"…{text[begin:]}" if begin else text for text in (before, after))
    return tuple(shortened(text, SHORT) or "nothing" for text in texts)


def _retagged(paper: Retagged) -> Item:
    changes = (
        ("topics", paper.topics_added, paper.topics_lost),
        ("tags", paper.tags_added, paper.tags_lost),
    )
    lines = (
        ", ".join([*(f"+ {name}" for name in added), *(f"− {name}" for name in lost)])
        for _, added, lost in changes
    )
    kinds = (kind for kind, _, _ in changes)
    below = tuple((f"{k}: {shortened(ln)}",) for k, ln in zip(kinds, lines, strict=True) if ln)
    return Item(_title(paper.paper), below)


def _dead(dead: Dead) -> Item:
    whole = dead.page.url in dead.addresses
    others = [address for address in dead.addresses if address != dead.page.url]
    line = _title(dead.page) if whole else (f"Of {shortened(dead.page.title)}",)
    below: list[Line] = [(dead.reason,)]
    if others:
        more = f" and {len(others) - OTHERS_SHOWN} more" if len(others) > OTHERS_SHOWN else ""
        listed = ", ".join(f"/{address}" for address in others[:OTHERS_SHOWN])
        below.append(("with " if whole else "", Code(listed), more))
    return Item(line, (*below, *(_ask(dead.asked) if dead.asked else ())))


def _ask(asked: Asked) -> Iterator[Line]:
    yield ("it seems to be ", *_title(asked.becomes), " now: to lead there,")
    if not asked.there:
        yield ("make ", Code(asked.path), " with this line between two lines of ", Code("---"))
    elif asked.instead:
        yield ("write in ", Code(asked.path), " instead of its ", Code("also:"))
    else:
        yield ("write in the front matter of ", Code(asked.path))
    yield (Code(asked.line),)


def _edit(edit: Edit) -> Item:
    named: Line = (shortened(edit.title), " ", Code(edit.name))
    line = named if edit.title != edit.name else (Code(edit.name),)
    return Item((f"{edit.change}: ", *line), tuple((shortened(each),) for each in edit.details))


def _problem(problem: Problem) -> Item:
    line: Line = (Code(str(problem.place)), f" {problem.level.value}: {shortened(problem.message)}")
    return Item(line, ((shortened(problem.hint),),) if problem.hint else ())


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
