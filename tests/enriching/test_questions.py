"""Questions are asked about papers that are shown, by all they are known by, when it is time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from generator.enriching.questions import AGAIN, Question, due, questions_of
from generator.model.content import Content
from tests.world import BREAD, KITES, OWLS, content, dump, entry, facts, note

TODAY = date(2026, 11, 22)


def asked(*dumps: Any, **more: Any) -> dict[str, Question]:
    """The questions about some content, by their titles."""
    return {one.title: one for one in questions_of(content(*dumps, **more))}


def test_a_question() -> None:
    """It has the titles and abstracts of all dumps and of the note, as they read."""
    found = asked(
        dump("2025-01-01-a", [entry("Kite Net", KITES)]),
        dump("2025-02-01-b", [entry("KiteNet", f"{KITES} 10\\%.")]),
        notes=[note("kite-net", also=("Kites",), title="Kite Nets", abstract=OWLS)],
    )
    (one,) = found.values()
    assert (one.title, one.titles) == ("Kite Net", ("KiteNet", "Kite Net", "Kite Nets", "Kites"))
    assert one.abstracts == (f"{KITES} 10%.", KITES, OWLS)
    assert (one.arxiv, one.known) == ("", None)


def test_newest_first() -> None:
    """If the time doesn't suffice, it went into what came last."""
    found = asked(
        dump("2025-01-01-a", [entry("Kites"), entry("Bread", BREAD)]),
        dump("2025-02-01-b", [entry("Owls", OWLS), entry("Bread", BREAD)]),
    )
    assert list(found) == ["Bread", "Owls", "Kites"]


def test_ids() -> None:
    """An id is a dump's, a line's unless it is doubtful, or one that the curator called right."""
    plain = dump("2025-01-01-a", [entry("Kites")])
    doubtful = facts("Kites", arxiv="2501.00002", state="doubtful")
    cases: list[tuple[Any, dict[str, Any], str, bool]] = [
        (dump("2025-01-01-a", [entry("Kites", arxiv="2501.00001")]), {}, "2501.00001", False),
        (plain, {"facts": [facts("Kites", arxiv="2501.00002")]}, "2501.00002", False),
        (plain, {"facts": [doubtful]}, "", False),
        (plain, {"facts": [doubtful], "notes": [note("kites", facts="right")]}, "2501.00002", True),
    ]
    for listing, more, arxiv, settled in cases:
        (one,) = asked(listing, **more).values()
        assert (one.arxiv, one.settled) == (arxiv, settled)


def test_a_line_keeps_its_title() -> None:
    """What is known is told by the title of its line, though the paper has another one now."""
    found = asked(
        dump("2025-01-01-a", [entry("Kite Net", arxiv="2501.00001")]),
        facts=[facts("The Old Name", arxiv="2501.00001")],
    )
    assert list(found) == ["The Old Name"]


@pytest.mark.parametrize("said", [{"hide": True}, {"facts": "wrong"}])
def test_what_nobody_wants_to_know(said: dict[str, Any]) -> None:
    """Hidden papers, and those whose facts the curator called wrong, aren't asked for."""
    listed = dump("2025-01-01-a", [entry("Kites")])
    assert asked(listed, notes=[note("kites", **said)]) == {}


def test_twins_are_left_out() -> None:
    """Facts stand with a title, and so with the first of two papers that have it."""
    found = asked(
        dump("2025-01-01-a", [entry("Kites", KITES)]), dump("2025-01-02-b", [entry("Kites", OWLS)])
    )
    assert [one.abstracts for one in found.values()] == [(KITES,)]


def test_no_papers() -> None:
    """Without papers there is nothing to ask."""
    assert questions_of(Content()) == ()


@pytest.mark.parametrize(
    ("state", "age", "again", "wanted"),
    [
        ("sure", timedelta(days=900), False, False),
        ("", timedelta(days=900), False, False),
        ("unknown", AGAIN - timedelta(days=1), False, False),
        ("unknown", AGAIN, False, True),
        ("doubtful", AGAIN, False, True),
        ("doubtful", timedelta(0), False, False),
        ("sure", timedelta(0), True, True),
    ],
)
def test_when_to_ask_again(state: str, age: timedelta, again: bool, wanted: bool) -> None:
    """Who has answered is asked again only about what is uncertain, after a month, or on demand."""
    known = facts("Kites", state=state, asked=("arxiv",), day=TODAY - age)
    question = Question("Kites", ("Kites",), (), known=known)
    (one,) = due((question,), TODAY, again)
    assert one.lacks("arxiv") == wanted
    assert one.lacks("hugging-face")
