"""Turns a revision of a git repository into the content folder as it was then, read and gone."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import click

from generator.rendering.escape import terminal

_NOTHING = re.compile("0{40}|0{64}")
"""How git, and GitHub after a branch's first push, name a revision that there isn't."""
_LINK, _FILES = b"120000", (b"100644", b"100755", b"100664")


@contextmanager
def content_at(revision: str, root: Path) -> Iterator[Path]:
    """The content folder `root` as it was at a revision, in a temporary folder of the same name.

    Read from the repository's objects: the working tree, its index and its attributes play no
    part, so that every byte is as it was committed. Raises ClickException where there is no
    repository, revision, or content in it.
    """
    with tempfile.TemporaryDirectory(prefix="digest-") as parent:
        folder = Path(parent, root.name)
        folder.mkdir()
        if not _NOTHING.fullmatch(revision):
            _restore(_commit(revision, root), root, folder)
        yield folder


def _commit(revision: str, root: Path) -> str:
    """The full name of a revision's commit."""
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise click.ClickException(
            f"{root} is in no git repository that can be read: {_said(inside)}"
        )
    wanted = f"{revision}^{{commit}}"
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    shown = terminal(revision)
    if _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise click.ClickException(
            f"this clone is shallow and doesn't have `{shown}`: `git fetch --unshallow` gets all "
            "(in Actions, give actions/checkout `fetch-depth: 0`)"
        )
    raise click.ClickException(f"there is no revision `{shown}`: `git log --oneline` lists them")


def _restore(commit: str, root: Path, folder: Path) -> None:
    """Writes the files that the content folder has at a commit; links last, which lead nowhere."""
    inside = os.fsdecode(_git(root, "rev-parse", "--show-prefix").stdout).rstrip("\n")
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", f"{commit}:{inside.rstrip('/')}")
    if listed.returncode:
        name = inside.rstrip("/") or "content"
        raise click.ClickException(f"{terminal(name)}/ isn't in revision {commit[:12]}")
    entries = [_entry(line) for line in listed.stdout.split(b"\0") if line]
    kept = [(mode, name, path) for mode, name, path in entries if mode in (_LINK, *_FILES)]
    blobs = _blobs([name for _, name, _ in kept], root)
    ordered = sorted(zip(kept, blobs, strict=True), key=lambda each: each[0][0] == _LINK)
    for (mode, _, path), data in ordered:
        _write(folder / os.fsdecode(path), data, link=mode == _LINK)


def _entry(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Mode, object and path of a line of `ls-tree`."""
    about, _, path = line.partition(b"\t")
    mode, _, name = about.split(b" ")
    parts = PurePosixPath(os.fsdecode(path)).parts
    if ".." in parts or path.startswith(b"/"):  # which git itself never commits
        raise click.ClickException(f"the revision holds a path out of its folder: {parts}")
    return mode, name, path


def _blobs(names: list[bytes], root: Path) -> list[bytes]:
    """What the objects of these names hold, in their order."""
    if not names:
        return []
    given = b"".join(name + b"\n" for name in names)
    answer = _git(root, "cat-file", "--batch", data=given)
    blobs, start = [], 0
    for name in names:
        head = answer.stdout[start : answer.stdout.find(b"\n", start)]
        if not re.fullmatch(rb"[0-9a-f]+ blob [0-9]+", head):
            raise click.ClickException(f"git can't read {name.decode()}: {_said(answer)}")
        begin = start + len(head) + 1
        end = begin + int(head.rsplit(b" ", 1)[1])
        blobs.append(answer.stdout[begin:end])
        start = end + 1
    return blobs


def _write(file: Path, data: bytes, link: bool) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if link:
            file.symlink_to(os.fsdecode(data))
        else:
            file.write_bytes(data)
    except OSError as failure:
        why = failure.strerror or type(failure).__name__
        raise click.ClickException(f"{file} can't be written: {why.lower()}") from failure


def _git(root: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git says in the content folder."""
    if not root.is_dir():
        raise click.ClickException(f"there is no folder {root}: mkdocs.yml names it as `docs_dir`")
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], input=data, capture_output=True, check=False
        )
    except FileNotFoundError as failure:
        raise click.ClickException("git isn't installed, or not on the PATH") from failure


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The last line of what git complained of."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return terminal(lines[-1]) if lines else "git doesn't say why"
