"""`digest note`: finds a paper by some words and opens its note, or writes one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cataloguing.by_words import by_words
from generator.commands.loading import load_papers
from generator.commands.problems import in_text, log_line
from generator.model.paper import Paper
from generator.reading.notes import FIELDS, parse_note
from generator.rendering.escape import terminal

SHOWN = 8
CLEAR = 15.0
"""By so much, of 100, the best must lead to be taken without asking."""

_BEGUN = ("rating", "why", "as-of")
"""The fields that a new note has; of the others it tells in comments."""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--no-edit", is_flag=True, help="Write the note if there is none, and open nothing.")
@click.pass_obj
def note(config: Path, words: tuple[str, ...], no_edit: bool) -> None:
    """Find the paper that WORDS mean, and open its note in $EDITOR; write one if there is none.

    WORDS are some of the title's, misspelt if need be, or the paper's id or arXiv id. A note that
    is there is never written over.
    """
    papers, root = load_papers(config)
    paper = _chosen(" ".join(words), papers)
    path = root / "notes" / f"{paper.note.paper if paper.note else paper.id}.md"
    _begin(path, paper)
    click.echo(f"{log_line(paper.title)}\n{path}")
    # Only a person's own choice: without one, click would start whatever editor it finds.
    if not no_edit and (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        click.edit(filename=str(path))
        _check(path, root)


def new_note(paper: Paper) -> str:
    """A note that says nothing yet, with all that it could say explained."""
    docs = {field.name: field.doc for field in FIELDS}
    values = {"as-of": str(paper.last_captured)}
    begun = [f"{name}: {values.get(name, '')}".rstrip() for name in _BEGUN]
    others = [f"# {name}:" for name in docs if name not in _BEGUN]
    width = max(map(len, (*begun, *others))) + 2
    lines = [
        f"{line:<{width}}# {docs[name]}"
        for line, name in zip((*begun, *others), (*_BEGUN, *(o[2:-1] for o in others)), strict=True)
    ]
    told = "# Every line may go. One that begins with # counts once that sign is gone."
    return "\n".join(["---", *lines[: len(begun)], told, *lines[len(begun) :], "---", "", ""])


def _begin(path: Path, paper: Paper) -> None:
    """Writes a new note, unless there is one: nobody's words are ever written over."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(new_note(paper))
    except OSError as failure:
        if not path.exists():
            raise click.ClickException(f"the note can't be written: {failure}") from failure


def _check(path: Path, root: Path) -> None:
    """Shows what is wrong with a note that was just edited, while it is fresh in mind."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return  # Deleted, or not text: `digest check` tells.
    _, problems = parse_note(text, f"{root.name}/notes/{path.name}")
    for problem in problems:
        click.echo(in_text(problem))


def _chosen(words: str, papers: Sequence[Paper]) -> Paper:
    found = by_words(words, papers, SHOWN)
    if not found:
        raise click.ClickException(f"no paper's title is like “{terminal(words)}”")
    if len(found) == 1 or found[0][1] - found[1][1] >= CLEAR:
        return found[0][0]
    for number, (paper, _) in enumerate(found, start=1):
        click.echo(f"{log_line(f'{number:>2}  {paper.title}')}\n    {paper.id}", err=True)
    try:
        number = click.prompt("Which one", type=click.IntRange(1, len(found)), err=True)
    except click.Abort:  # Nobody is there to choose.
        click.echo(err=True)
        message = "several papers fit: say more words, or give one's id"
        raise click.ClickException(message) from None
    return found[int(number) - 1][0]
