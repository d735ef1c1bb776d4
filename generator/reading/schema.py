"""Turns front matter into typed values, by a table of fields for each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias

from generator.model.problems import Place, Problem
from generator.reading.frontmatter import Document
from generator.reading.strict_yaml import Mapping, Node, Scalar, error, shown
from generator.reading.text import clean


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kind makes of a node: a value (None: nothing was written), and what is wrong."""

    value: Any
    problems: tuple[Problem, ...] = ()


Kind: TypeAlias = Callable[[str, Node], Outcome]
"""Reads the value of a field, given the field's name."""


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a table of fields: its name in the file, its kind, its name in the model."""

    name: str
    kind: Kind
    to: str = ""
    """The model's name for it; empty: the same, with `_` for `-`."""
    required: bool = False
    doc: str = ""
    """What it does, for people: in one line, without a full stop."""

    @property
    def attribute(self) -> str:
        """The model's name for the field."""
        return self.to or self.name.replace("-", "_")


Table: TypeAlias = tuple[Field, ...]


def read_fields(document: Document, table: Table) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of a file's front matter by the model's names, only of fields that say something.

    The problems are those of the file as a whole: the document's own are among them. Nothing is
    called missing where the front matter is broken, for it may stand behind the break.
    """
    values, problems = read_mapping(document.fields, table)
    missing = () if document.broken else missing_fields(document.fields, values, table)
    everything = (*document.problems, *problems, *missing)
    return values, tuple(sorted(everything, key=lambda problem: problem.place))


def read_mapping(mapping: Mapping, table: Table) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values of a mapping by the model's names; a field that isn't right is left out."""
    by_name = {field.name: field for field in table}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, node in mapping.pairs:
        field = by_name.get(key.text)
        if field is None:
            problems.append(unknown_field(key.text, key.place, by_name))
            continue
        outcome = field.kind(key.text, node)
        problems += outcome.problems
        if outcome.value is not None:
            values[field.attribute] = outcome.value
    return values, tuple(problems)


def missing_fields(mapping: Mapping, values: dict[str, Any], table: Table) -> Iterable[Problem]:
    """An error for each required field that has no usable value and no problem of its own."""
    written = {key.text: node for key, node in mapping.pairs}
    for field in table:
        node = written.get(field.name, Scalar("", mapping.place))
        if field.required and field.attribute not in values and _is_empty(node):
            wrong = "is empty" if field.name in written else "is missing"
            message = f"the field `{field.name}` {wrong}"
            yield error(node.place, message, f"write `{field.name}: …`")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not clean(node.text)


def unknown_field(name: str, place: Place, names: Iterable[str]) -> Problem:
    """The problem of a field that isn't in the table, with the one that was probably meant."""
    known = list(names)
    close = get_close_matches(name[:100].lower().replace("_", "-"), known, 1)
    hint = f"did you mean `{close[0]}`?" if close else f"the fields are {', '.join(known)}"
    return error(place, f"there is no field {shown(name)}", hint)
