"""Asks the arXiv API: many papers at once by their ids, or a few by their titles.

Its rules, one connection and three seconds between questions: https://info.arxiv.org/help/api/tou
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.enriching.agreement import could_be
from generator.enriching.atom import Feed, read_feed
from generator.enriching.connections import (
    Answer,
    Connection,
    NoAnswer,
    NotUnderstood,
    Refused,
    Server,
)
from generator.enriching.questions import Question
from generator.enriching.replies import Reply

SERVER = Server("arXiv", "https://export.arxiv.org", 3.0, "application/atom+xml")
IDS = 50
"""Papers that are asked for at once by their ids."""
TITLES = 5
"""And by their titles; more make addresses that are too long."""
ANSWERS = 10
"""Papers that a title may find: there are many called `Continual Learning`."""
_SYNTAX = re.compile(r'[+&|!(){}\[\]^"~*?:\\/$,;]+')
"""What means something to the search, or nothing to anyone."""


@dataclass(frozen=True, slots=True)
class Arxiv:
    """The archive itself: it has the authors, categories and comments as they were written."""

    connection: Connection
    name: str = "arxiv"

    def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
        """As few questions as can be; one that it doesn't take is asked in halves."""
        by_id = [question for question in questions if question.arxiv]
        by_title = [question for question in questions if not question.arxiv]
        # Without a word in it a title can't be looked for.
        yield from (Reply(question) for question in by_title if not _words(question))
        for some in _batches(by_id, IDS):
            yield from self._answered(some, by_id=True)
        for some in _batches([question for question in by_title if _words(question)], TITLES):
            yield from self._answered(some, by_id=False)

    def _answered(self, questions: Sequence[Question], *, by_id: bool) -> Iterator[Reply]:
        try:
            feed = self._feed(questions, by_id)
        except NoAnswer as failure:
            yield from (Reply(question, failure=str(failure)) for question in questions)
            return
        if feed.error and len(questions) > 1:
            half = len(questions) // 2
            yield from self._answered(questions[:half], by_id=by_id)
            yield from self._answered(questions[half:], by_id=by_id)
        elif feed.error:
            yield Reply(questions[0])
        else:
            yield from self._by_id(questions, feed) if by_id else self._by_title(questions, feed)

    def _by_id(self, questions: Sequence[Question], feed: Feed) -> Iterator[Reply]:
        found = {one.said.arxiv: one for one in feed.candidates}
        for question in questions:
            if question.arxiv in found:
                yield Reply(question, (found[question.arxiv],))
            else:
                # It leaves out papers that it has, now and then.
                yield Reply(question, failure=f"it says nothing of {question.arxiv}")

    def _by_title(self, questions: Sequence[Question], feed: Feed) -> Iterator[Reply]:
        whole = feed.total <= len(feed.candidates)
        for question in questions:
            found = any(could_be(question, one) for one in feed.candidates)
            if found or whole or len(questions) == 1:
                yield Reply(question, feed.candidates)
            else:  # Others' titles may have crowded it out.
                yield from self._answered([question], by_id=False)

    def _feed(self, questions: Sequence[Question], by_id: bool) -> Feed:
        if by_id:
            ids = ",".join(question.arxiv for question in questions)
            query, most = {"id_list": ids}, len(questions)
        else:
            phrases = (f'ti:"{_words(question)}"' for question in questions)
            query, most = {"search_query": " OR ".join(phrases)}, ANSWERS * len(questions)
        return self.connection.ask(
            "/api/query", {**query, "start": "0", "max_results": str(most)}, _understood
        )


def _words(question: Question) -> str:
    """A title as a phrase for the search."""
    return " ".join(_SYNTAX.sub(" ", question.titles[0]).split())


def _understood(answer: Answer) -> Feed:
    """The feed, with which it answers wrong questions too, as HTTP 400."""
    if answer.status not in (200, 400):
        raise Refused(f"HTTP {answer.status}")
    feed = read_feed(answer.body)
    if answer.status == 400 and not feed.error:
        raise NotUnderstood("HTTP 400")
    return feed


def _batches(questions: Sequence[Question], size: int) -> Iterator[Sequence[Question]]:
    return (questions[at : at + size] for at in range(0, len(questions), size))
