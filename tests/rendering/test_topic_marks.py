"""Topics' pictures and colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.rendering.topic_marks import COLOURS, ICONS, colour_of, icon_of

ASSETS = Path(__file__).parent.parent.parent / "overrides" / "assets"


@pytest.mark.parametrize(
    ("slug", "picture"),
    [
        ("ai-safety", "shield"),
        ("3d", "cube"),
        ("kites", "tag"),
        ("natural-language-processing", "speech"),
    ],
)
def test_pictures(slug: str, picture: str) -> None:
    """The first word of a slug that has a picture decides; without one it is a tag."""
    assert ICONS[icon_of(slug)] == picture


def test_colours_are_the_slugs_own() -> None:
    """A slug's colour is the same on every machine, whatever other topics there are."""
    assert [colour_of(slug) for slug in ("agents", "ai-safety", "3d")] == [10, 5, 2]
    assert len({colour_of(f"topic-{n}") for n in range(500)}) == COLOURS


def test_the_stylesheet_has_them_all() -> None:
    """For each colour and each picture there is a rule, and in the file a drawing."""
    css = (ASSETS / "digest.css").read_text(encoding="utf-8")
    assert len(set(re.findall(r"\.pd-hue-\d+ \{", css))) == COLOURS
    assert len(set(re.findall(r"\.pd-icon-\d+ \{", css))) == len(ICONS)
    drawn = (ASSETS / "icons" / "topics.svg").read_text(encoding="utf-8")
    assert drawn.count("<path") == len(ICONS)
    assert f'width="{24 * len(ICONS)}"' in drawn
