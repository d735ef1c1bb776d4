"""`digest export`: all pages as plain files, for any other generator."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.commands.loading import doing, load
from generator.reading.settings import read_settings
from generator.rendering.layout import source_of
from generator.rendering.pages import pages_of
from generator.rendering.twins import ENDING as TWIN
from generator.rendering.words import filled, words_of

MANIFEST = ".digest-export"
"""Lists what an export wrote, so that the next one removes only that."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export(config: Path, folder: Path) -> None:
    """Write every page and file into FOLDER, which is empty or an earlier export."""
    content, site, settings = load(config)
    _, root = read_settings(config)
    if _holds_something_else(folder):
        raise click.ClickException(f"{folder} holds other files: name a new or empty folder")
    words = words_of(site)
    earlier = _listed(folder)
    wanted = set(content.files)
    with doing("Writing"):
        for page in pages_of(site, settings):
            if page.path.endswith(f".md{TWIN}"):  # in Markdown the pages are here themselves
                continue
            made = page.make()
            text = source_of(made)
            _write(folder, page.path, filled(text, page.path, words) if made.words else text)
            wanted.add(page.path)
        for path in sorted(content.files):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, folder / path)
        _remove(folder, earlier - wanted)
        _list(folder, wanted)
    click.echo(f"{len(wanted)} files in {folder}")


def _holds_something_else(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file()


def _listed(folder: Path) -> set[str]:
    """What earlier exports wrote; from now on this is an export's folder, however far it comes."""
    manifest = folder / MANIFEST
    listed = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
    _list(folder, listed)
    return listed


def _list(folder: Path, paths: set[str]) -> None:
    _write(folder, MANIFEST, "".join(f"{path}\n" for path in sorted(paths)))


def _remove(folder: Path, stale: set[str]) -> None:
    """Removes what earlier exports wrote and this one didn't; never anything outside the folder."""
    home = folder.resolve()
    for path in stale:
        file = (folder / path).resolve()
        if file.is_relative_to(home) and file.is_file():
            file.unlink()


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
