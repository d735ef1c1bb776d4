"""A connection asks unhurriedly, is patient with a server in trouble, and believes no nonsense."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from generator.enriching import connections
from generator.enriching.connections import (
    FAILURES,
    WAITS,
    Connection,
    GivenUp,
    NoAnswer,
    OutOfTime,
    Server,
)
from generator.enriching.replies import from_json
from tests.enriching.asking import AGENT, connected
from tests.enriching.known import HTML, HTML_AS_IF, THROTTLED, Known, Mood
from tests.enriching.sources import Sources, serving
from tests.world import KITES

SERVER = Server("Somebody", "", 3.0, "application/json", timeout=5.0)
KITE = Known("Kites in a Network", KITES, "2410.05434")
PATH = "/api/papers/2410.05434"
FINE = Mood(200, b'{"fine": true}')


@pytest.fixture
def sources() -> Iterator[Sources]:
    """Sources with one paper."""
    with serving(KITE) as served:
        yield served


@pytest.fixture
def connection(sources: Sources) -> Iterator[Connection]:
    """A connection to them."""
    with connected(sources, SERVER, "hf") as made:
        yield made


def ask(connection: Connection) -> Any:
    """What comes of a question."""
    return connection.ask(PATH, {"a": "b c"}, from_json)


def test_an_answer(connection: Connection, sources: Sources) -> None:
    """A question says who asks and what form is wanted, and has its answer at once."""
    assert ask(connection)["title"] == KITE.title
    assert sources.asked == [("hf", PATH[1:], {"a": "b c"})]
    assert (sources.agents, sources.hands.waits) == ({AGENT}, [])


def test_questions_keep_their_distance(connection: Connection, sources: Sources) -> None:
    """Between an answer and the next question lies the pause that the server wants."""
    sources.moods["hf"] = [Mood(200, b"{}", takes=1.0), FINE, FINE]
    for _ in range(3):
        ask(connection)
    assert sources.times["hf"] == [1000.0, 1005.0, 1008.0]


@pytest.mark.parametrize(
    "mood",
    [
        HTML,
        HTML_AS_IF,
        THROTTLED,
        Mood(500),
        Mood(502, b"{}"),
        Mood(200, b"", "application/json"),
        Mood(200, b'{"fine": ', "application/json"),
        Mood(200, b'{"fine": true}', "text/plain"),
        Mood(200, b"[" * 100_000),
        Mood(200, b'{"fi', cut=10),
        Mood(200, b'{"fine": true}', takes=31.0),
        Mood(302, b"", headers=(("Location", "https://example.org/"),)),
        Mood(200, b"\x1f\x8b nothing", headers=(("Content-Encoding", "gzip"),)),
    ],
    ids=lambda mood: f"{mood.status} {mood.kind} {mood.body[:8]!r}",
)
def test_trouble_passes(mood: Mood, connection: Connection, sources: Sources) -> None:
    """A page in HTML, a cut or slow answer and the like are no answer: the question is repeated."""
    sources.moods["hf"] = [mood, mood, FINE]
    assert ask(connection) == {"fine": True}
    assert [round(wait) for wait in sources.hands.waits] == [WAITS[0], WAITS[1]]


def test_trouble_stays(connection: Connection, sources: Sources) -> None:
    """A question that has no answer time after time is left, after some of these the server."""
    sources.always["hf"] = HTML_AS_IF
    for _ in range(FAILURES - 1):
        with pytest.raises(NoAnswer, match="text/html where JSON should be"):
            ask(connection)
    with pytest.raises(GivenUp, match="text/html where JSON should be"):
        ask(connection)
    assert len(sources.asked) == FAILURES * (len(WAITS) + 1)


def test_failures_are_counted_in_a_row(connection: Connection, sources: Sources) -> None:
    """An answer in between gives a server all its chances back."""
    for _ in range(2 * FAILURES):
        sources.moods["hf"] = [HTML] * (len(WAITS) + 1)
        with pytest.raises(NoAnswer):
            ask(connection)
        ask(connection)


def test_a_throttling_server_is_left_in_peace(connection: Connection, sources: Sources) -> None:
    """HTTP 429 without a Retry-After is waited out, longer each time; then the server is left."""
    sources.always["hf"] = THROTTLED
    with pytest.raises(GivenUp, match="HTTP 429, time after time"):
        ask(connection)
    assert sources.hands.waits == list(WAITS)


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ((("Retry-After", "7"),), 7.0),
        ((("Retry-After", "1"),), WAITS[0]),
        ((("Retry-After", "soon"),), WAITS[0]),
        ((("Retry-After", "-5"),), WAITS[0]),
        ((("Retry-After", "Sun, 22 Nov 2026 06:00:30 GMT"),), WAITS[0]),
        (
            (
                ("Retry-After", "Sun, 22 Nov 2126 06:00:30 GMT"),
                ("Date", "Sun, 22 Nov 2126 06:00:00 GMT"),
            ),
            30.0,
        ),
    ],
)
def test_retry_after(
    headers: tuple[tuple[str, str], ...],
    waited: float,
    connection: Connection,
    sources: Sources,
) -> None:
    """A server may ask for more patience: in seconds, or until a time by its own clock."""
    sources.moods["hf"] = [Mood(429, headers=headers)]
    ask(connection)
    assert sources.hands.waits == [waited]


def test_too_much_patience(connection: Connection, sources: Sources) -> None:
    """A server that wants to be left alone for an hour is left alone."""
    sources.moods["hf"] = [Mood(429, headers=(("Retry-After", "3600"),))]
    with pytest.raises(GivenUp, match=r"HTTP 429; it asks for 3,600 seconds of patience"):
        ask(connection)
    assert sources.hands.waits == []


@pytest.mark.parametrize("status", [401, 403])
def test_not_let_in(status: int, connection: Connection, sources: Sources) -> None:
    """A server that wants a key, or another one, isn't asked twice."""
    sources.moods["hf"] = [Mood(status, b"{}")]
    with pytest.raises(GivenUp, match=f"HTTP {status}: it doesn't let us ask"):
        ask(connection)
    assert len(sources.asked) == 1


def test_a_question_that_is_not_taken(connection: Connection, sources: Sources) -> None:
    """What a server calls wrong isn't said again; the next question may be right."""
    sources.moods["hf"] = [Mood(400, b'{"error": "no"}')]
    with pytest.raises(NoAnswer, match="HTTP 400"):
        ask(connection)
    assert ask(connection)["title"] == KITE.title


def test_what_is_not_there(connection: Connection, sources: Sources) -> None:
    """HTTP 404 is an answer: there is no such thing."""
    sources.moods["hf"] = [Mood(404, b"<html>", "text/html")]
    assert ask(connection) is None


def test_an_endless_answer(
    connection: Connection, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that is larger than any should be isn't read to its end."""
    monkeypatch.setattr(connections, "LARGEST_ANSWER", 10_000)
    sources.always["hf"] = Mood(200, json.dumps("x" * 100_000).encode())
    with pytest.raises(NoAnswer, match="more than 10,000 bytes"):
        ask(connection)


def test_a_server_that_says_nothing(sources: Sources) -> None:
    """Silence ends a question as trouble does."""
    impatient = Server("Somebody", "", 3.0, "application/json", timeout=0.05)
    sources.moods["hf"] = [Mood(silent=True)]
    with connected(sources, impatient, "hf") as connection:
        assert ask(connection)["title"] == KITE.title
    assert sources.hands.waits == [WAITS[0]]


def test_nobody_there() -> None:
    """Without a server there is no answer, and no error that nobody understands."""
    with serving() as sources:
        pass
    with connected(sources, SERVER, "hf") as connection, pytest.raises(NoAnswer, match="no conn"):
        ask(connection)


def test_the_time_is_over(sources: Sources) -> None:
    """No question is asked, and no pause begun, beyond the time that a run has."""
    with connected(sources, SERVER, "hf", seconds=5.0) as connection:
        ask(connection)
        ask(connection)
        with pytest.raises(OutOfTime):
            ask(connection)
    assert sources.hands.waits == [3.0]
    sources.moods["hf"] = [HTML]
    with connected(sources, SERVER, "hf", seconds=4.0) as connection, pytest.raises(OutOfTime):
        ask(connection)
    assert sources.hands.waits == [3.0]


def test_one_connection(connection: Connection, sources: Sources) -> None:
    """All questions go over one connection, which stays open between them."""
    for _ in range(3):
        ask(connection)
    assert (len(sources.asked), sources.connections) == (3, 1)
