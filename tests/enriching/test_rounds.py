"""A run asks each source in turn, keeps every answer, and can end at any moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator.enriching.connections import GivenUp, OutOfTime
from generator.enriching.ledger import Ledger
from generator.enriching.questions import Question
from generator.enriching.replies import Reply
from generator.enriching.rounds import AT_ONCE, Asking, Round
from tests.enriching.asking import question
from tests.enriching.clock import Hands
from tests.enriching.test_agreement import one
from tests.world import OWLS

TITLES = ("Kites", "Loaves", "Owls")


@dataclass
class Oracle:
    """A source that knows an id for every title, until something happens to it."""

    name: str = "oracle"
    until: int = 1_000
    then: BaseException | None = None
    asked: list[str] = field(default_factory=list)
    failures: frozenset[str] = frozenset()

    def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
        """A reply to each question, so long as it lasts."""
        for one_question in questions:
            if len(self.asked) >= self.until and self.then:
                raise self.then
            self.asked.append(one_question.title)
            if one_question.title in self.failures:
                yield Reply(one_question, failure="no answer")
            else:
                known = one_question.arxiv or f"2401.{len(self.asked):05}"
                yield Reply(one_question, (one(one_question.title, arxiv=known),))


class Killed(BaseException):
    """What no code expects."""


def run(root: Path, *sources: Oracle, titles: Sequence[str] = TITLES) -> tuple[Round, list[int]]:
    """A run over some papers; what came of it, and how many answers it told of."""
    ledger, told = Ledger(root, root / ".cache"), list[int]()
    asking = Asking(ledger, Hands().clock, told.append)
    questions = [question(title, known=ledger.get(title)) for title in titles]
    return asking.about(questions, sources), told


def lines(root: Path) -> int:
    """How many papers have a line."""
    file = root / "facts.jsonl"
    return len(file.read_text("utf-8").splitlines()) if file.exists() else 0


def test_each_source_about_each_paper(tmp_path: Path) -> None:
    """Every source is asked about every paper, the second by what the first has said."""
    first, second = Oracle("first"), Oracle("second")
    done, told = run(tmp_path, first, second)
    assert first.asked == second.asked == list(TITLES)
    assert (done.answers, sum(told), len(done.found)) == (6, 6, 3)
    ledger = Ledger(tmp_path, tmp_path)
    assert [(f.arxiv, f.source) for t in TITLES if (f := ledger.get(t))] == [
        (f"2401.{n:05}", ("first", "second")) for n in (1, 2, 3)
    ]


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    """What was answered isn't asked again, and the file stays as it is."""
    run(tmp_path, Oracle())
    before = (tmp_path / "facts.jsonl").stat()
    again = Oracle()
    done, told = run(tmp_path, again)
    assert (again.asked, done.answers, told) == ([], 0, [])
    after = (tmp_path / "facts.jsonl").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_next_run_goes_on(tmp_path: Path) -> None:
    """Whatever ends a run, what was learnt is kept, and the next one asks the rest."""
    many = (*TITLES, "Harbours")
    for number, end in enumerate((OutOfTime(), Killed(), KeyboardInterrupt()), 1):
        oracle = Oracle(until=1, then=end)
        if isinstance(end, OutOfTime):
            assert run(tmp_path, oracle, titles=many)[0].out_of_time
        else:
            with pytest.raises(type(end)):
                run(tmp_path, oracle, titles=many)
        assert (oracle.asked, lines(tmp_path)) == ([many[number - 1]], number)


def test_every_answer_is_saved(tmp_path: Path) -> None:
    """Answers are in the file as soon as they are there: a kill comes without a word."""
    seen: list[int] = []

    class Watched(Oracle):
        def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
            for reply in super().ask(questions):
                seen.append(lines(tmp_path))
                yield reply

    run(tmp_path, Watched())
    assert seen == [0, 1, 2]


def test_a_source_that_gives_up(tmp_path: Path) -> None:
    """A source in trouble is left in peace; the others are asked on, and it the next time."""
    ill, well = Oracle("ill", until=1, then=GivenUp("HTTP 429")), Oracle("well")
    many = [f"Paper {n}" for n in range(AT_ONCE + 5)]
    done, told = run(tmp_path, ill, well, titles=many)
    assert (done.given_up, ill.asked, well.asked) == ({"ill": "HTTP 429"}, many[:1], many)
    assert (done.answers, sum(told)) == (len(many) + 1, 2 * len(many))
    ill = Oracle("ill")
    run(tmp_path, ill, well, titles=many)
    assert ill.asked == many[1:]


def test_a_question_without_an_answer(tmp_path: Path) -> None:
    """A failure leaves no trace in the file; the question is asked again in the next run."""
    done, _ = run(tmp_path, Oracle(failures=frozenset(["Loaves"])))
    assert done.unanswered == {"Loaves": "oracle: no answer"}
    assert lines(tmp_path) == 2
    again = Oracle()
    run(tmp_path, again)
    assert again.asked == ["Loaves"]


def test_an_id_of_another_paper(tmp_path: Path) -> None:
    """An id that belongs to another paper is shown to a person, and nothing is learnt by it."""
    (tmp_path / "facts.jsonl").write_text('{"title":"Kites","arxiv":"2401.00001"}\n', "utf-8")

    class Liar(Oracle):
        def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
            for asked in questions:
                yield Reply(asked, (one("Owls", OWLS, arxiv="2401.00001", venue="Night"),))

    done, _ = run(tmp_path, Liar(), titles=TITLES[:1])
    assert done.odd == ["Kites: oracle has “Owls” as arXiv 2401.00001"]
    facts = Ledger(tmp_path, tmp_path).get("Kites")
    assert facts
    assert (facts.arxiv, facts.venue, facts.state) == ("2401.00001", "", "")
