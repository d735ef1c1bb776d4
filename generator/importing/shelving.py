"""Carries out what a plan says, such that no kill, full disk or second import loses a paste.

First the dump is written whole and made durable, then it gets its name, then the paste goes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.importing.archive import DUMPS, free_name
from generator.importing.plans import Plan, Step
from generator.importing.renaming import with_former_name

if sys.platform != "win32":
    import fcntl

_DRAFT = ".importing-"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a plan: the files its listings are in now, and whether the paste is gone."""

    targets: tuple[str, ...] = ()
    gone: bool = False
    failure: str = ""
    """Why it could not be carried out; then the paste is where it was."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other import works, by a lock in a folder of files that may be lost."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "import.lock").open("w") as lock:
        if sys.platform != "win32":  # There two imports at once find each other's files instead.
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def shelve(plan: Plan, root: Path) -> Done:
    """Files the listings of a plan, then removes its paste if it lay in the content folder."""
    if not plan.steps:
        return Done()
    try:
        targets = tuple(_filed(step, root) for step in plan.steps)
        if plan.renames:
            _take_along(plan.paste.inside, targets[0], root)
        gone = bool(plan.paste.inside) and plan.paste.inside not in targets and _removed(plan)
    except OSError as failure:
        return Done(failure=(failure.strerror or type(failure).__name__).lower())
    return Done(targets, gone)


def remove_drafts(root: Path) -> None:
    """Removes what a killed import began to write; only while no other import works."""
    for draft in (root / DUMPS).glob(f"{_DRAFT}*"):
        draft.unlink(missing_ok=True)


def _filed(step: Step, root: Path) -> str:
    """The path of the file that holds a listing: written now, or there already."""
    if step.capture is None:
        return step.target
    target, taken = PurePosixPath(step.target), set[str]()
    while not place(root / target, step.part.data):
        taken.add(target.stem)
        target = target.with_stem(free_name(step.name, taken))
    return target.as_posix()


def _take_along(old: str, new: str, root: Path) -> None:
    """Gives the words on a dump, in the `.md` of its name, the dump's new name and its old one."""
    words = (root / old).with_suffix(".md")
    data = words.read_bytes() if words.is_file() else b""
    with suppress(UnicodeDecodeError):  # What can't be read is moved as it is.
        data = with_former_name(data.decode(), PurePosixPath(old).stem).encode()
    if place((root / new).with_suffix(".md"), data):
        words.unlink(missing_ok=True)


def _removed(plan: Plan) -> bool:
    """Removes the paste, unless somebody has written to it since it was read."""
    with suppress(FileNotFoundError):
        if plan.paste.file.read_bytes() != plan.paste.data:
            return False
        plan.paste.file.unlink()
        _sync(plan.paste.file.parent)
    return True


def place(target: Path, data: bytes) -> bool:
    """Puts a file there, whole and durable or not at all; False where other bytes are already."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.parent / f"{_DRAFT}{os.getpid()}"
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            _give_name(draft, target)
        except FileExistsError:
            return target.read_bytes() == data
        _sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return True


def _give_name(draft: Path, target: Path) -> None:
    """Makes a finished file appear under its name; raises FileExistsError where there is one."""
    try:
        os.link(draft, target)  # Unlike a rename, it never replaces what is there.
    except FileExistsError:
        raise
    except OSError:  # A file system without links, such as FAT: the name is reserved first.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        draft.replace(target)


def _sync(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
