"""What a source is, and what it replies: for each question candidates, or why it has no answer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from generator.enriching.candidates import Candidate
from generator.enriching.connections import Answer, NotUnderstood, Refused
from generator.enriching.questions import Question


@dataclass(frozen=True, slots=True)
class Reply:
    """What a source replied to a question."""

    question: Question
    candidates: tuple[Candidate, ...] = ()
    """Empty where the source knows nothing like it."""
    failure: str = ""
    """Why there is no answer: the question is still to be asked."""


class Source(Protocol):
    """Somebody who may know papers. A name in small letters stands in the lines of facts."""

    @property
    def name(self) -> str:
        """Such as `hugging-face`."""
        ...

    def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
        """A reply to each question, in any order; raises GivenUp and OutOfTime."""
        ...


def from_json(answer: Answer) -> Any:
    """The value of an answer in JSON; None for what isn't there (404)."""
    if answer.status == 404:
        return None
    if 400 <= answer.status < 500:
        raise Refused(f"HTTP {answer.status}")
    if "json" not in answer.kind:
        raise NotUnderstood(f"{answer.kind or 'something'} where JSON should be")
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as broken:
        raise NotUnderstood("broken JSON") from broken
