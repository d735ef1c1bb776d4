"""Semantic Scholar: many ids at once or one title, and only with a key."""

from __future__ import annotations

from datetime import date

import pytest

from generator.enriching.agreement import best_match
from generator.enriching.connections import GivenUp
from generator.enriching.questions import Question
from generator.enriching.replies import Reply
from generator.enriching.semantic_scholar import SERVER, SemanticScholar, with_key
from tests.enriching.asking import connected, question
from tests.enriching.known import Known, Mood
from tests.enriching.sources import Sources, serving
from tests.world import BREAD, KITES

KITE = Known(
    "Kites in a Network", KITES, "2410.05434", venue="Conference on Wind", doi="10.1000/kites"
)
PART = Known("Kites in a Network of Bakeries", BREAD, "2401.00001")


def asked(sources: Sources, *questions: Question, key: str = "a-key") -> list[Reply]:
    """What it replies to who has a key."""
    with connected(sources, with_key(SERVER, key), "s2") as connection:
        return list(SemanticScholar(connection).ask(questions))


def test_by_id() -> None:
    """Papers with ids are asked for at once; `null` means that it doesn't know one."""
    with serving(KITE) as sources:
        known, unknown = asked(
            sources, question(given="2410.05434"), question("B", given="2401.99999")
        )
    (said,) = (one.said for one in known.candidates)
    assert (said.title, said.arxiv, said.venue) == (KITE.title, "2410.05434", "Conference on Wind")
    assert (said.doi, said.year, said.published) == ("10.1000/kites", 2024, date(2024, 10, 7))
    assert (unknown.candidates, unknown.failure) == ((), "")
    assert [path for _, path, _ in sources.asked] == ["graph/v1/paper/batch"]


def test_by_title() -> None:
    """One paper is found for a title; however high its score, it must agree to count."""
    with serving(PART, KITE) as sources:
        (reply,) = asked(sources, question())
    (one,) = reply.candidates
    assert one.said.title == PART.title
    assert best_match(question(), reply.candidates) is None


def test_no_such_title() -> None:
    """HTTP 404 says that no title is like it."""
    with serving() as sources:
        (reply,) = asked(sources, question())
    assert (reply.candidates, reply.failure) == ((), "")


def test_what_says_nothing() -> None:
    """ArXiv is no venue, and its own DOI says no more than the id; an abstract may be kept back."""
    with serving(Known("Kites in a Network", "", "2410.05434")) as sources:
        (reply,) = asked(sources, question())
    (one,) = reply.candidates
    assert (one.said.venue, one.said.doi, one.abstract) == ("", "", "")
    match = best_match(question(), reply.candidates)
    assert match
    assert not match.sure


def test_a_wrong_key() -> None:
    """Without the right key nothing more is asked."""
    with serving(KITE) as sources, pytest.raises(GivenUp, match="HTTP 403"):
        asked(sources, question(), key="another")


@pytest.mark.parametrize(
    "body",
    [b"[]", b'{"data": null}', b"null", b"5", b'[{"title": "A"}, null, null]'],
)
def test_another_number_of_papers(body: bytes) -> None:
    """An answer that doesn't tell which paper is which is no answer."""
    with serving() as sources:
        sources.always["s2"] = Mood(200, body)
        replies = asked(sources, question(given="2401.00001"), question("B", given="2401.00002"))
    assert len({reply.failure for reply in replies}) == 1
    assert all(reply.failure for reply in replies)


@pytest.mark.parametrize(
    "body",
    [
        b'{"data": [null, 5, {}, {"title": null}]}',
        b'{"data": [{"title": "A", "externalIds": 5, "authors": [{"name": null}], "year": "x"}]}',
    ],
)
def test_what_is_no_paper(body: bytes) -> None:
    """What isn't a paper is left out, and of one what can't be."""
    with serving() as sources:
        sources.always["s2"] = Mood(200, body)
        (reply,) = asked(sources, question())
    assert reply.failure == ""
    assert [(one.said.authors, one.said.year) for one in reply.candidates] in ([], [((), None)])
