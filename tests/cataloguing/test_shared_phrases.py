"""The phrases that papers share: names, topics' phrases, and runs of words that hold together."""

from __future__ import annotations

from generator.cataloguing.archive import Archive
from generator.cataloguing.named_things import named_things
from generator.cataloguing.shared_phrases import tag_names
from generator.cataloguing.tagged_phrases import tagged
from tests.world import paper, topic

SKY = (topic("sky", ["silk tail"], title="Box Kites"),)


def shared(*texts: str, titles: str = "P") -> list[dict[str, str]]:
    """How each paper's phrases stand there, by their names, the strongest first."""
    archive = Archive([paper(f"{titles} {number}", text) for number, text in enumerate(texts)])
    tags = tag_names(archive.spoken(), SKY, named_things(archive).acronyms)
    of_papers = tagged(archive.spoken(), tags)
    return [{tags.names[number]: surface for number, surface, *_ in each} for each in of_papers]


def test_three_papers_share_a_phrase() -> None:
    """A phrase of three papers has its commonest spelling as a name; one of two papers has none."""
    texts = ["We fly sea kites.", "Sea kites rise.", "Many sea kites."]
    assert shared(*texts[:2], titles="Sea Kites") == [{}, {}]
    assert shared(*texts, titles="Sea Kites") == [{"sea kites": "Sea Kites"}] * 3


def test_what_no_title_has() -> None:
    """A run of words that stands in nobody's title is what nobody writes about."""
    assert shared(*["We fly sea kites."] * 3) == [{}, {}, {}]


def test_names_come_before_runs() -> None:
    """A title's phrases come first; then a name, and what a topic is known by."""
    found = shared(*["Sea kites, a silk tail, KiteNet3."] * 3, titles="Sea Kites")[0]
    assert list(found) == ["sea kites", "KiteNet3", "silk tail"]


def test_what_is_said_in_an_address() -> None:
    """An address's names are none of the paper's."""
    assert shared(*["See https://kites.org/KiteNet3/silk."] * 3) == [{}, {}, {}]
    assert shared(*["See KiteNet3, at https://kites.org."] * 3) == [{"KiteNet3": "KiteNet3"}] * 3


def test_other_spellings() -> None:
    """A blank, a small word or an acronym more makes no other phrase."""
    texts = ["KiteNet3 flies."] * 3 + ["KiteNet-3 flies."] * 4
    assert [list(each) for each in shared(*texts)] == [["KiteNet-3"]] * 7
    lines = ["A red KT."] * 3 + ["Some red kite therapy (KT)."] * 3
    found = shared(*lines, titles="Red Kite Therapy, Red KT,")
    assert {name for each in found for name in each} == {"red kite therapy"}


def test_what_a_topic_is_called_is_none() -> None:
    """A phrase that is a topic's title would say the same twice."""
    assert shared(*["Box kites, box kites."] * 3) == [{}, {}, {}]


def test_an_acronym_is_its_long_form() -> None:
    """The short and the long form are one phrase, by either of them."""
    found = shared("Kite therapy (KT) heals.", "We test KT.", "Cheap kite therapy (KT).")
    assert [len(each) for each in found] == [1, 1, 1]
    assert len({name for each in found for name in each}) == 1


def test_telling_words() -> None:
    """One word of ordinary English is a tag where it names what papers are about."""
    texts = ["More quantization, quantization.", "Robust, robust."] * 3
    assert [list(each) for each in shared(*texts)] == [["quantization"], []] * 3


def test_words_in_capitals() -> None:
    """A word that more papers write small is nobody's name, unless papers spell it out."""
    texts = ["KITE, KITE."] * 3
    assert [list(each) for each in shared(*texts)] == [["KITE"]] * 3
    plain = ["A kite."] * 4
    assert shared(*texts, *plain) == [{}] * 7
    spelled = ["Kernels in the ether (KITE) and KITE."] * 3
    assert [len(each) for each in shared(*spelled, *plain)] == [1, 1, 1, 0, 0, 0, 0]
