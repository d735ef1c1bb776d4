"""The words of notes: slots hold their places, and are filled as HTML or as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.content import NoteLink
from generator.rendering.escape import element, html_text, json_script, preformatted
from generator.rendering.prose import Words, words_in
from generator.rendering.words import filled, has_words, is_noted, slot, slots_in, words_of
from tests.rendering.made import view
from tests.world import note, paper, prose

NAME = st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1, max_size=20)


@given(NAME)
def test_any_name(name: str) -> None:
    """Whatever a note is called, its slot is found by its name, and its words stand there."""
    text = f"<p>{slot(name)}</p>"
    assert slots_in(text) == (name,)
    assert filled(text, "papers/a.md", {name: Words("Hm.")}) == "<p><p>Hm.</p></p>"


def test_links_and_ids_fit_the_page() -> None:
    """Links lead from the page that is filled, and ids have the slot's prefix."""
    site = view(notes=[note("kitenet-kites-that-stay-up", "# So\n\nSee [[Berths by One Tide]].")])
    words = words_of(site.site)
    text = filled(slot("kitenet-kites-that-stay-up", "part-1"), "orphans.md", words)
    assert text.startswith('<h3 id="part-1-so">')
    assert 'href="../papers/berths-by-one-tide/"' in text


def test_json() -> None:
    """In JSON Lines words are a string, as they were written but for blank ends."""
    line = f'{{"body":{slot("a")}}}\n'
    words = {"a": Words('\n"x" \\ \x01note:a\x01\n\ny\n')}
    assert json.loads(filled(line, "notes.jsonl", words)) == {"body": '"x" \\ \x01note:a\x01\n\ny'}


def test_words_that_look_like_slots() -> None:
    """What is filled in is not filled again, whatever its words are."""
    words = {"a": Words("x\x01note:a\x01y"), "b": Words("")}
    assert filled(slot("a"), "a.md", words) == "<p>xnote:ay</p>"


def test_unknown_words() -> None:
    """A slot without words is a mistake in this code."""
    with pytest.raises(KeyError):
        filled(slot("a"), "a.md", {})


def test_words_have_as_many_targets_as_links() -> None:
    """Words keep what each link leads to, and nothing of all the rest."""
    targets = view().site.targets
    words = words_in(prose("[[Berths by One Tide]], [[nothing]], [x](y.md)"), targets)
    assert [target and target.path for target in words.targets] == [
        "papers/berths-by-one-tide.md",
        None,
        None,
    ]


def test_has_words() -> None:
    """Blanks and comments are no words for a reader."""
    assert has_words(note("a", "Hm."))
    assert not has_words(note("a", " \n"))
    assert not has_words(note("a", "<!-- a\nb -->\n<!-- c -->"))


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({"body": "Hm."}, True),
        ({"why": "Read it."}, True),
        ({"rating": 3}, True),
        ({"links": (NoteLink("https://a.example/", "A"),)}, True),
        ({"body": " \n<!-- later -->"}, False),
        ({"title": "A Better Title", "as_of": date(2025, 1, 1)}, False),
    ],
)
def test_notes_that_readers_are_told_of(said: dict[str, Any], counts: bool) -> None:
    """A note that says nothing yet is none to a reader, nor is one that only corrects."""
    assert is_noted(paper("Kites", note=note("kites", **said))) is counts
    assert not is_noted(paper("Kites"))


@given(st.text(max_size=20).map(lambda text: f"{text}\x01note:a\x01"))
def test_escaped_text_is_no_slot(text: str) -> None:
    """No text that comes through the door has what slots are made of."""
    made = (html_text(text), element("a", text, href=text), preformatted(text), json_script([text]))
    assert "\x01" not in "".join(made)
