"""Turns the tables of fields into JSON Schemas, by which editors complete and check front matter.

They are JSON Schema draft 7, which editors' YAML servers know best. The reader itself goes by the
tables: it knows places, and says how a thing should look.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.reading import lists, notes, topics
from generator.reading.content import DUMP_FIELDS
from generator.reading.kinds import (
    LINK_FIELDS,
    OneOf,
    OneOrMany,
    WholeNumber,
    day,
    flag,
    line,
    link,
    reference,
    text,
    web_address,
)
from generator.reading.schema import Field, Kind, Table

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean", "null"]
"""Unquoted, YAML takes `2025` for a number; to the reader everything written is text."""
_ADDRESS: Schema = {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"}
_PLAIN: Mapping[Kind, Schema] = MappingProxyType(
    {
        text: {"type": _SCALAR},
        line: {"type": _SCALAR, "pattern": r"^[^\n]*\n?$"},
        reference: {"type": _SCALAR},
        flag: {"type": ["boolean", "null"]},
        day: {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        web_address: _ADDRESS,
    }
)


def schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by the kind's name."""
    return {
        "note": _schema("a note, content/notes/<paper>.md", notes.FIELDS),
        "topic": _schema("a topic, content/topics/<topic>.md", topics.FIELDS),
        "list": _schema("a reading list, content/lists/<list>.md", lists.FIELDS),
        "dump": _schema("the words on a dump, content/dumps/<dump>.md", DUMP_FIELDS),
    }


def _schema(what: str, table: Table) -> Schema:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Front matter of {what}",
    }
    required = any(field.required for field in table)
    return head | _fields(table) | {"type": "object" if required else ["object", "null"]}


def _fields(table: Table) -> Schema:
    """An object of the fields of a table, and no others."""
    properties = {field.name: _property(field) for field in table}
    required = [field.name for field in table if field.required]
    schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return schema | ({"required": required} if required else {})


def _property(field: Field) -> Schema:
    schema = _of(field.kind)
    if field.required and "null" in schema["type"]:
        schema["type"] = [name for name in schema["type"] if name != "null"]
    doc = field.doc[:1].upper() + field.doc[1:]
    return ({"description": doc} if doc else {}) | schema


def _of(kind: Kind) -> Schema:
    """What a kind accepts; a kind that isn't known here is a mistake in this code."""
    match kind:
        case OneOrMany(item):
            return {"anyOf": [_of(item), {"type": "array", "items": _of(item)}]}
        case WholeNumber(low, high):
            return {"type": ["integer", "null"], "minimum": low, "maximum": high}
        case OneOf(words):
            return {"enum": [*words, None]}
    if kind == link:
        return {"anyOf": [_ADDRESS, _fields(LINK_FIELDS), {"type": "null"}]}
    return dict(_PLAIN[kind])
