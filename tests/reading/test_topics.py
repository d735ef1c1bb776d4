"""Topics: title, phrases and prose of a topic's file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.topics import parse_topic

PATH = "content/topics/machine-unlearning.md"


def test_a_topic() -> None:
    """A topic has a title, phrases, phrases that don't count, and prose."""
    text = (
        "---\ntitle: Unlearning\nphrases:\n- machine unlearning\n- LLMs forget\n"
        "not: [catastrophic forgetting]\n---\nHow to forget.\n"
    )
    topic, problems = parse_topic(text, PATH)
    assert problems == ()
    assert (topic.slug, topic.title, topic.prose.text) == (
        "machine-unlearning",
        "Unlearning",
        "How to forget.",
    )
    assert [p.name for p in topic.phrases] == ["machine unlearning", "LLMs forget"]
    assert [str(p.place) for p in topic.phrases] == [f"{PATH}:4:3", f"{PATH}:5:3"]
    assert [p.name for p in topic.not_phrases] == ["catastrophic forgetting"]


def test_weak_phrases_are_phrases_too() -> None:
    """What stands under `weak` counts as a phrase, and is known as a weak one."""
    topic, problems = parse_topic("---\ntitle: A\nphrases: [b]\nweak: [c, d]\n---\n", PATH)
    assert problems == ()
    assert [p.name for p in topic.phrases] == ["b", "c", "d"]
    assert [p.name for p in topic.weak_phrases] == ["c", "d"]


def test_title_is_required() -> None:
    """A topic without a title is an error, and is called by its file's name meanwhile."""
    for text in ("", "---\ntitle:\n---\n", "---\nphrases: a\n---\n"):
        topic, problems = parse_topic(text, PATH)
        assert topic.title == "Machine unlearning"
        assert [p.message.split(" is ")[0] for p in problems] == ["the field `title`"]


def test_title_of_the_wrong_kind_is_told_once() -> None:
    """A title that is no text isn't called missing too."""
    _, problems = parse_topic("---\ntitle: [a]\n---\n", PATH)
    assert [p.message for p in problems] == ["`title` should be text, but is a list"]


def test_broken_front_matter_is_one_problem() -> None:
    """Fields that may stand behind a break aren't called missing."""
    topic, problems = parse_topic("---\nphrases: a: b\ntitle: A\n---\nProse", PATH)
    assert len(problems) == 1
    assert topic.prose.text == "Prose"


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text is a topic with a title."""
    assert parse_topic(f"---\n{text}\n---\n", PATH)[0].title
