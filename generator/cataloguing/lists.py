"""Turns reading lists as written into lists whose papers are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.cataloguing.naming import known_paper, unknown_name
from generator.model.content import ListDefinition, ListItem, Prose
from generator.model.paper import Paper, PaperId
from generator.model.problems import Problem
from generator.model.site import ReadingList


def lists_of(
    definitions: Iterable[ListDefinition],
    names: Mapping[str, PaperId],
    visible: Mapping[PaperId, Paper],
) -> tuple[tuple[ReadingList, ...], tuple[Problem, ...]]:
    """The lists by title, and an error for each paper that doesn't exist; what was written stays.

    A paper may be called by its id or its title; a hidden one is left out with its remark.
    """
    lists: list[ReadingList] = []
    problems: list[Problem] = []
    for definition in definitions:
        parts: list[Prose | tuple[PaperId, Prose]] = []
        for part in definition.parts:
            paper = known_paper(part.paper.name, names) if isinstance(part, ListItem) else None
            if isinstance(part, ListItem) and paper is None:
                problems.append(unknown_name("paper", part.paper, names))
            if paper is None or paper in visible:
                parts.append(_resolved(part, paper))
        lists.append(
            ReadingList(definition.slug, definition.title, definition.description, tuple(parts))
        )
    return tuple(sorted(lists, key=lambda one: (one.title.casefold(), one.slug))), tuple(problems)


def _resolved(part: Prose | ListItem, paper: PaperId | None) -> Prose | tuple[PaperId, Prose]:
    if isinstance(part, Prose):
        return part
    if paper:
        return paper, part.remark
    return replace(part.remark, text=f"[[{part.paper.name}]] {part.remark.text}".rstrip())
