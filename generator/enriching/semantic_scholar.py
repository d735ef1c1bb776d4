"""Asks the Semantic Scholar API, which wants a key: many papers by arXiv id, or one by its title.

Its own words: https://api.semanticscholar.org/api-docs/graph
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.enriching.candidates import Candidate, candidate
from generator.enriching.connections import Answer, Connection, NoAnswer, NotUnderstood, Server
from generator.enriching.questions import Question
from generator.enriching.replies import Reply, from_json

SERVER = Server("Semantic Scholar", "https://api.semanticscholar.org", 1.1, "application/json")
"""A key allows one question a second."""
AT_ONCE = 100
"""It takes up to 500 ids."""
MOST = 10
"""Papers of an answer that are looked at; it gives one."""
_FIELDS = "title,abstract,authors,year,venue,publicationDate,externalIds"
_PREFIX = re.compile(r"^\[(?:PDF|HTML|BOOK)\]\s*", re.IGNORECASE)
_NO_VENUES = frozenset(["arxiv", "arxiv.org", "corr", "ssrn"])


def with_key(server: Server, key: str) -> Server:
    """The server, to be asked with a key."""
    return replace(server, headers={"x-api-key": key})


@dataclass(frozen=True, slots=True)
class SemanticScholar:
    """An index of papers of all publishers: it knows venues and DOIs."""

    connection: Connection
    name: str = "semantic-scholar"

    def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
        """Those with an arXiv id at once, the others one by one."""
        by_id = [question for question in questions if question.arxiv]
        for at in range(0, len(by_id), AT_ONCE):
            yield from self._by_id(by_id[at : at + AT_ONCE])
        for question in questions:
            if not question.arxiv:
                yield self._by_title(question)

    def _by_id(self, questions: Sequence[Question]) -> Iterator[Reply]:
        def understood(answer: Answer) -> list[Any]:
            value = from_json(answer)
            if not isinstance(value, list) or len(value) != len(questions):
                raise NotUnderstood("another number of papers than was asked for")
            return value

        ids = [f"ARXIV:{question.arxiv}" for question in questions]
        try:
            papers = self.connection.ask(
                "/graph/v1/paper/batch", {"fields": _FIELDS}, understood, {"ids": ids}
            )
        except NoAnswer as failure:
            yield from (Reply(question, failure=str(failure)) for question in questions)
            return
        for question, paper in zip(questions, papers, strict=True):
            found = _candidate(paper)
            yield Reply(question, (found,) if found else ())

    def _by_title(self, question: Question) -> Reply:
        def understood(answer: Answer) -> list[Any]:
            value = from_json(answer)
            if value is None:  # 404: no title is like it.
                return []
            if not isinstance(value, dict) or not isinstance(value.get("data"), list):
                raise NotUnderstood("no list of papers")
            return list(value["data"][:MOST])

        asked = {"query": question.titles[0], "fields": _FIELDS}
        try:
            papers = self.connection.ask("/graph/v1/paper/search/match", asked, understood)
        except NoAnswer as failure:
            return Reply(question, failure=str(failure))
        # Its `matchScore` has no upper end and is high for a part of a title: it says nothing.
        return Reply(question, tuple(one for paper in papers if (one := _candidate(paper))))


def _candidate(paper: Any) -> Candidate | None:
    if not isinstance(paper, dict):
        return None
    ids = paper.get("externalIds")
    ids = ids if isinstance(ids, dict) else {}
    venue = paper.get("venue")
    known = isinstance(venue, str) and venue.casefold() not in _NO_VENUES
    values = {
        "title": _PREFIX.sub("", title) if isinstance(title := paper.get("title"), str) else "",
        "arxiv": ids.get("ArXiv"),
        "authors": _authors(paper.get("authors")),
        "year": paper.get("year"),
        "published": paper.get("publicationDate"),
        "venue": venue if known else "",
        "doi": ids.get("DOI"),
    }
    abstract = paper.get("abstract")
    return candidate(abstract if isinstance(abstract, str) else "", values)


def _authors(listed: Any) -> list[str]:
    """The names, if all of them are there."""
    every = listed if isinstance(listed, list) else []
    names = [author.get("name") if isinstance(author, dict) else None for author in every]
    return [str(name) for name in names] if all(isinstance(n, str) for n in names) else []
