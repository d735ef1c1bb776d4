"""Turns the dumps that are filed into what a new one is compared with: their lines, their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from generator.model import Dump
from generator.reading.dump_headers import sections
from generator.reading.dump_lines import read_lines
from generator.reading.filing import captured_on
from generator.reading.text import clean, decode, lines

DUMPS = "dumps"


@dataclass(frozen=True, slots=True)
class Archive:
    """The dumps that are filed, as an import needs to know them."""

    filed: dict[str, str]
    """From a listing's fingerprint to the dump that holds it: `dumps/2025-03-13-safety.txt`."""
    names: frozenset[str]
    """Names without ending that no other dump may have."""


def archive_of(root: Path, dumps: Iterable[Dump]) -> Archive:
    """What is filed under the content folder; files without a date in their name are not."""
    files = [f for f in sorted((root / DUMPS).glob("*")) if f.suffix in (".txt", ".json")]
    filed: dict[str, str] = {}
    for file in (file for file in files if captured_on(f"{DUMPS}/{file.name}")):
        for mark in _fingerprints(file):
            filed.setdefault(mark, f"{DUMPS}/{file.name}")
    return Archive(filed, frozenset([*(file.stem for file in files), *(d.slug for d in dumps)]))


def _fingerprints(file: Path) -> Iterator[str]:
    """Of the whole file, and of each listing in it if there are several."""
    try:
        text, _ = decode(file.read_bytes(), "")
    except OSError:
        return
    yield fingerprint(text)
    several = list(sections(read_lines(text, "")[0])) if file.suffix == ".txt" else []
    if len(several) > 1:
        for section in several:
            yield _hashed(line.text for line in (*section.header.lines, *section.body))


def fingerprint(text: str) -> str:
    """The same for the same lines, whatever their white space, line endings and blank lines."""
    return _hashed(filter(None, map(clean, lines(text))))


def _hashed(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def free_name(wanted: str, taken: Set[str]) -> str:
    """The name, or with the first number from 2 that nothing filed bears."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
