"""Turns the dumps that are filed into what a new one is compared with: their lines, their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.model.content import Dump, Entry
from generator.model.problems import Place
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
    papers: dict[str, list[str]]
    """From the fingerprint of what was read of a listing to the dumps that hold just that."""
    names: frozenset[str]
    """Names without ending that no other dump may have."""


def archive_of(root: Path, dumps: Iterable[Dump]) -> Archive:
    """What is filed under the content folder; files without a date in their name are not."""
    files = [f for f in sorted((root / DUMPS).glob("*")) if f.suffix in (".txt", ".json")]
    filed: dict[str, str] = {}
    for file in (file for file in files if captured_on(f"{DUMPS}/{file.name}")):
        for mark in _fingerprints(file):
            filed.setdefault(mark, f"{DUMPS}/{file.name}")
    papers: dict[str, list[str]] = {}
    slugs = [file.stem for file in files]
    for dump in dumps:
        slugs += (dump.slug, *(former.name for former in dump.also))
        path = f"{DUMPS}/{PurePosixPath(dump.path).name}"
        papers.setdefault(of_papers(dump.query, dump.entries), []).append(path)
    return Archive(filed, papers, frozenset(slugs))


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


def of_papers(query: str, entries: Iterable[Entry]) -> str:
    """The same for the same papers, with all that is said of them, in the same order."""
    nowhere = Place("")
    said = (repr(replace(entry, place=nowhere, position=0)) for entry in entries)
    return _hashed([query, *said])


def _hashed(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def free_name(wanted: str, taken: Set[str]) -> str:
    """The name, or with the first number from 2 that nothing filed bears."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
