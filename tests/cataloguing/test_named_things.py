"""What papers name: systems they introduce or mention, and acronyms they spell out."""

from __future__ import annotations

from generator.cataloguing.archive import Archive
from generator.cataloguing.named_things import named_things
from generator.model.judgement import Mention
from generator.model.paper import PaperId
from tests.world import paper


def test_systems_and_acronyms() -> None:
    """A system leads to its paper, and so does its mention; an acronym to its long form."""
    papers = [
        paper("KiteNet: Kites", "Kite lines (KL) hold."),
        paper("Owls", "Unlike KiteNet, owls need no KL."),
    ]
    found = named_things(Archive(papers))
    assert found.introduced == {"KiteNet": ("kitenet-kites",)}
    assert found.acronyms["KL"].long == "kite lines"
    assert found.users == {"KL": ("kitenet-kites", "owls")}
    assert found.mentions == {
        "kitenet-kites": (),
        "owls": (Mention(PaperId("kitenet-kites"), "KiteNet"),),
    }
