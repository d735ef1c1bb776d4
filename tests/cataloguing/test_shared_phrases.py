"""The phrases that papers share: names, topics' phrases, and runs of words that hold together."""

from __future__ import annotations

from generator.cataloguing.archive import Archive
from generator.cataloguing.named_things import named_things
from generator.cataloguing.shared_phrases import tag_names, tagged
from tests.world import paper, topic

SKY = (topic("sky", ["silk tail"], title="Box Kites"),)


def shared(*texts: str) -> list[dict[str, str]]:
    """How each paper's phrases stand there, by their names, the strongest first."""
    archive = Archive([paper(f"P {number}", text) for number, text in enumerate(texts)])
    tags = tag_names(archive.spoken(), SKY, named_things(archive).acronyms)
    of_papers = tagged(archive.spoken(), tags)
    return [{tags.names[number]: surface for number, surface in each} for each in of_papers]


def test_three_papers_share_a_phrase() -> None:
    """A phrase of three papers has its commonest spelling as a name; one of two papers has none."""
    texts = ["We fly sea kites.", "Sea kites rise.", "Many sea kites."]
    assert shared(*texts[:2]) == [{}, {}]
    assert shared(*texts) == [
        {"sea kites": said} for said in ("sea kites", "Sea kites", "sea kites")
    ]


def test_names_come_before_runs() -> None:
    """A name is surer than a topic's phrase, and that one than a run of words."""
    found = shared(*["Sea kites, a silk tail, KiteNet3."] * 3)[0]
    assert list(found) == ["KiteNet3", "silk tail", "sea kites"]


def test_what_a_topic_is_called_is_none() -> None:
    """A phrase that is a topic's title would say the same twice."""
    assert shared(*["Box kites, box kites."] * 3) == [{}, {}, {}]


def test_an_acronym_is_its_long_form() -> None:
    """The short and the long form are one phrase, by either of them."""
    found = shared("Kite therapy (KT) heals.", "We test KT.", "Cheap kite therapy.")
    assert [len(each) for each in found] == [1, 1, 1]
    assert len({name for each in found for name in each}) == 1
