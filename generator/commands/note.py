"""`digest note`: finds a paper by some words and opens its note, or writes one."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rapidfuzz import fuzz, process, utils

from generator.commands.loading import load
from generator.model import Paper
from generator.reading.settings import read_settings
from generator.rendering.escape import terminal

SHOWN = 8
GOOD = 60.0
"""Likeness (0 to 100) below which a title is no candidate."""
TAIL = 25.0
"""By so much a candidate may be behind the best."""
CLEAR = 15.0
"""By so much the best must lead to be taken without asking."""

_NEW_NOTE = """---
# Every field may be left out. More of them: content/README.md
# 1 to 5:
rating:
# One sentence, why read this:
why:
---

"""


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def note(config: Path, words: tuple[str, ...]) -> None:
    """Find the paper that WORDS mean, and open its note in $EDITOR; write one if there is none."""
    _, site, _ = load(config)
    everyone = [*site.papers.values(), *site.hidden]
    paper = _chosen(" ".join(words), everyone)
    _, root = read_settings(config)
    path = root / "notes" / f"{paper.note.paper if paper.note else paper.id}.md"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NEW_NOTE, "utf-8", newline="\n")
    click.echo(f"{terminal(paper.title)}\n{path}")
    if os.environ.get("EDITOR") and sys.stdin.isatty():
        click.edit(filename=str(path))


def candidates(words: str, papers: Sequence[Paper]) -> list[tuple[Paper, float]]:
    """The papers whose titles are like the words, likeliest first, with the likeness (to 100)."""
    titles = {paper.id: paper.title for paper in papers}
    by_id = {paper.id: paper for paper in papers}
    exact = [paper for paper in papers if words in (paper.id, paper.arxiv)]
    if exact:
        return [(exact[0], 100.0)]
    found = process.extract(
        words,
        titles,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=SHOWN,
        score_cutoff=GOOD,
    )
    likely = [(by_id[key], score) for _, score, key in found]
    return [(paper, score) for paper, score in likely if score >= likely[0][1] - TAIL]


def _chosen(words: str, papers: Sequence[Paper]) -> Paper:
    found = candidates(words, papers)
    if not found:
        raise click.ClickException(f"no paper's title is like “{words}”")
    if len(found) == 1 or found[0][1] - found[1][1] >= CLEAR:
        return found[0][0]
    for number, (paper, _) in enumerate(found, start=1):
        click.echo(f"{number:>2}  {terminal(paper.title)}\n    {paper.id}", err=True)
    if not sys.stdin.isatty():
        raise click.ClickException("several papers fit: say more words, or give one's id")
    number = click.prompt("Which one", type=click.IntRange(1, len(found)), err=True)
    return found[int(number) - 1][0]
