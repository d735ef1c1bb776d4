"""Puts one folder in another's place in a single step."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100
"""`AT_FDCWD` of Linux' `fcntl.h`: paths are relative to the working directory."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux' `stdio.h`, see renameat2(2)."""


def exchange(fresh: Path, old: Path) -> None:
    """Let two folders change places; where `old` isn't there, `fresh` takes its place.

    Raises OSError. Where the system has no such call, `old` is absent for a moment.
    """
    if not old.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        fresh.rename(old)
    elif not _exchanged(fresh, old):
        aside = old.with_name(f".{old.name}.old")
        old.rename(aside)
        fresh.rename(old)
        aside.rename(fresh)


def _exchanged(fresh: Path, old: Path) -> bool:
    """Whether the system did it; False where it doesn't know how."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_HERE, os.fsencode(fresh), _HERE, os.fsencode(old), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(old))


def settle(folder: Path) -> None:
    """Have the folder's disk hold all that was written so far, lest a power cut part it.

    Raises OSError where the disk can't.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if call is None:
        getattr(os, "sync", lambda: None)()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if call(opened) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(opened)


def same_device(one: Path, other: Path) -> bool:
    """Whether two folders, or what is above them, are on one file system."""
    return _device(one) == _device(other)


def _device(path: Path) -> int:
    while not path.exists():
        path = path.parent
    return path.stat().st_dev
