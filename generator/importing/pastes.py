"""Turns the inbox, or the files that a person names, into pastes: their bytes and their places."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.problems import Place, Problem
from generator.reading.filing import Kind, kind_of
from generator.reading.strict_yaml import error

INBOX = "inbox"


@dataclass(frozen=True, slots=True)
class Paste:
    """A file to import, as it was when it was read."""

    file: Path
    path: str
    """As messages name it: from the repository's root, or as the person wrote it."""
    data: bytes = b""
    inside: str = ""
    """Its path below the content folder, `inbox/a.txt`: it moves. Empty: it is copied."""
    problem: Problem | None = None
    """Why it could not be read."""


def waiting(root: Path) -> list[Path]:
    """The files in the inbox that somebody wants to be imported, by name."""
    found: list[Path] = []
    for folder, folders, files in os.walk(root / INBOX):
        folders.sort()
        here = Path(folder)
        found += [here / name for name in files if _waits((here / name).relative_to(root))]
    return sorted(found)


def _waits(inside: Path) -> bool:
    return kind_of(inside.as_posix()) is Kind.WAITING


def pastes(files: Iterable[Path], root: Path) -> Iterator[Paste]:
    """The files' pastes, each file once; none for one that somebody else has just moved away."""
    inside = root.resolve()
    for file in dict.fromkeys(files):
        whole = Path(os.path.abspath(file.parent.resolve() / file.name))
        within = whole.relative_to(inside).as_posix() if whole.is_relative_to(inside) else ""
        path = f"{root.name}/{within}" if within else str(file)
        try:
            yield _read(file, path, within)
        except FileNotFoundError:
            continue
        except OSError as failure:
            why = (failure.strerror or type(failure).__name__).lower()
            problem = error(Place(path), f"the file can't be read: {why}")
            yield Paste(file, path, inside=within, problem=problem)


def _read(file: Path, path: str, within: str) -> Paste:
    """The paste in a file; a link or a device in the content folder isn't followed."""
    if within and (file.is_symlink() or not file.is_file()) and os.path.lexists(file):
        hint = "put a copy of the file here"
        problem = error(Place(path), "it is a link or no ordinary file, and isn't followed", hint)
        return Paste(file, path, inside=within, problem=problem)
    return Paste(file, path, file.read_bytes(), within)
