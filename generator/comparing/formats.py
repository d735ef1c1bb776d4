"""Turns a comparison into text for a terminal, Markdown for GitHub, or JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from generator.comparing.comparison import Comparison
from generator.comparing.report import Code, Item, Line, Report, report
from generator.model.problems import Problem
from generator.rendering.escape import element, joined, markdown_text, summary_text, terminal

LARGEST = 900_000
"""Bytes of Markdown: GitHub shows no summary above 1 MiB."""


class Form(StrEnum):
    """For whom a comparison is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


# --- Text -----------------------------------------------------------------------------------------


def in_text(compared: Comparison, most: int) -> Iterator[str]:
    """Lines for a terminal, with at most so many things of a kind; 0 for all."""
    said = report(compared)
    yield said.summary
    for section in said.sections:
        yield ""
        yield f"{section.title} ({len(section.items)})"
        for item in _first(section.items, most):
            yield f"  {_plain(item.line)}"
            yield from (f"    {_plain(line)}" for line in item.below)
        yield from _rest(section.items, most, "  … and {} more, which `--all` shows")


def _plain(line: Line) -> str:
    return terminal("".join(part.text if isinstance(part, Code) else part for part in line))


# --- Markdown -------------------------------------------------------------------------------------


def in_markdown(compared: Comparison, most: int) -> str:
    """Markdown as GitHub reads it, in which no text can become anything else; cut if need be."""
    lines: list[str] = []
    size = 0
    for line in _markdown(report(compared), most):
        size += len(line.encode("utf-8", "replace")) + 1
        if size > LARGEST:
            lines += ["", "… and more than GitHub would show here."]
            break
        lines.append(line)
    return "\n".join([*lines, ""])


def _markdown(said: Report, most: int) -> Iterator[str]:
    yield from ("## What changed", "", str(summary_text(said.summary)))
    for section in said.sections:
        yield from ("", f"### {summary_text(section.title)} ({len(section.items)})", "")
        for item in _first(section.items, most):
            yield f"- {_marked(item.line)}"
            yield from (f"  - {_marked(line)}" for line in item.below)
        yield from _rest(section.items, most, "- … and {} more")


def _marked(line: Line) -> Markup:
    return joined(
        element("code", markdown_text(part.text)) if isinstance(part, Code) else summary_text(part)
        for part in line
    )


def _first(items: tuple[Item, ...], most: int) -> Iterable[Item]:
    return items[:most] if most else items


def _rest(items: tuple[Item, ...], most: int, words: str) -> Iterator[str]:
    if most and len(items) > most:
        yield words.format(len(items) - most)


# --- JSON -----------------------------------------------------------------------------------------


def in_json(compared: Comparison) -> str:
    """One object with all that differs: the names are those of the comparison's own types."""
    # `##[` could start a command in a workflow's log, and stands in JSON nowhere but in texts.
    return json.dumps(_value(compared), indent=2).replace("##[", "\\u0023#[")


def _value(value: Any) -> Any:
    if isinstance(value, Problem):
        place = {"path": value.place.path, "line": value.place.line, "column": value.place.column}
        said = {"level": value.level.value, "message": value.message, "hint": value.hint}
        return {**said, **{name: at or None for name, at in place.items()}}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(type(value), "__dataclass_fields__"):
        return {one.name: _value(getattr(value, one.name)) for one in fields(value)}
    return value
