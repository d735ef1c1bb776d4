"""`digest enrich`: asks public sources what the dumps don't say of their papers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from generator.cataloguing.identity import paper_id
from generator.cataloguing.naming import nearest
from generator.commands.asking import agent_of, contact, server
from generator.commands.loading import doing
from generator.commands.problems import in_text, log_line
from generator.enriching import arxiv, hugging_face, semantic_scholar
from generator.enriching.clocks import CLOCK, Clock
from generator.enriching.connections import Connection, Server
from generator.enriching.ledger import Ledger, Unreadable, Unwritable
from generator.enriching.questions import Question, due, questions_of
from generator.enriching.replies import Source
from generator.enriching.rounds import Asking, Round
from generator.model.content import Facts
from generator.reading.content import read_content
from generator.reading.settings import read_settings

SHOWN = 20
"""Papers that are named of those found, and of those without an answer."""


@click.command()
@click.argument("papers", nargs=-1)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    default=15.0,
    show_default=True,
    help="Ask for so long; the next run goes on from there.",
)
@click.option("--again", is_flag=True, help="Ask those too who have answered already.")
@contact
@click.pass_obj
def enrich(
    config: Path, papers: tuple[str, ...], minutes: float, again: bool, contact: str | None
) -> None:
    """Ask public sources for the arXiv id, authors, date and venue of each paper, or of PAPERS.

    They are the Hugging Face Papers API, arXiv and, with a key in S2_API_KEY, Semantic Scholar.
    What they say goes into content/facts.jsonl if title and abstract agree; doubtful matches are
    marked there. No fact that is there is changed or removed. PAPERS are last parts of addresses.

    Exit status: 0 if all was asked or the time was over, 1 if a source doesn't answer.
    """
    settings, _ = read_settings(config)
    agent = agent_of(contact, settings)
    raise SystemExit(run(config, papers, minutes, again=again, agent=agent, clock=CLOCK))


def run(
    config: Path, names: Sequence[str], minutes: float, *, again: bool, agent: str, clock: Clock
) -> int:
    """Asks and says what came of it; the exit status."""
    _, root = read_settings(config)
    try:
        ledger = Ledger(root, config.parent / ".cache")
    except Unreadable as unreadable:
        for problem in unreadable.problems:
            click.echo(in_text(problem))
        raise click.ClickException("mend these lines first, so that none of them is lost") from None
    with doing("Reading the content"):
        every = questions_of(read_content(root))
    questions = list(due(_named(names, every), clock.today(), again))
    with ExitStack() as stack:
        deadline = clock.now() + 60 * minutes
        sources = list(_sources(stack, lambda one: Connection(one, agent, clock, deadline)))
        total = sum(q.lacks(source.name) for q in questions for source in sources)
        bar = click.progressbar(
            length=total, label="Asking", file=sys.stderr, hidden=not sys.stderr.isatty()
        )
        asking = Asking(ledger, clock, stack.enter_context(bar).update)
        try:
            asking.about(questions, sources)
        except Unwritable as failure:
            raise click.ClickException(f"{root.name}/facts.jsonl: {failure}") from failure
    for line in _told(asking.round, total):
        click.echo(log_line(line))
    return 1 if asking.round.given_up else 0


def _sources(stack: ExitStack, connect: Callable[[Server], Connection]) -> Iterator[Source]:
    """The sources in the order in which they are asked; the last one only with a key."""

    def connected(default: Server, variable: str) -> Connection:
        return stack.enter_context(connect(server(default, variable)))

    yield hugging_face.HuggingFace(connected(hugging_face.SERVER, "DIGEST_HUGGING_FACE"))
    yield arxiv.Arxiv(connected(arxiv.SERVER, "DIGEST_ARXIV"))
    key = os.environ.get("S2_API_KEY", "").strip()
    if key:
        scholar = semantic_scholar.with_key(semantic_scholar.SERVER, key)
        yield semantic_scholar.SemanticScholar(connected(scholar, "DIGEST_SEMANTIC_SCHOLAR"))


def _named(names: Sequence[str], questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions about some papers, by the last part of their addresses; about all without."""
    if not names:
        return questions
    by_id = {str(paper_id(title)): q for q in questions for title in (*q.titles, q.title)}
    for name in names:
        if name not in by_id:
            near = nearest(name, list(by_id), 70)
            hint = f"did you mean {near}?" if near else "give the last part of its address"
            raise click.BadParameter(f"there is no paper {name} to ask for: {hint}")
    return tuple({by_id[name].title: by_id[name] for name in names}.values())


def _told(done: Round, total: int) -> Iterator[str]:
    """What came of a run, in lines."""
    if not total:
        yield "nothing to ask: every source has been asked about every paper"
        return
    yield from _some("found", [_named_by_source(facts) for facts in done.found])
    for facts in done.doubtful:
        yield f"doubtful: {facts.title}: {_named_by_source(facts, facts.matched)}"
        note = f"content/notes/{paper_id(facts.title)}.md"
        yield f"  `facts: right` or `facts: wrong` in {note} settles it"
    yield from (f"look at this: {odd}" for odd in done.odd)
    unanswered = done.unanswered.items()
    yield from _some("no answer", [f"{title} ({why})" for title, why in unanswered])
    for name, why in done.given_up.items():
        yield f"{name} isn't asked any more in this run: {why}"
    if done.out_of_time:
        yield "the time is over: the next run goes on from here"
    left = total - done.answers
    found, doubtful = len(done.found), len(done.doubtful)
    yield f"{done.answers} answers, {left} still to come; {found} found, {doubtful} doubtful"


def _named_by_source(facts: Facts, title: str = "") -> str:
    where = f"arXiv {facts.arxiv}" if facts.arxiv else facts.doi or "no id"
    return f"{title or facts.title} ({where}, {' and '.join(facts.source)}, {facts.similarity})"


def _some(what: str, told: Iterable[str]) -> Iterator[str]:
    every = list(told)
    yield from (f"{what}: {one}" for one in every[:SHOWN])
    if len(every) > SHOWN:
        yield f"{what}: {len(every) - SHOWN} more"
