"""`digest fetch`: the papers that Hugging Face listed on a day, as a dump."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from generator.commands.asking import agent_of, contact, server
from generator.commands.import_dumps import begin, import_pastes, parsed_day
from generator.commands.loading import doing
from generator.commands.problems import Format
from generator.enriching import hugging_face
from generator.enriching.clocks import CLOCK, Clock
from generator.enriching.connections import Connection, GivenUp, NoAnswer, OutOfTime
from generator.enriching.listings import NAME, dump_of, latest_day, listed_on, not_in
from generator.importing.captures import is_to_come
from generator.importing.pastes import Paste
from generator.importing.plans import Choices
from generator.reading.content import read_content
from generator.reading.settings import read_settings

MINUTES = 10
"""A listing that doesn't come in this time doesn't come."""


@click.command()
@click.argument("day", callback=parsed_day, metavar="[YYYY-MM-DD]", required=False)
@click.option("--latest", is_flag=True, help="The newest day that has papers; so without a day.")
@contact
@click.pass_obj
def fetch(config: Path, day: date | None, latest: bool, contact: str | None) -> None:
    """File the papers that Hugging Face listed on a day, with votes, ids and authors.

    The dump is content/dumps/<day>-daily-papers.json; none that is there is written over. Of a day
    that was fetched before, only papers that came later are filed, in a dump of their own.

    Exit status: 0 if all is filed, 1 if there is no answer, 2 for a wrong argument.
    """
    if day and latest:
        raise click.UsageError("give a day, or --latest, not both")
    settings, _ = read_settings(config)
    raise SystemExit(run(config, day, agent_of(contact, settings), CLOCK))


def run(config: Path, day: date | None, agent: str, clock: Clock) -> int:
    """Fetches and files, and says what was done; the exit status."""
    _, root = read_settings(config)
    today = clock.today()
    if day and is_to_come(day, today):
        raise click.BadParameter(f"{day} is still to come")
    source = server(hugging_face.SERVER, "DIGEST_HUGGING_FACE")
    try:
        deadline = clock.now() + 60 * MINUTES
        with doing("Asking"), Connection(source, agent, clock, deadline) as connection:
            day = day or latest_day(connection, today)
            papers = listed_on(connection, day) if day else ()
    except (GivenUp, NoAnswer, OutOfTime) as failure:
        why = str(failure) or "no answer in time"
        raise click.ClickException(f"Hugging Face says no papers: {why}") from failure
    if not day or not papers:
        click.echo(f"no papers were listed{f' on {day}' if day else ''}")
        return 0
    with ExitStack() as stack:
        begin(stack, config, root)
        new = not_in(papers, read_content(root).dumps, day)
        if not new:
            click.echo(f"fetched already: all {len(papers)} papers of {day}")
            return 0
        page = f"https://huggingface.co/papers/date/{day}"
        paste = Paste(Path(f"{day}-{NAME}.json"), page, dump_of(new))
        staying = import_pastes([paste], root, Choices(today), False, False, Format.TEXT)
    return 1 if staying else 0
