"""A paper mentions another where its abstract says the name that the other one introduced."""

from __future__ import annotations

import pytest

from generator.cataloguing.archive import Archive
from generator.cataloguing.mentions import mentioned_by, named_systems
from generator.cataloguing.named_things import named_things
from generator.model.judgement import Mention
from generator.model.paper import PaperId
from tests.world import paper

NAMES = ["GPT", "GPT Turbo", "KiteNet", "Kite Net Two", "Net", "★"]


@pytest.mark.parametrize(
    ("abstract", "names"),
    [
        ("We compare KiteNet with GPT.", ["KiteNet", "GPT"]),
        ("GPT, GPT and again GPT.", ["GPT"]),
        ("kitenet, KITENET, KiteNets", []),
        ("GPT-4, GPT.5, GPT_4, X-GPT, a/GPT, my_GPT, GPT4", []),
        ("A GPT-based kite; (GPT) and “GPT”. GPT's, GPT", ["GPT"]),
        ("The end of GPT.", ["GPT"]),
        ("Kite Net Two and Net", ["Kite Net Two", "Net"]),
        ("Kite Net Two", ["Kite Net Two"]),
        ("GPT Turbo and GPT", ["GPT Turbo", "GPT"]),
        ("★ shines", []),
        ("", []),
    ],
)
def test_named(abstract: str, names: list[str]) -> None:
    """Names count with their capitals, whole, the longer one where two begin together."""
    spoken = Archive([paper("Kites", abstract)]).spoken()
    assert named_systems(spoken, NAMES)[1] == names


def mentions(*papers: tuple[str, str]) -> dict[str, list[str]]:
    """For each paper, given by title and abstract, the names of others that it mentions."""
    archive = Archive([paper(title, abstract) for title, abstract in papers])
    found = named_things(archive).mentions
    return {str(one): [mention.name for mention in made] for one, made in found.items() if made}


def test_a_paper_does_not_mention_itself() -> None:
    """A paper that says its own system's name mentions nobody."""
    assert mentions(("KiteNet: Kites", "KiteNet flies.")) == {}


def test_a_name_of_two_papers() -> None:
    """A name that several papers introduce leads to none of them, nor does a shorter one in it."""
    both = ("GPT Turbo: One", "It flies."), ("GPT Turbo: Two", "It dives."), ("GPT: Zero", "It is.")
    assert mentions(*both, ("Kites", "We like GPT Turbo.")) == {}
    assert mentions(*both, ("Kites", "We like GPT.")) == {"kites": ["GPT"]}


def test_seen_from_the_other_side() -> None:
    """Each mention is also known to the paper that is named."""
    one, two = PaperId("one"), PaperId("two")
    made = {
        one: (Mention(PaperId("gpt"), "GPT"),),
        two: (Mention(PaperId("net"), "Net"), Mention(PaperId("gpt"), "GPT")),
    }
    assert mentioned_by(made) == {
        "gpt": (Mention(one, "GPT"), Mention(two, "GPT")),
        "net": (Mention(two, "Net"),),
    }
