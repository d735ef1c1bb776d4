"""Reads and writes `content/facts.jsonl`: a line a paper, sorted, and never a line less.

Lines of which nothing new is known stay byte for byte. The file is replaced whole or not at all,
and never where somebody else has changed it meanwhile.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator.importing.shelving import alone
from generator.model.content import Facts
from generator.model.problems import Level, Problem
from generator.reading.facts import FIELDS, parse_facts
from generator.reading.text import LARGEST_FILE, decode, lines

NAME = "facts.jsonl"


class Unreadable(Exception):
    """That the file has mistakes, so that writing it anew could lose what a person wrote."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} mistakes")
        self.problems = tuple(problems)


class Unwritable(Exception):
    """Why the file can't be replaced."""


class Ledger:
    """The facts as they stand in the file, and those to be written there."""

    def __init__(self, root: Path, cache: Path) -> None:
        """Of the content folder `root`; `cache` is a folder of files that may be lost.

        Raises Unreadable where a line has a mistake.
        """
        self._file = root / NAME
        self._cache = cache
        self._seen = self._bytes()
        text, problems = decode(self._seen, f"{root.name}/{NAME}")
        facts, found = parse_facts(text, f"{root.name}/{NAME}")
        wrong = [p for p in (*problems, *found) if p.level is Level.ERROR]
        if wrong:
            raise Unreadable(wrong)
        written = lines(text)
        self._facts = {fact.title.casefold(): fact for fact in facts}
        self._lines = {key: written[f.place.line - 1] for key, f in self._facts.items()}
        self._changed = False

    def get(self, title: str) -> Facts | None:
        """What is known of a paper, by its title."""
        return self._facts.get(title.casefold())

    def put(self, facts: Facts) -> None:
        """Remembers what is now known of a paper, to be written by `save`."""
        key = facts.title.casefold()
        line = line_of(facts)
        if key not in self._facts or line_of(self._facts[key]) != line:
            self._facts[key], self._lines[key] = facts, line
            self._changed = True

    def save(self) -> None:
        """Writes what has changed; raises Unwritable, and leaves the file as it is."""
        if not self._changed:
            return
        ordered = sorted(self._lines, key=lambda key: self._facts[key].title)
        data = "".join(f"{self._lines[key]}\n" for key in ordered).encode()
        if len(data) > LARGEST_FILE:
            raise Unwritable(f"it would have more than {LARGEST_FILE:,} bytes")
        try:
            with alone(self._cache):
                if self._bytes() != self._seen:
                    raise Unwritable("somebody has changed it meanwhile; begin again")
                _replace(self._file, data)
        except OSError as failure:
            raise Unwritable((failure.strerror or type(failure).__name__).lower()) from failure
        self._seen, self._changed = data, False

    def _bytes(self) -> bytes:
        try:
            return self._file.read_bytes()
        except FileNotFoundError:
            return b""


def line_of(facts: Facts) -> str:
    """The line of a paper: its fields in the reader's order, but for empty ones."""
    values = {name: getattr(facts, name) for name in FIELDS}
    said = {name: _plain(value) for name, value in values.items() if value not in (None, "", ())}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _replace(file: Path, data: bytes) -> None:
    """Puts the bytes in a file's place, whole and durable."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
