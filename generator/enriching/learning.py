"""Turns what is known of a paper and a source's answer into what is known then: never less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from generator.enriching.agreement import Match
from generator.enriching.questions import Question
from generator.model.content import Facts
from generator.model.problems import Place
from generator.reading.facts import DOUBTFUL, SURE, UNKNOWN

_SAID = (
    *("arxiv", "authors", "year", "published", "venue"),
    *("categories", "comment", "doi", "code", "project"),
)
"""The fields that sources fill."""


def learnt(question: Question, source: str, match: Match | None, today: date) -> Facts:
    """The line of facts after a source has answered; `match` is None where it knows nothing.

    What stands there stays, and only what is empty is filled. Doubtful facts alone give way: to
    certain ones, or to some that agree more.
    """
    known = question.known or Facts(question.title, Place(""))
    if question.settled and known.state == DOUBTFUL:
        known = replace(known, state=SURE, matched="")
    after = _after(known, source, match)
    asked = tuple(sorted({*known.asked, source}))
    return replace(after, asked=asked, day=today)


def _after(known: Facts, source: str, match: Match | None) -> Facts:
    says_something = any(getattr(known, name) for name in _SAID)
    if match is None:
        return known if says_something else replace(known, state=UNKNOWN)
    if match.sure:
        certain = _blank(known) if known.state == DOUBTFUL else known
        return _filled(certain, source, match, SURE)
    if says_something and (known.state != DOUBTFUL or not _is_nearer(match, known)):
        return known
    matched = match.candidate.said.title
    return replace(_filled(_blank(known), source, match, DOUBTFUL), matched=matched)


def _is_nearer(match: Match, known: Facts) -> bool:
    return known.similarity is None or match.similarity > known.similarity


def _blank(known: Facts) -> Facts:
    """The line without what was doubtful in it."""
    return Facts(known.title, known.place, asked=known.asked, day=known.day)


def _filled(known: Facts, source: str, match: Match, state: str) -> Facts:
    said = match.candidate.said
    values: dict[str, Any] = {name: getattr(known, name) or getattr(said, name) for name in _SAID}
    published = values["published"]
    values["year"] = values["year"] or (published.year if published else None)
    return replace(
        known,
        **values,
        state=state,
        source=tuple(sorted({*known.source, source})),
        similarity=max(match.similarity, known.similarity or 0.0),
    )
