"""`digest check`: every problem of the content, with file, line, column and a hint."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cataloguing.site import by_place
from generator.checking.further import further
from generator.checking.idle_phrases import idle_phrases
from generator.commands.loading import doing, load, memory_of
from generator.commands.problems import Format, in_json, shown
from generator.counting import counted
from generator.model.problems import Level
from generator.reading.settings import read_settings


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.TEXT.value,
    help="Lines of text, one JSON object, or annotations of GitHub Actions.",
)
@click.option("--phrases", is_flag=True, help="Tell of topics' phrases that are in no paper, too.")
@click.pass_obj
def check(config: Path, form: str, phrases: bool) -> None:
    """Show every problem in the content.

    Exit status: 0 if none is an error (a notice never is), 1 if one is, 2 for a wrong argument.
    """
    memory = memory_of(config)
    content, site, _ = load(config, memory)
    found = [*site.problems, *further(content, site)]
    if phrases:
        with doing("Looking for phrases"):
            found += idle_phrases(content, site, memory)
    memory.save()
    problems = by_place(found)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    counts = ((len(site.papers), "paper"), (errors, "error"), (len(problems) - errors, "notice"))
    if form == Format.JSON:
        click.echo(in_json(problems, counts))
    else:
        _, root = read_settings(config)
        for problem in problems:
            click.echo(shown(problem, Format(form), root))
        click.echo(", ".join(counted(number, noun) for number, noun in counts))
    raise SystemExit(1 if errors else 0)
