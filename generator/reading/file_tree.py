"""Turns a folder into the paths of the files in it that may be read and published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model.problems import Place, Problem
from generator.reading.filing import READ, Kind, kind_of
from generator.reading.strict_yaml import error

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no address and no message can hold: controls, and bytes that aren't UTF-8."""


READABLE = "give yourself the right to read it, or take it away"


def files_under(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of all files below the root, sorted, and an error for all that is no such file."""
    found: list[str] = []
    problems: list[Problem] = []

    def unreadable(failure: OSError) -> None:
        inside = Path(failure.filename).relative_to(root).as_posix()
        problems.append(error(_place(root, inside), "the folder can't be read", READABLE))

    for folder, folders, files in os.walk(root, onerror=unreadable):
        below = Path(folder).relative_to(root)
        linked = [name for name in folders if os.path.islink(root / below / name)]
        folders[:] = sorted(name for name in folders if name not in linked)
        for inside in ((below / name).as_posix() for name in (*linked, *files)):
            wrong = _unfit(root, inside)
            if not wrong:
                found.append(inside)
            elif kind_of(inside) is not Kind.IGNORED:
                problems.append(wrong)
        problems += _folders_named_as_files(root, below, folders)
    return sorted(found), problems


def _place(root: Path, inside: str) -> Place:
    """A path as a place that can be printed: controls and the like are spelled out."""
    spelled = _UNFIT.sub(lambda sign: ascii(sign[0])[1:-1], inside)
    return Place(f"{root.name}/{spelled}")


def _unfit(root: Path, inside: str) -> Problem | None:
    """Why a path can't be read and published, if it can't.

    By `os.path`, whose answer is no where pathlib raises for want of a permission.
    """
    file, place = root / inside, _place(root, inside)
    if _UNFIT.search(inside):
        return error(place, "the file's name has a control character or isn't UTF-8", "rename it")
    if os.path.islink(file):
        return _unfit_link(root, file, place)
    return (
        None
        if os.path.isfile(file)
        else error(place, "it is no file that can be read", "take it away")
    )


def _unfit_link(root: Path, file: Path, place: Place) -> Problem | None:
    """Why a symbolic link isn't followed; only one to a file below the root is."""
    hint = "put a copy of the file here"
    try:
        target = file.resolve(strict=True)
    except (OSError, RuntimeError):
        return error(place, "the link leads nowhere", hint)
    if not target.is_relative_to(root.resolve()):
        return error(place, f"the link leads out of {root.name}/ and isn't followed", hint)
    if not os.path.isfile(target):
        return error(place, "a link to a folder isn't followed", hint)
    return None


def _folders_named_as_files(root: Path, below: Path, folders: Iterable[str]) -> Iterator[Problem]:
    for inside in ((below / name).as_posix() for name in folders):
        if kind_of(inside) in READ:
            message = "it is a folder, but has the name of a file"
            yield error(_place(root, inside), message, "rename it")
