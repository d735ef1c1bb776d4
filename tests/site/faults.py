"""Runs builds in processes in which a call that changes a file kills them, or fails.

`python -m tests.site.faults` tries every call of three builds, and prints how many faults the site
survived; `make test` tries a fixed sample of them.
"""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from mkdocs.__main__ import cli

from tests.site.project import write
from tests.site.small import first, site_of, some

NEVER = 10**9
KILL, CUT = 0, -1
"""Faults beside those that an `errno` names: a kill, and writes that end after so many bytes."""
FAULTS = {
    KILL: "kill",
    errno.ENOSPC: "full disk",
    errno.EIO: "input/output error",
    errno.EROFS: "read-only file system",
    CUT: "write cut short",
}
SIZES = (0, 100, 1_000, 10_000, 100_000, 1_000_000)
"""Bytes of a file after which writing fails."""
_CREATING = frozenset(("os.link", "os.mkdir", "os.symlink", "open"))
_CHANGING = _CREATING | {"os.remove", "os.rename", "os.rmdir", "os.utime", "os.chmod"}
"""Python's audit events for calls that change a folder; writing begins with `open`."""


@dataclass(frozen=True)
class Done:
    """A build that has ended: its exit code, negative for a signal, what it said, its calls."""

    code: int
    said: str
    calls: int


def build(config: Path, at: int = NEVER, fault: int = KILL, below: str = "") -> Done:
    """Build in a process of its own, with a fault at the call of this number that changes a file.

    A full disk stays full for what takes room, and what is read-only stays so; other errors pass.
    Only calls `below` a folder of the project count. With `CUT`, `at` is the size at which writes
    fail.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as log:
        child = os.fork()
        if child == 0:
            os.dup2(log.fileno(), 1)
            os.dup2(log.fileno(), 2)
            code = 1
            try:
                code = _built(config, at, fault, below)
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        log.seek(0)
        said = log.read()
    calls = re.search(r"^calls: (\d+)$", said, re.MULTILINE)
    return Done(os.waitstatus_to_exitcode(status), said, int(calls[1]) if calls else 0)


def _built(config: Path, at: int, fault: int, below: str) -> int:
    calls = _Calls(os.path.normpath(config.parent / below), at, fault)
    if fault == CUT:
        resource.setrlimit(resource.RLIMIT_FSIZE, (at, at))
    else:
        sys.addaudithook(calls.heard)
    code: object = 1
    try:
        cli(["build", "--config-file", str(config)])
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    if fault != CUT:
        print(f"calls: {calls.number}", file=sys.stderr)
    with suppress(OSError):  # the log is cut where all writes are
        sys.stdout.flush()
        sys.stderr.flush()
    return code if isinstance(code, int) else 0


class _Calls:
    """Counts the calls that would change something of a project, and breaks one of them."""

    def __init__(self, inside: str, at: int, fault: int) -> None:
        self.number = 0
        self._inside, self._at, self._fault = inside, at, fault
        self._whole = os.path.exists(f"{inside}/mkdocs.yml")

    def heard(self, event: str, arguments: tuple[object, ...]) -> None:
        """Python's audit hook."""
        if not self._changes(event, arguments):
            return
        self.number += 1
        if self.number == self._at and self._fault == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        lasts = self._fault in (errno.EROFS, errno.EACCES) or (
            self._fault == errno.ENOSPC and event in _CREATING
        )
        if self._fault != KILL and (self.number == self._at or (lasts and self.number > self._at)):
            raise OSError(self._fault, os.strerror(self._fault), str(arguments[0]))

    def _changes(self, event: str, arguments: tuple[object, ...]) -> bool:
        if (
            event == "ctypes.dlsym" and self._whole
        ):  # by which two folders are exchanged in one call
            return arguments[-1] == "renameat2"
        if event not in _CHANGING or (event == "open" and not _writes(*arguments[1:3])):
            return False
        paths = (str(a) for a in arguments if isinstance(a, str | Path))
        folder = arguments[-1] if event in ("os.remove", "os.rmdir") else -1
        if isinstance(folder, int) and folder >= 0:  # relative to an open folder
            paths = (f"{os.readlink(f'/proc/self/fd/{folder}')}/{path}" for path in paths)
        return any(path.startswith(self._inside) for path in paths)


def _writes(mode: object, flags: object) -> bool:
    """Whether a file is opened to be changed."""
    if isinstance(mode, str):
        return not set(mode).isdisjoint("wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


# --- What is built -------------------------------------------------------------------------------


def from_nothing(root: Path) -> None:
    """The first build of all."""
    first(root)


def after_a_build(root: Path) -> None:
    """A dump more."""
    assert build(first(root)).code == 0
    write(root, {"content/dumps/2025-05-01-c.txt": some(2, 20, 21)})


def after_an_edit(root: Path) -> None:
    """A note's words."""
    assert build(first(root)).code == 0
    write(root, {"content/notes/study-3-of-plans.md": "---\nrating: 4\n---\nRead it again.\n"})


BUILDS: tuple[Callable[[Path], None], ...] = (from_nothing, after_a_build, after_an_edit)


@dataclass(frozen=True)
class Subject:
    """A digest before a build, and the sites that readers may see: the last one, and the new."""

    root: Path
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    calls: int

    def survives(self, fault: int, at: int) -> str:
        """What a fault does that it must not; empty if nothing: old or new, and then new."""
        with tempfile.TemporaryDirectory(dir=self.root.parent) as folder:
            copy = shutil.copytree(self.root, Path(folder) / "copy", symlinks=True)
            done = build(copy / "mkdocs.yml", at, fault)
            site = site_of(copy)
            wrong = [
                *(["a traceback"] if "Traceback" in done.said else []),
                *(["neither site"] if site not in (self.old, self.new) else []),
                *(["not the new site"] if done.code == 0 and site != self.new else []),
                *(["the content changed"] if _content(copy) != _content(self.root) else []),
            ]
            again = build(copy / "mkdocs.yml")
            if again.code or site_of(copy) != self.new:
                wrong.append("the next build is wrong")
            left = {path.name for path in copy.iterdir()} - {".cache", "content", "mkdocs.yml"}
            if left != {"site"}:
                wrong.append(f"left over: {sorted(left)}")
        return f"{', '.join(wrong)}\n{done.said}{again.said}" if wrong else ""


def subject(root: Path, prepare: Callable[[Path], None]) -> Subject:
    """A digest made in a folder that isn't there yet."""
    prepare(root / "old")
    right = shutil.copytree(root / "old", root / "right", symlinks=True)
    done = build(right / "mkdocs.yml")
    assert done.code == 0, done.said
    return Subject(root / "old", site_of(root / "old"), site_of(right), done.calls)


def _content(root: Path) -> dict[str, bytes]:
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


# --- All of them ---------------------------------------------------------------------------------

_subjects: list[Subject] = []
"""Of this process, which those that it forks have too."""


def all_faults(every: int) -> Iterator[tuple[int, int, int]]:
    """Each subject's number with each fault: a kill at each call, or at one of so many alone, and
    another fault at each second one.
    """
    errors = [fault for fault in FAULTS if fault > 0]
    for number, one in enumerate(_subjects):
        yield from ((number, KILL, at) for at in range(1, one.calls + 1, every))
        failing = range(1, one.calls + 1, 2 * every)
        yield from ((number, errors[n % 3], at) for n, at in enumerate(failing))
        yield from ((number, CUT, size) for size in SIZES)


def _tried(one: tuple[int, int, int]) -> tuple[tuple[int, int, int], str]:
    number, fault, at = one
    return one, _subjects[number].survives(fault, at)


def survey(found: Iterable[tuple[tuple[int, int, int], str]]) -> int:
    """Print each fault that was not survived, and how many of each kind were; exit code."""
    tried: Counter[str] = Counter()
    survived: Counter[str] = Counter()
    for (number, fault, at), wrong in found:
        tried[FAULTS[fault]] += 1
        survived[FAULTS[fault]] += not wrong
        if wrong:
            print(f"{BUILDS[number].__name__}, {FAULTS[fault]} at {at}: {wrong}", flush=True)
        if tried.total() % 50 == 0:
            print(f"{survived.total()} of {tried.total()} survived so far", flush=True)
    for name, count in tried.items():
        print(f"{name}: {survived[name]} of {count} survived")
    return int(tried != survived)


def main(every: int) -> int:
    """Try them all, or one of so many, on as many processors as there are."""
    with tempfile.TemporaryDirectory() as folder:
        for prepare in BUILDS:
            _subjects.append(subject(Path(folder) / prepare.__name__, prepare))
            print(f"{prepare.__name__}: {_subjects[-1].calls} calls that change files", flush=True)
        with get_context("fork").Pool(os.cpu_count()) as pool:
            return survey(pool.imap_unordered(_tried, all_faults(every)))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
