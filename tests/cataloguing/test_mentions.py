"""A paper mentions another where its abstract says the name that the other one introduced."""

from __future__ import annotations

import pytest

from generator.cataloguing.mentions import mentioned_by, mentions_of
from generator.model import Mention, PaperId
from tests.world import paper

NAMES = {
    "GPT": (PaperId("gpt"),),
    "GPT Turbo": (PaperId("gpt-one"), PaperId("gpt-two")),
    "KiteNet": (PaperId("kitenet"),),
    "Kite Net Two": (PaperId("two"),),
    "Net": (PaperId("net"),),
    "Baker": (PaperId("baker-one"), PaperId("baker-two")),
    "★": (PaperId("star"),),
}


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
        ("GPT Turbo", []),
        ("Baker says", []),
        ("★ shines", []),
        ("", []),
    ],
)
def test_named(abstract: str, names: list[str]) -> None:
    """Names count with their capitals, whole, and where they can mean one paper alone."""
    one = paper("Kites", abstract)
    assert [m.name for m in mentions_of([one], NAMES)[one.id]] == names


def test_a_paper_does_not_mention_itself() -> None:
    """A paper that says its own system's name mentions nobody."""
    one = paper("KiteNet", "KiteNet flies.")
    assert mentions_of([one], NAMES) == {one.id: ()}


def test_seen_from_the_other_side() -> None:
    """Each mention is also known to the paper that is named."""
    papers = [paper("One", "GPT flies."), paper("Two", "Net and GPT.")]
    back = mentioned_by(mentions_of(papers, NAMES))
    assert back == {
        "gpt": (Mention(PaperId("one"), "GPT"), Mention(PaperId("two"), "GPT")),
        "net": (Mention(PaperId("two"), "Net"),),
    }
