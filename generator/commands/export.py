"""`digest export`: all pages as plain files, for any other generator."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from generator.commands.loading import doing, load
from generator.reading.settings import read_settings
from generator.rendering.layout import source_of
from generator.rendering.pages import pages_of

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
    files = {page.path: page.make for page in pages_of(site, settings)}
    with doing("Writing"):
        _remove_stale(folder, {*files, *content.files})
        listed = sorted({*files, *content.files})
        _write(folder, MANIFEST, "".join(f"{path}\n" for path in listed))
        for path, make in files.items():
            _write(folder, path, source_of(make()))
        for path in sorted(content.files):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, folder / path)
    click.echo(f"{len(files) + len(content.files)} files in {folder}")


def _holds_something_else(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir()) and not (folder / MANIFEST).is_file()


def _remove_stale(folder: Path, wanted: set[str]) -> None:
    """Removes what the last export wrote and this one won't; never anything outside the folder."""
    manifest = folder / MANIFEST
    listed = manifest.read_text("utf-8").splitlines() if manifest.is_file() else []
    home = folder.resolve()
    for path in set(listed) - wanted:
        stale = (folder / path).resolve()
        if stale.is_relative_to(home) and stale.is_file():
            stale.unlink()


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
