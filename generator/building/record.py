"""What is remembered of a published site: what it was made of, and the key of each of its files.

Kept in `.cache/builds/` under a name that the site's folder holds too: a folder whose name is not
known there, or whose record is damaged, counts as unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.building.checked import read_checked, write_checked
from generator.building.hashing import hash_of
from generator.building.inputs import Inputs

MARK = ".digest"
"""The file in a site's folder that holds the name of its record."""


class Kept(NamedTuple):
    """A file of the site as it was left."""

    key: str
    """A hash of what it was made of."""
    data: str
    """A hash of its bytes."""
    size: int
    second: int
    """The time of its last change."""


class Said(NamedTuple):
    """A line of the log that a build without work repeats: a level's name and the text."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A published site."""

    inputs: Inputs
    files: Mapping[str, Kept] = field(default_factory=dict)
    """By path in the site's folder."""
    said: tuple[Said, ...] = ()
    """The problems of the content."""
    repeatable: bool = True
    """Whether a build without work may stand for this one: MkDocs itself warned of nothing."""

    @property
    def name(self) -> str:
        """A hash of what is in the site's folder; two folders of one name hold the same."""
        return hash_of(
            "\n".join(sorted(f"{path}\0{kept.data}" for path, kept in self.files.items()))
        )


def read_record(builds: Path, name: str) -> Record | None:
    """The record of this name; None where there is none, or it is damaged or of another form."""
    body = read_checked(builds / f"{name}.json") if name else None
    try:
        return msgspec.json.decode(body, type=Record) if body else None
    except ValueError:  # msgspec's own errors are ValueErrors
        return None


def write_record(builds: Path, record: Record) -> str:
    """Write a record whole or not at all; its name. Raises OSError."""
    name = record.name
    write_checked(builds / f"{name}.json", msgspec.json.encode(record))
    return name


def forget_others(builds: Path, name: str) -> None:
    """Remove every record but the one of this name."""
    for path in builds.iterdir():
        if path.name != f"{name}.json":
            path.unlink(missing_ok=True)
