"""`digest verify`: what is wrong with a built site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.loading import doing
from generator.commands.problems import log_line
from generator.reading.settings import read_settings
from generator.verifying.site import verify as faults_of


@click.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.pass_obj
def verify(config: Path, site: Path) -> None:
    """Check the built SITE: links, ids, scripts, requests, feeds; exit 1 if anything is wrong."""
    settings, _ = read_settings(config)
    with doing("Checking the pages"):
        faults = faults_of(site, settings.url)
    for fault in faults:
        click.echo(log_line(f"{fault.place.path}: {fault.message}"))
    if not faults:
        click.echo("nothing wrong")
    raise SystemExit(1 if faults else 0)
