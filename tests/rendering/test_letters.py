"""Names stand under their first letters, from A to Z."""

from __future__ import annotations

from generator.rendering.letters import by_letter, in_order, letter_of


def test_letters() -> None:
    """Capitals don't matter; accents, digits and other scripts come last, under one heading."""
    names = in_order(["éclair", "kite", "Zip", "4D", "Bread", "bred"], str)
    assert names == ["Bread", "bred", "kite", "Zip", "4D", "éclair"]
    assert [(letter.anchor, some) for letter, some in by_letter(names, str)] == [
        ("b", ("Bread", "bred")),
        ("k", ("kite",)),
        ("z", ("Zip",)),
        ("other", ("4D", "éclair")),
    ]


def test_no_name() -> None:
    """What has no name stands with the others."""
    assert letter_of("").anchor == "other"
