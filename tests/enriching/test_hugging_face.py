"""Hugging Face: by id or by title, in both shapes of its answers."""

from __future__ import annotations

import json
from datetime import date

import pytest

from generator.enriching.hugging_face import MOST, SERVER, HuggingFace
from generator.enriching.questions import Question
from generator.enriching.replies import Reply
from tests.enriching.asking import connected, question
from tests.enriching.known import Known, Mood
from tests.enriching.sources import Sources, serving
from tests.world import BREAD, KITES, OWLS

KITE = Known(
    "Kites in a Network",
    KITES,
    "2410.05434",
    code="https://github.com/a/kites",
    project="https://kites.example.org/",
)
LONG = Known("Kites in a Network of Bakeries and Their Owners", BREAD, "2401.00001")
OWL = Known("Owls Heard Twice", OWLS, "2401.00002")


def asked(sources: Sources, *questions: Question) -> list[Reply]:
    """What it replies."""
    with connected(sources, SERVER, "hf") as connection:
        return list(HuggingFace(connection).ask(questions))


def test_by_title() -> None:
    """A search for the title gives all that may be it, with all that is said of them."""
    with serving(KITE, LONG, OWL) as sources:
        (reply,) = asked(sources, question())
    assert [one.said.arxiv for one in reply.candidates] == ["2410.05434", "2401.00001"]
    first = reply.candidates[0]
    assert (first.abstract, first.said.authors) == (KITES, ("Ada Aloft", "Bo Breeze"))
    assert first.said.published == date(2024, 10, 7)
    assert (first.said.code, first.said.project) == (KITE.code, KITE.project)
    assert sources.asked == [("hf", "api/papers/search", {"q": "Kites in a Network"})]


def test_the_old_shape() -> None:
    """Of titles without abstracts, those that agree are asked for one by one."""
    with serving(KITE, LONG, OWL) as sources:
        sources.old_shape = True
        (reply,) = asked(sources, question())
    assert sources.questions("hf") == ["Kites in a Network", "api/papers/2410.05434"]
    assert [(c.said.arxiv, bool(c.abstract)) for c in reply.candidates] == [
        ("2410.05434", True),
        ("2401.00001", False),
    ]


def test_by_id() -> None:
    """A paper whose id is known is asked for by it; one that isn't there is no failure."""
    with serving(KITE) as sources:
        known, unknown = asked(sources, question(given="2410.05434"), question(given="2401.99999"))
    assert [one.said.title for one in known.candidates] == [KITE.title]
    assert (unknown.candidates, unknown.failure) == ((), "")


def test_another_paper_than_the_one_asked_for() -> None:
    """An answer about another id is no answer."""
    lie = Mood(200, b'{"id": "2401.00002", "title": "Owls", "summary": "They call."}')
    with serving(KITE) as sources:
        sources.always["hf"] = lie
        (reply,) = asked(sources, question(given="2410.05434"))
    assert (reply.candidates, reply.failure) == ((), "another paper than the one asked for")


def test_a_failure_is_one_papers() -> None:
    """A question without an answer is said so, and the next one is asked."""
    with serving(KITE, OWL) as sources:
        sources.moods["hf"] = [Mood(400, b"{}")]
        bad, good = asked(sources, question(), question("Owls Heard Twice", OWLS))
    assert (bad.failure, len(good.candidates)) == ("HTTP 400", 1)


def test_a_long_title() -> None:
    """It takes no longer words than 250 characters."""
    with serving(KITE) as sources:
        (reply,) = asked(sources, question("Kites in a Network " * 40))
    assert reply.failure == ""
    assert len(sources.asked[0][2]["q"]) == 250


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b'{"error": "none"}', "no list of papers"),
        (b"null", "no list of papers"),
        (b'[null, 5, "x", [], {}, {"id": "2410.05434"}, {"paper": 5, "title": "A"}]', ""),
        (b'[{"title": 5}, {"title": "A", "summary": 5, "authors": {"a": 1}}]', ""),
        (b'[{"paper": {"id": "x", "title": "Kites in a Network"}, "publishedAt": 5}]', ""),
    ],
)
def test_what_is_no_paper(body: bytes, failure: str) -> None:
    """What is no list is no answer; in a list, what isn't a paper is left out."""
    with serving() as sources:
        sources.always["hf"] = Mood(200, body)
        (reply,) = asked(sources, question())
    assert reply.failure == failure
    assert all(one.said.arxiv == "" and not one.abstract for one in reply.candidates)


def test_papers_without_end() -> None:
    """Of a list that is no search's answer only a beginning is looked at."""
    many = [{"id": f"2401.{n:05}", "title": "Kites"} for n in range(5_000)]
    with serving() as sources:
        sources.always["hf"] = Mood(200, json.dumps(many).encode())
        (reply,) = asked(sources, question())
    assert len(reply.candidates) == MOST


def test_hidden_authors() -> None:
    """A list of authors of which some are hidden isn't the whole list."""
    body = (
        b'{"id": "2410.05434", "title": "A", "authors": [{"name": "Ada", "hidden": false},'
        b' {"name": "Bo", "hidden": true}]}'
    )
    with serving() as sources:
        sources.always["hf"] = Mood(200, body)
        (reply,) = asked(sources, question(given="2410.05434"))
    assert reply.candidates[0].said.authors == ()
