"""A name that nobody bears is answered with the one that was probably meant."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.naming import known_paper, nearest, unknown_name
from generator.model.problems import Level, Problem
from tests.world import reference

NAMES = {"box-kites": 0, "aegis2-0-a-dataset-c4f36d": 1}


def test_papers_by_id_or_title() -> None:
    """A paper is called by its id or by its title, however that is written."""
    assert known_paper("box-kites", NAMES) == known_paper("Box Kites!", NAMES) == 0
    assert known_paper("Aegis2.0: A Dataset", NAMES) == 1
    assert known_paper("Boxkites", NAMES) is None


def test_the_nearest() -> None:
    """The most alike name is offered, whatever the capitals; nothing where none is alike."""
    assert nearest("Reasonin", ["reasoning", "robotics"]) == "reasoning"
    assert nearest("zzz", ["reasoning", "robotics"]) is None
    assert nearest("zzz", []) is None


def test_a_beginning() -> None:
    """Of a long name its beginning is enough, with a slip too; what is like a whole comes first."""
    known = ["sleeper-agents-training-deceptive-models-that-persist", "superalignment"]
    assert nearest("sleeper-agents", known) == nearest("Sleeper agentz", known) == known[0]
    assert nearest("super-alignment", [*known, "super-alignments-of-many-kinds"]) == known[1]
    assert nearest("zebra-crossings", known) is None


def test_the_problem() -> None:
    """The error stands at the name, and says what kind of thing was looked for."""
    wanted = reference("reasonin")
    assert unknown_name("topic", wanted, ["reasoning"]) == Problem(
        Level.ERROR, wanted.place, "unknown topic `reasonin`", "did you mean `reasoning`?"
    )
    assert unknown_name("topic", wanted, []).hint == "there is no topic of a similar name"


@given(st.text(), st.lists(st.text(), max_size=5), st.randoms(use_true_random=False))
def test_order_does_not_matter(name: str, known: list[str], random: Random) -> None:
    """The same names in another order give the same answer."""
    assert nearest(name, known) == nearest(name, random.sample(known, len(known)))
