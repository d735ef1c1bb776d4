"""Turns problems into lines for a person, a program, or the annotations of GitHub Actions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import click

from generator.model.problems import Level, Problem
from generator.rendering.escape import actions, actions_property, terminal


class Format(StrEnum):
    """For whom problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def log_line(text: str) -> str:
    """Text for a line of a terminal or a workflow's log, where it can start no command.

    Actions reads `::command::` at the beginning of a line and `##[command]` anywhere in it.
    """
    shown = terminal(text).replace("##[", "# #[")
    return f". {shown}" if shown.lstrip().startswith("::") else shown


def in_text(problem: Problem) -> str:
    """`path:line:column: level: what is wrong; how it should look`."""
    colour = "red" if problem.level is Level.ERROR else "yellow"
    level = click.style(problem.level.value, fg=colour)
    return f"{log_line(str(problem.place))}: {level}: {log_line(problem.said)}"


def for_github(problem: Problem, root: Path) -> str:
    """A workflow command that shows the problem on its line, in the file's page and in the run.

    `root` is the content folder: an annotation's path begins at the repository's root.
    """
    place = problem.place
    start = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()
    path = Path(os.path.relpath(root.parent, start), place.path).as_posix()
    at = {"file": path, "line": place.line, "col": place.column, "title": "digest"}
    properties = ",".join(f"{k}={actions_property(terminal(str(v)))}" for k, v in at.items())
    return f"::{problem.level.value} {properties}::{actions(terminal(problem.said))}"


def in_json(problems: Iterable[Problem], counts: Iterable[tuple[int, str]]) -> str:
    """One object: how many papers, errors and notices there are, and each problem."""
    said = {f"{noun}s": number for number, noun in counts}
    listed = [
        {
            "level": problem.level.value,
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    # `##[` could start a command in a log, and stands in JSON nowhere but in texts.
    return json.dumps({**said, "problems": listed}, indent=2).replace("##[", "\\u0023#[")


def shown(problem: Problem, form: Format, root: Path) -> str:
    """A problem for a person, or for Actions; `root` is the content folder."""
    return for_github(problem, root) if form is Format.GITHUB else in_text(problem)
