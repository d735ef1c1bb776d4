"""The `digest` command."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.check import check
from generator.commands.diff import diff
from generator.commands.enrich import enrich
from generator.commands.export import export
from generator.commands.fetch import fetch
from generator.commands.import_dumps import import_dumps
from generator.commands.init import init
from generator.commands.note import note
from generator.commands.schemas import schemas
from generator.commands.stats import stats
from generator.commands.upgrade import upgrade
from generator.commands.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The site's mkdocs.yml; default: the one in this folder.",
)
@click.pass_context
def main(context: click.Context, config: Path) -> None:
    """Work on a paper digest: check it, write notes, export it, see its statistics."""
    if not config.is_file() and context.invoked_subcommand not in ("init", "upgrade"):
        raise click.ClickException(f"there is no {config}: go to the digest's folder, or give -f")
    context.obj = config


for command in (
    *(check, diff, enrich, export, fetch),
    *(import_dumps, init, note, schemas, stats, upgrade, verify),
):
    main.add_command(command)
