"""`digest upgrade`: gives a digest of one's own the program that this command is of."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from generator.commands.init import FILES, HOME, OWN, PROGRAM, files_below, workflows
from generator.rendering.escape import terminal

_ALSO = ("tests", "bench", ".ci/node.lock")
"""What a digest has of the program only if it was made as a copy of the whole repository."""
_SWEPT = ("generator", "tests", "bench")
"""Folders in which nothing but the program's files are."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def upgrade(folder: Path) -> None:
    """Replace the program of the digest in FOLDER by this one, of a newer clone.

    Its content, its mkdocs.yml, its README, licence and .gitignore stay as they are, and so does
    all else that isn't the program's. Nothing is done where the program has changes that are not
    committed: what it replaces can be had again from git.
    """
    if folder.resolve() == HOME:
        raise click.ClickException(f"{folder} is this program itself: name the digest's folder")
    if not ((folder / "mkdocs.yml").is_file() and (folder / "generator").is_dir()):
        raise click.ClickException(f"{folder} has no digest: `digest init {folder}` makes one")
    wanted = dict(_wanted(folder))
    stale = _stale(folder, wanted)
    _want_all_committed(folder, [*wanted, *stale])
    changed = {path: data for path, data in wanted.items() if _bytes(folder / path) != data}
    new = [path for path in changed if not (folder / path).exists()]
    for path, data in changed.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for path in stale:
        (folder / path).unlink()
    click.echo(f"{len(new)} files new, {len(changed) - len(new)} changed, {len(stale)} removed")
    click.echo("content/ and mkdocs.yml are as they were; `make test` checks the whole")
    if _settings(folder) != _settings(HOME):
        other = HOME / "mkdocs.yml"
        click.echo(f"mkdocs.yml differs below its first blank line from {other}: compare the two")


def _wanted(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The program's files by path, without what is the digest's own."""
    for path in FILES:
        if path not in OWN and not path.startswith("content/"):
            yield path, (HOME / path).read_bytes()
    yield from files_below(PROGRAM)
    yield from workflows()
    if (folder / "tests").is_dir():
        yield from files_below(name for name in _ALSO if (HOME / name).exists())


def _stale(folder: Path, wanted: Mapping[str, bytes]) -> list[str]:
    """What an earlier program had and this one hasn't."""
    swept = {path.split("/")[0] for path in wanted} & set(_SWEPT)
    found = (f for name in sorted(swept) for f in sorted((folder / name).rglob("*")))
    paths = (f.relative_to(folder).as_posix() for f in found if f.is_file())
    return [path for path in paths if path not in wanted and "__pycache__" not in path]


def _want_all_committed(folder: Path, paths: Iterable[str]) -> None:
    """Raises ClickException where what is replaced could not be had again."""
    there = [path for path in paths if (folder / path).exists()]
    command = ["git", "-C", str(folder), "status", "--porcelain", "--ignored", "-z", "--", *there]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as failure:
        raise click.ClickException("git isn't installed, or not on the PATH") from failure
    if done.returncode:
        raise click.ClickException(f"{folder} is in no git repository: commit it to one first")
    changed = [line[3:] for line in done.stdout.decode("utf-8", "replace").split("\0") if line]
    if changed:
        some = ", ".join(changed[:5]) + (" …" if len(changed) > 5 else "")
        raise click.ClickException(f"these changes aren't committed yet: {terminal(some)}")


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _settings(folder: Path) -> str:
    """The settings that aren't for each digest to choose: those after the first blank line."""
    return (folder / "mkdocs.yml").read_text("utf-8").replace("\r\n", "\n").partition("\n\n")[2]
