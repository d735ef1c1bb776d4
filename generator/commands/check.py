"""`digest check`: every problem of the content, with file, line, column and a hint."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.loading import load
from generator.model import Level, Problem
from generator.rendering.escape import terminal


@click.command()
@click.pass_obj
def check(config: Path) -> None:
    """Show every problem in the content; exit 1 if any is an error."""
    _, site, _ = load(config)
    for problem in site.problems:
        click.echo(_line(problem))
    errors = sum(problem.level is Level.ERROR for problem in site.problems)
    notices = len(site.problems) - errors
    counts = ((len(site.papers), "paper"), (errors, "error"), (notices, "notice"))
    click.echo(", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts))
    raise SystemExit(1 if errors else 0)


def _line(problem: Problem) -> str:
    colour = "red" if problem.level is Level.ERROR else "yellow"
    level = click.style(problem.level.value, fg=colour)
    hint = f"\n    {terminal(problem.hint)}" if problem.hint else ""
    return f"{terminal(str(problem.place))}: {level}: {terminal(problem.message)}{hint}"
