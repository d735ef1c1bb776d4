"""`digest import`: dates, names and files what waits in the inbox, and says what it found."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.commands.loading import doing
from generator.commands.problems import Format, log_line, shown
from generator.importing.accounts import Telling, stays
from generator.importing.archive import archive_of
from generator.importing.captures import is_to_come
from generator.importing.novelty import news_of
from generator.importing.pastes import Paste, pastes, waiting
from generator.importing.plans import Choices, plans
from generator.importing.reports import write_reports
from generator.importing.shelving import Done, alone, remove_drafts, shelve
from generator.reading.content import read_content
from generator.reading.kinds import real_date
from generator.reading.settings import read_settings

SHOWN = 20
"""Problems that are shown of a file; the report beside it has more."""


def parsed_day(context: click.Context, option: click.Parameter, written: str | None) -> date | None:
    """The day that is given as YYYY-MM-DD; anything else is a usage error."""
    day = real_date(written) if written else None
    if written and day is None:
        raise click.BadParameter("write the day as YYYY-MM-DD")
    return day


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option(
    "--date", "day", callback=parsed_day, metavar="YYYY-MM-DD", help="The day of capture."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--as-is",
    is_flag=True,
    help="File what has lines that nobody understands, too: the check tells of them until mended.",
)
@click.option("--titles", is_flag=True, help="Show the titles of all papers.")
@click.option(
    "--format",
    "form",
    type=click.Choice([Format.TEXT.value, Format.GITHUB.value]),
    default=Format.TEXT.value,
    help="Show problems as text, or as annotations of GitHub Actions.",
)
@click.option("--today", callback=parsed_day, hidden=True)
@click.pass_obj
def import_dumps(
    config: Path,
    files: tuple[Path, ...],
    day: date | None,
    dry_run: bool,
    as_is: bool,
    titles: bool,
    form: str,
    today: date | None,
) -> None:
    """File what waits in the inbox, or each of FILES, as dumps with a day.

    The day is the one in the file's name, else that of the page's header; without a year it is
    the latest such day. A file in the content folder moves, any other is copied; `-` is what is
    piped in. A dump that is filed already is left alone; given by name and with --date it gets
    that day.

    Exit status: 0 if everything is filed, 1 if a file stays where it is, 2 for a wrong argument.
    """
    # The one place where the day is read from the clock: what is imported is dated for ever.
    choices = Choices(today or datetime.now(UTC).date(), day, as_is)
    if day and is_to_come(day, choices.today):
        raise click.BadParameter(f"{day} is still to come", param_hint="--date")
    _, root = read_settings(config)
    if not root.is_dir():
        raise click.ClickException(f"there is no folder {root}: mkdocs.yml names it as `docs_dir`")
    with ExitStack() as stack:
        if not dry_run:
            begin(stack, config, root)
        every = list(pastes(files or waiting(root), root))
        if every:
            staying = import_pastes(every, root, choices, dry_run, titles, Format(form))
            raise SystemExit(1 if staying else 0)
        if not dry_run:
            write_reports((), root)
    click.echo("nothing waits in the inbox")


def begin(stack: ExitStack, config: Path, root: Path) -> None:
    """Waits for other imports, and removes what a killed one left."""
    try:
        with doing("Waiting for another import"):
            stack.enter_context(alone(config.parent / ".cache"))
        remove_drafts(root)
    except OSError as failure:
        raise click.ClickException(f"nothing can be written here: {failure}") from failure


def import_pastes(
    every: list[Paste], root: Path, choices: Choices, dry_run: bool, titles: bool, form: Format
) -> int:
    """Imports the pastes and says what became of each; how many stay where they are."""
    with doing("Reading the content"):
        content = read_content(root)
        planned = plans(every, archive_of(root, content.dumps), content.topics, choices)
    with doing("Comparing the papers"):
        news = news_of(planned, content)
    outcomes = [(plan, Done() if dry_run else shelve(plan, root)) for plan in planned]
    if not dry_run:
        write_reports(planned, root)
    telling = Telling(news, root.name, not dry_run, titles)
    for plan, done in outcomes:
        for line in telling.of_paste(plan, done):
            click.echo(log_line(line))
        for problem in plan.holding.problems[:SHOWN]:
            click.echo(shown(problem, form, root))
        if len(plan.holding.problems) > SHOWN:
            click.echo(f"  {len(plan.holding.problems) - SHOWN} problems more")
    click.echo(telling.summary(outcomes))
    return stays(outcomes)
