"""arXiv: many ids at once, a few titles at once, and every answer that it has for mistakes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.enriching.arxiv import IDS, SERVER, TITLES, Arxiv
from generator.enriching.atom import read_feed
from generator.enriching.connections import NotUnderstood
from generator.enriching.questions import Question
from generator.enriching.replies import Reply
from tests.enriching.asking import connected, question
from tests.enriching.known import Known, Mood
from tests.enriching.sources import Sources, serving
from tests.world import BREAD, KITES, OWLS

KITE = Known(
    "Kites in a Network: <Staying> Up & Away, at Length and in All the Winds That There Are",
    KITES,
    "2410.05434",
    comment="Ten pages",
    journal="Wind 59, 7 (2025)",
    doi="10.1000/kites 10.1000/other",
)
LONG = Known("Owls Heard Twice, or More", BREAD, "2401.00001")
OWL = Known("Owls Heard Twice", OWLS, "cs/0112017", categories=("cs.SD",))


def asked(sources: Sources, *questions: Question) -> list[Reply]:
    """What it replies."""
    with connected(sources, SERVER, "arxiv") as connection:
        return list(Arxiv(connection).ask(questions))


def test_by_id() -> None:
    """Papers whose ids are known are asked for at once; a version is none of the id."""
    with serving(KITE, OWL) as sources:
        kite, owl = asked(sources, question(given="2410.05434"), question("B", given="cs/0112017"))
    (said,) = (one.said for one in kite.candidates)
    assert (said.title, said.arxiv) == (KITE.title, "2410.05434")
    assert (said.authors, said.published) == (("Ada Aloft", "Bo Breeze"), date(2024, 10, 7))
    assert (said.categories, said.comment) == (("cs.LG", "cs.AI"), "Ten pages")
    assert (said.venue, said.doi) == ("Wind 59, 7 (2025)", "10.1000/kites")
    assert kite.candidates[0].abstract == KITES
    assert [one.said.arxiv for one in owl.candidates] == ["cs/0112017"]
    assert [query["id_list"] for _, _, query in sources.asked] == ["2410.05434,cs/0112017"]


def test_by_title() -> None:
    """Titles are looked for as phrases, a few at once; a phrase finds longer titles too."""
    with serving(KITE, LONG, OWL) as sources:
        owl, kite = asked(sources, question("Owls Heard Twice"), question(KITE.title))
    assert {one.said.arxiv for one in owl.candidates} >= {"2401.00001", "cs/0112017"}
    assert "2410.05434" in {one.said.arxiv for one in kite.candidates}
    assert len(sources.asked) == 1
    assert sources.questions("arxiv")[0].startswith('ti:"Owls Heard Twice" OR ti:"Kites in a Netw')


def test_batches_and_their_pace() -> None:
    """Questions are as few as can be, with three seconds between them."""
    with serving(KITE) as sources:
        by_id = [question(f"A {n}", given=f"2401.{n:05}") for n in range(IDS + 1)]
        by_title = [question(f"B {n}") for n in range(TITLES + 1)]
        replies = asked(sources, *by_title, *by_id)
    assert len(replies) == IDS + TITLES + 2
    assert [time - 1000 for time in sources.times["arxiv"]] == [0, 3, 6, 9]
    assert [query["max_results"] for _, _, query in sources.asked] == ["50", "1", "50", "10"]


def test_what_it_leaves_out_is_still_to_be_asked() -> None:
    """Nothing is said of an id that the answer doesn't hold: it leaves out some, now and then."""
    with serving(KITE) as sources:
        replies = asked(sources, question(given="2410.05434"), question("B", given="2401.99999"))
    assert [reply.failure for reply in replies] == ["", "it says nothing of 2401.99999"]


def test_no_such_title() -> None:
    """A title that finds nothing is known to nobody there."""
    with serving(KITE) as sources:
        (reply,) = asked(sources, question("Owls Heard Twice"))
    assert (reply.candidates, reply.failure) == ((), "")


def test_a_wrong_id_costs_only_itself() -> None:
    """HTTP 400 with a feed says that one of the questions is wrong: they are asked in halves."""
    with serving(KITE, OWL) as sources:
        questions = [question(str(n), given=f"2401.{n:05}") for n in range(2)]
        replies = asked(
            sources, *questions, question("B", given="abc"), question(given="2410.05434")
        )
    said = {reply.question.title: (len(reply.candidates), reply.failure) for reply in replies}
    assert said == {
        "0": (0, "it says nothing of 2401.00000"),
        "1": (0, "it says nothing of 2401.00001"),
        "B": (0, ""),
        "Kites in a Network": (1, ""),
    }


def test_a_common_title_crowds_out_no_other() -> None:
    """Where more is found than is shown, a title that isn't there is asked for alone."""
    crowd = [Known(f"Learning {n}", BREAD, f"2401.{n:05}") for n in range(30)]
    with serving(*crowd, OWL) as sources:
        replies = asked(sources, question("Learning"), question("Owls Heard Twice"))
    assert [query["max_results"] for _, _, query in sources.asked] == ["20", "10", "10"]
    assert [one.said.title for one in replies[1].candidates] == ["Owls Heard Twice"]


def test_signs_of_the_search() -> None:
    """A title is words, whatever it holds; one without words isn't asked for."""
    with serving() as sources:
        replies = asked(sources, question('"A" OR (B): C-3, 21-cm\\'), question("???"))
    assert sources.questions("arxiv") == ['ti:"A OR B C-3 21-cm"']
    assert [reply.failure for reply in replies] == ["", ""]


def test_no_answer() -> None:
    """If there is no answer, it is none to each of the questions in it."""
    with serving(KITE) as sources:
        sources.always["arxiv"] = Mood(200, b"<html>", "text/html")
        replies = asked(sources, question(), question("B"))
    assert [reply.failure for reply in replies] == ["broken XML", "broken XML"]


FEED = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">{}</feed>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><feed>&b;</feed>'
)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "broken XML"),
        (b"Rate exceeded.", "broken XML"),
        (b"\xff\xfe<\x00", "isn't UTF-8"),
        (FEED.format("<entry>").encode(), "broken XML"),
        (b"<rss/>", "no feed"),
        (BOMB.encode(), "declarations"),
        (FEED.format("&a;").encode(), "broken XML"),
        (FEED.format("\0").encode(), "broken XML"),
        (("<a>" * 100_000 + "</a>" * 100_000).encode(), "no feed"),
    ],
    ids=range(9),
)
def test_what_is_no_feed(data: bytes, why: str) -> None:
    """What isn't a feed is no answer, and can't grow in being read."""
    with pytest.raises(NotUnderstood, match=why):
        read_feed(data)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "<id>http://arxiv.org/abs/2410.05434v3</id><title>A\n  b</title>",
            {"arxiv": "2410.05434"},
        ),
        ("<id>http://arxiv.org/abs/cs/0112017v1</id><title>A b</title>", {"arxiv": "cs/0112017"}),
        ("<id>https://example.org/</id><title>A b</title>", {}),
        ("<id>http://arxiv.org/abs/2410.05434</id>", None),
        ("", None),
        ("<title>A b</title><author><name/></author>", {}),
        ("<title>A b</title><published>soon</published><arxiv:doi>x</arxiv:doi>", {}),
        ("<title>A b</title><category/><arxiv:primary_category/>", {}),
    ],
)
def test_an_entry(entry: str, said: dict[str, Any] | None) -> None:
    """Of an entry is kept what it says as it should; without a title it is none."""
    feed = read_feed(FEED.format(f"<entry>{entry}</entry>").encode())
    if said is None:
        assert feed.candidates == ()
        return
    (one,) = feed.candidates
    assert (one.said.title, one.said.arxiv) == ("A b", said.get("arxiv", ""))
    assert (one.said.authors, one.said.published, one.said.doi) == ((), None, "")
    assert (one.said.categories, feed.total) == ((), 1)
