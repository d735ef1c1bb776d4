"""Turns the text of a Markdown file into its front matter, as nodes with a place, and its body.

The front matter is YAML between two lines of three dashes, read strictly.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.content import Prose
from generator.model.problems import Place, Problem
from generator.reading.strict_yaml import Mapping, StrictYaml, error
from generator.reading.text import lines


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file as read: whatever is wrong with its front matter, its body is whole."""

    fields: Mapping
    """What was understood of the front matter; empty where there is none."""
    broken: bool
    """Whether a part of the front matter could not be read, so that fields may be missing."""
    front_matter: str
    """The text between the dashes, untouched."""
    body: Prose
    problems: tuple[Problem, ...]


def read_document(text: str, path: str) -> Document:
    """Reads a Markdown file; never raises, whatever the text."""
    all_lines = lines(text)
    first = next((n for n, line in enumerate(all_lines) if line.strip()), 0)
    if not all_lines or all_lines[first].rstrip() != "---":
        return Document(Mapping((), Place(path, 1)), False, "", _body(all_lines, 0, path), ())
    last = next((n for n in range(first + 1, len(all_lines)) if _closes(all_lines[n])), None)
    if last is None:
        return _unclosed(all_lines, first, path)
    block = "\n".join(all_lines[first + 1 : last])
    reader = StrictYaml(block, Place(path, first + 2, 1))
    fields = reader.read()
    body = _body(all_lines, last + 1, path)
    return Document(fields, reader.broken, block, body, tuple(reader.problems))


def _closes(line: str) -> bool:
    return line.rstrip() == "---"


def _unclosed(all_lines: list[str], first: int, path: str) -> Document:
    place = Place(path, first + 1, 1)
    problem = error(
        place,
        "the front matter begins here and never ends",
        "put a line of three dashes, `---`, after the last field",
    )
    return Document(Mapping((), place), True, "", _body(all_lines, 0, path), (problem,))


def _body(all_lines: list[str], start: int, path: str) -> Prose:
    """The lines from `start` (from 0) on, without blank ones at either end."""
    written = [n for n in range(start, len(all_lines)) if all_lines[n].strip()]
    if not written:
        return Prose("", Place(path, start + 1, 1))
    text = "\n".join(all_lines[written[0] : written[-1] + 1]).rstrip()
    return Prose(text, Place(path, written[0] + 1, 1))
