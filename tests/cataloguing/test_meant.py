"""A name means the paper that introduces it, unless texts tell that something else is meant."""

from __future__ import annotations

import pytest

from generator.cataloguing.archive import Archive
from generator.cataloguing.meant import MANY
from generator.cataloguing.named_things import named_things
from tests.world import paper

CROWD = tuple((f"Bread {number}", "Loaves.") for number in range(MANY))


def means(title: str, abstract: str, *others: tuple[str, str]) -> bool:
    """Whether a paper of this abstract means the one of this title, among others."""
    papers = [paper(title, "Kite red lines (KRL) hold."), paper("Owls", abstract)]
    papers += [paper(*other) for other in others]
    return bool(named_things(Archive(papers)).mentions[papers[1].id])


@pytest.mark.parametrize(
    ("title", "abstract", "meant"),
    [
        ("KiteNet: Kites in Wind", "We use KiteNet.", True),
        ("KRL: Kites in Wind", "We use KRL.", True),
        ("KRL: Kites in Wind", "We use kite red lines (KRL).", True),
        ("KRL: Kites in Wind", "We use kind royal lamps (KRL).", False),
        ("KRL: Kites in Wind", "We use lamps (KRL).", False),
        ("KiteNet: Kites in Wind", "We introduce KiteNet, a lamp.", False),
    ],
)
def test_what_the_paper_says_of_a_name(title: str, abstract: str, meant: bool) -> None:
    """Who spells a name out otherwise, or gives it to something, means that."""
    assert means(title, abstract) is meant


def test_what_others_say_of_a_name() -> None:
    """A name that is an acronym of something else is not the paper's alone."""
    assert not means("KRL: Kites in Wind", "KRL is good.", ("Lamps", "Kind royal lamps (KRL)."))


def test_among_many_papers() -> None:
    """Among many papers, a name needs words of the title of the paper that introduces it.

    A plain one needs two.
    """
    assert not means("KITE: Red Lines in Wind", "KITE is good.", *CROWD)
    assert means("KITE: Red Lines in Wind", "KITE has red lines.", *CROWD)
    assert not means("KiteNet: Red Lines in Wind", "KiteNet is good.", *CROWD)
    assert means("KiteNet: Red Lines in Wind", "KiteNet is red.", *CROWD)
