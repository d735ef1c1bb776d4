"""Asks the Hugging Face Papers API: a paper by its arXiv id, or some by their title.

The API's own words: https://huggingface.co/docs/hub/api#paper-pages-api
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.enriching.agreement import could_be
from generator.enriching.candidates import Candidate, addresses, candidate
from generator.enriching.connections import Answer, Connection, NoAnswer, NotUnderstood, Server
from generator.enriching.questions import Question
from generator.enriching.replies import Reply, from_json
from generator.model.problems import Place
from generator.reading.dump_json_items import entry_of

SERVER = Server("Hugging Face", "https://huggingface.co", 1.0, "application/json")
"""Unknown visitors have 500 questions in five minutes: https://huggingface.co/docs/hub/rate-limits"""
LONGEST_QUERY = 250
"""In characters; it takes no longer ones."""
MOST = 200
"""Papers of an answer that are looked at; a search has half as many."""
LOOKED_AT = 3
"""So many papers of one title, of which a search says no abstract, are asked for one by one."""


@dataclass(frozen=True, slots=True)
class HuggingFace:
    """The papers that people have listed there, nearly all from arXiv."""

    connection: Connection
    name: str = "hugging-face"

    def ask(self, questions: Sequence[Question]) -> Iterator[Reply]:
        """A question or a few for each paper: the API takes no several at once."""
        for question in questions:
            try:
                found = self._by_id(question.arxiv) if question.arxiv else self._by_title(question)
            except NoAnswer as failure:
                yield Reply(question, failure=str(failure))
            else:
                yield Reply(question, tuple(found))

    def _by_id(self, arxiv: str) -> list[Candidate]:
        def understood(answer: Answer) -> list[Candidate]:
            value = from_json(answer)
            found = [] if value is None else _candidates([value])
            if value is not None and [one.said.arxiv for one in found] != [arxiv]:
                raise NotUnderstood("another paper than the one asked for")
            return found

        return self.connection.ask(f"/api/papers/{arxiv}", {}, understood)

    def _by_title(self, question: Question) -> list[Candidate]:
        words = question.titles[0][:LONGEST_QUERY]
        found = self.connection.ask("/api/papers/search", {"q": words}, _searched)
        # Until 2024 a search gave titles without abstracts, and now and then it still does.
        bare = [one for one in found if not one.abstract and could_be(question, one)]
        ids = [one.said.arxiv for one in bare if one.said.arxiv][:LOOKED_AT]
        looked_at = [one for arxiv in ids for one in self._by_id(arxiv)]
        return looked_at + [one for one in found if one.said.arxiv not in ids]


def _searched(answer: Answer) -> list[Candidate]:
    value = from_json(answer)
    if not isinstance(value, list):
        raise NotUnderstood("no list of papers")
    return _candidates(value[:MOST])


def _candidates(items: Sequence[Any]) -> list[Candidate]:
    """The papers in some items of either shape; what isn't a paper is left out."""
    return [one for item in items if (one := _candidate(item))]


def _candidate(item: Any) -> Candidate | None:
    entry, _ = entry_of(item, 1, Place(""))
    if entry is None:
        return None
    values = {
        "title": entry.title,
        "arxiv": entry.arxiv,
        "authors": [] if _hides_authors(item) else list(entry.authors),
        "published": entry.published.isoformat() if entry.published else "",
        **addresses(entry.links),
    }
    return candidate(entry.abstract, values)


def _hides_authors(item: Any) -> bool:
    """Whether the list of authors isn't whole: some don't want to be named there."""
    paper = item.get("paper") or item
    authors = paper.get("authors")
    listed = authors if isinstance(authors, list) else []
    return any(isinstance(author, dict) and author.get("hidden") for author in listed)
