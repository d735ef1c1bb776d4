"""Turns content into questions: papers of which public sources may know more than is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.cataloguing.identity import paper_id
from generator.cataloguing.latex import clean_latex
from generator.cataloguing.merging import Group, merge
from generator.cataloguing.papers import KnownFacts, notes_of
from generator.model.content import Content, Facts, Note
from generator.reading.facts import DOUBTFUL, UNKNOWN

AGAIN = timedelta(days=30)
"""After so long a paper that nobody knew, or not for certain, is asked for again."""


@dataclass(frozen=True, slots=True)
class Question:
    """A paper to ask for, with all by which it is told from others."""

    title: str
    """That of its line of facts."""
    titles: tuple[str, ...]
    """All that it has had, cleaned, the newest first."""
    abstracts: tuple[str, ...]
    """Likewise; empty where no dump has one."""
    given: str = ""
    """The arXiv id that a dump names for it, or that the curator called right."""
    settled: bool = False
    """Whether the curator called its facts right."""
    known: Facts | None = None

    @property
    def arxiv(self) -> str:
        """The arXiv id by which to ask; empty where none is certain."""
        certain = self.known is not None and self.known.state != DOUBTFUL
        return self.given or (self.known.arxiv if self.known and certain else "")

    def lacks(self, source: str) -> bool:
        """Whether a source has not been asked for it."""
        return self.known is None or source not in self.known.asked


def questions_of(content: Content) -> tuple[Question, ...]:
    """A question for each paper that has an address by its title, the newest captures first.

    Left out are papers that the curator hides, or of which no fact is to be used; and twins, whose
    title is another paper's: facts stand with a title.
    """
    groups, _ = merge(content.dumps, content.notes, content.facts)
    notes, _, _ = notes_of(content.notes, groups)
    facts = KnownFacts(content.facts)
    lines = {group.id: line for group in groups if (line := facts.of(group)).title}
    newest = sorted(groups, key=lambda group: group.listed[-1].captured, reverse=True)
    every = (_question(g, lines.get(g.id), notes.get(g.id)) for g in newest)
    return tuple({q.title.casefold(): q for q in every if q}.values())


def _question(group: Group, known: Facts | None, note: Note | None) -> Question | None:
    if note and (note.hide or note.facts == "wrong"):
        return None
    entries = [one.entry for one in reversed(group.listed)]
    own = (e.title for e in reversed(entries) if paper_id(e.title) in (group.id, *group.aliases))
    title = known.title if known else next(own, "")
    settled = note is not None and note.facts == "right"
    given = next((entry.arxiv for entry in entries if entry.arxiv), "")
    titles = [clean_latex(entry.title) for entry in entries]
    abstracts = [clean_latex(entry.abstract) for entry in entries]
    if note:
        titles += [note.title, *note.also]
        abstracts.append(note.abstract)
    question = Question(
        title=title,
        titles=tuple(dict.fromkeys(filter(None, titles))),
        abstracts=tuple(dict.fromkeys(filter(None, abstracts))),
        given=given or (known.arxiv if known and settled else ""),
        settled=settled,
        known=known,
    )
    return question if title else None


def due(questions: tuple[Question, ...], today: date, again: bool) -> Iterator[Question]:
    """The questions as they are to be asked now: those to be asked again as if nobody had been."""
    for question in questions:
        known = question.known
        if known and (again or _is_stale(known, today)):
            yield replace(question, known=replace(known, asked=()))
        else:
            yield question


def _is_stale(known: Facts, today: date) -> bool:
    uncertain = known.state in (DOUBTFUL, UNKNOWN)
    return uncertain and (known.day is None or today - known.day >= AGAIN)
