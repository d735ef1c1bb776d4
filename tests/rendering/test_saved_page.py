"""The page of saved papers, which a script fills."""

from __future__ import annotations

from generator.rendering.saved_page import saved_page
from tests.rendering.made import key, text, texts, view


def test_without_its_script() -> None:
    """The page says what it is for, and what it needs."""
    found = saved_page(view())
    assert texts(found, "h1") == ["Saved papers"]
    assert "JavaScript" in texts(found, ".pd-without")[0]
    assert "assets/saved.js" in text(found)


def test_it_depends_on_no_paper() -> None:
    """What is in the archive changes nothing of it."""
    assert key(saved_page(view())) == key(saved_page(view(topics=[], notes=[])))
