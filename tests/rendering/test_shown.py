"""What pages show of several kinds: reasons in words, and ways between papers."""

from __future__ import annotations

import pytest

from generator.rendering.shown import Link, Reason, beside, quoted


@pytest.mark.parametrize(
    ("by", "evidence", "because"),
    [
        ("curator", (), "the curator’s choice"),
        ("similarity", (), "by similarity"),
        ("similarity", ("embodied", "robot arm"), "by similarity: “embodied”, “robot arm”"),
        ("phrase", ("kite", "strings"), "“kite”, “strings”"),
        ("phrase", ("kites", "Kites"), "“kites”, “Kites”"),
        ("phrase", ("KITES",), ""),
    ],
)
def test_because(by: str, evidence: tuple[str, ...], because: str) -> None:
    """A reason says who or which words caused it, unless that is the name that it stands beside."""
    assert Reason(Link("Kites", "topics/kites/"), by, evidence).because == because


def test_ways_and_quotes() -> None:
    """A paper is beside each other one; words are quoted as people do."""
    assert beside("papers/kites/") == "../kites/"
    assert quoted(["a", "b"]) == "“a”, “b”"
