"""Asks source after source about paper after paper, and keeps each answer as soon as it is there.

Sources and papers are values that are passed in, and so are the time and what is told on the way:
a run can be cut at any moment, and the next one asks what is still to be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from generator.enriching.agreement import best_match, contradicts
from generator.enriching.clocks import Clock
from generator.enriching.connections import GivenUp, OutOfTime
from generator.enriching.learning import learnt
from generator.enriching.ledger import Ledger
from generator.enriching.questions import Question
from generator.enriching.replies import Reply, Source
from generator.model.content import Facts
from generator.reading.facts import DOUBTFUL, SURE

AT_ONCE = 50
"""So many papers are asked about before the next ones: each is soon known to all sources."""
SAVING = 0.01
"""The share of the time that may go into saving; of few papers each answer is saved at once."""


@dataclass(slots=True)
class Round:
    """A run so far: what came of the questions, and who no longer answers."""

    answers: int = 0
    found: list[Facts] = field(default_factory=list)
    """Papers of which something certain is known since this run."""
    doubtful: list[Facts] = field(default_factory=list)
    unanswered: dict[str, str] = field(default_factory=dict)
    """Why a paper's question has no answer, by its title: the last reason."""
    given_up: dict[str, str] = field(default_factory=dict)
    """Why a source was left in peace, by its name."""
    odd: list[str] = field(default_factory=list)
    """What a person should look at."""
    out_of_time: bool = False


@dataclass(slots=True)
class Asking:
    """Asks the sources, in their order, and writes what they say into the ledger."""

    ledger: Ledger
    clock: Clock
    tell: Callable[[int], None]
    """Told how many answers have come, or won't."""
    round: Round = field(default_factory=Round)
    _saved: float = 0.0
    _saving: float = 0.0

    def about(self, questions: Sequence[Question], sources: Sequence[Source]) -> Round:
        """The run; what was learnt is saved even if it ends by an error or by Ctrl-C."""
        try:
            for at in range(0, len(questions), AT_ONCE):
                some = questions[at : at + AT_ONCE]
                for source in sources:
                    some = self._asked(some, source)
        except OutOfTime:
            self.round.out_of_time = True
        finally:
            self.ledger.save()
        return self.round

    def _asked(self, questions: Sequence[Question], source: Source) -> Sequence[Question]:
        """The questions with what is known after the source was asked."""
        known = {question.title: question for question in questions}
        wanted = [question for question in questions if question.lacks(source.name)]
        waiting = {question.title for question in wanted}
        try:
            if wanted and source.name not in self.round.given_up:
                for reply in source.ask(wanted):
                    waiting.discard(reply.question.title)
                    known[reply.question.title] = self._learn(reply, source)
                    self.tell(1)
        except GivenUp as why:
            self.round.given_up[source.name] = str(why)
        if waiting:
            self.tell(len(waiting))
        return list(known.values())

    def _learn(self, reply: Reply, source: Source) -> Question:
        question = reply.question
        if reply.failure:
            self.round.unanswered[question.title] = f"{source.name}: {reply.failure}"
            return question
        other = contradicts(question, reply.candidates)
        if other:
            told = f"{source.name} has “{other.said.title}” as arXiv {other.said.arxiv}"
            self.round.odd.append(f"{question.title}: {told}")
        match = best_match(question, reply.candidates)
        facts = learnt(question, source.name, match, self.clock.today())
        self._tell_of(question.known, facts)
        self.ledger.put(facts)
        self._save_now_and_then()
        return replace(question, known=facts)

    def _tell_of(self, before: Facts | None, after: Facts) -> None:
        self.round.answers += 1
        was = before.state if before else ""
        if after.state == DOUBTFUL != was:
            self.round.doubtful.append(after)
        elif after.state == SURE != was:
            self.round.doubtful = [one for one in self.round.doubtful if one.title != after.title]
            self.round.found.append(after)

    def _save_now_and_then(self) -> None:
        now = self.clock.now()
        if self._saving > SAVING * (now - self._saved):
            return
        self.ledger.save()
        self._saved = self.clock.now()
        self._saving = self._saved - now
