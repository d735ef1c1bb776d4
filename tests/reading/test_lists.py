"""Reading lists: papers with remarks and the prose between them, in order."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.content import ListDefinition, ListItem
from generator.reading.lists import parse_list

PATH = "content/lists/start-here.md"
TOP = "---\ntitle: Start here\n---\n"


def _parts(body: str) -> list[str | tuple[str, str]]:
    """The parts of a list: prose as text, papers as name and remark."""
    definition, _ = parse_list(TOP + body, PATH)
    return [
        (part.paper.name, part.remark.text) if isinstance(part, ListItem) else part.text
        for part in definition.parts
    ]


def test_fields() -> None:
    """A list has a title and perhaps a description."""
    definition, problems = parse_list(
        "---\ntitle: Start here\ndescription: Five papers.\n---\n- [[a]]", PATH
    )
    assert problems == ()
    assert (definition.slug, definition.title) == ("start-here", "Start here")
    assert definition.description == "Five papers."


def test_items_and_prose_in_order() -> None:
    """Items that begin with a wiki link are papers; all else is prose where it stands."""
    body = "Intro.\n\n1. [[a]] First.\n2. [[b]]\n\nBetween.\n\n- [[c]]: third\n* [[d]]\n\nEnd."
    assert _parts(body) == [
        "Intro.",
        ("a", "First."),
        ("b", ""),
        "Between.",
        ("c", ": third"),
        ("d", ""),
        "End.",
    ]


def test_continuation_lines() -> None:
    """Indented lines belong to the item, with blank ones between, and so do lazy lines."""
    body = "1. [[a]] First\n   goes on,\nlazily.\n\n   A paragraph.\n\n       code\n\nProse."
    remark = "First\ngoes on,\nlazily.\n\nA paragraph.\n\n    code"
    assert _parts(body) == [("a", remark), "Prose."]


def test_nested_items_belong_to_the_item() -> None:
    """A list in an item is part of its remark, wiki links or not."""
    assert _parts("- [[a]] See:\n  - [[b]]\n  - c\n- [[d]]") == [
        ("a", "See:\n- [[b]]\n- c"),
        ("d", ""),
    ]


def test_what_ends_a_lazy_paragraph() -> None:
    """Headings, quotations, rules, fences and other items don't continue a remark."""
    for line in ("# Heading", "> quoted", "***", "```", "- other", "2) other", "<div>"):
        assert _parts(f"- [[a]] One\n{line}") == [("a", "One"), line]


def test_code_is_prose() -> None:
    """An item in fenced code or in a comment is no paper."""
    for body in ("```\n- [[a]]\n```", "~~~~\n- [[a]]\n~~~\n- [[b]]\n~~~~", "<!--\n- [[a]]\n-->"):
        assert _parts(body) == [body]


def test_what_is_no_item() -> None:
    """A link further on, one in bold, an empty one, an indented item: prose."""
    for body in ("- see [[a]]", "- **[[a]]**", "- [[ ]]", "  - [[a]]", "[[a]]", "- [[1]](x.md)"):
        assert _parts(body) == [body.strip()] or _parts(body) == [body]


def test_places() -> None:
    """The paper's place is its link; the remark's, where its words begin."""
    definition, _ = parse_list(TOP + "Intro\n\n10. [[a]] Remark", PATH)
    prose, item = definition.parts
    assert isinstance(item, ListItem)
    assert str(item.paper.place) == f"{PATH}:6:5"
    assert str(item.remark.place) == f"{PATH}:6:11"
    assert not isinstance(prose, ListItem)
    assert str(prose.place) == f"{PATH}:4:1"


def test_remark_that_begins_below() -> None:
    """A remark under its link has the place of its first line."""
    definition, _ = parse_list(TOP + "- [[a]]\n\n  Remark", PATH)
    item = definition.parts[0]
    assert isinstance(item, ListItem)
    assert (item.remark.text, item.remark.place.line) == ("Remark", 6)


def test_label_is_told() -> None:
    """A label isn't shown in a list, so that it doesn't vanish unsaid."""
    _, problems = parse_list(TOP + "- [[a|The A paper]] Good.", PATH)
    assert [(p.level, p.message.split(":")[0]) for p in problems] == [
        ("notice", "the label `The A paper` isn't shown")
    ]


def test_no_papers() -> None:
    """A list that names no paper is worth a notice, not an error."""
    _, problems = parse_list(TOP + "- a paper", PATH)
    assert [(p.level, p.message) for p in problems] == [("notice", "the list names no paper")]


def _words(definition: ListDefinition) -> list[str]:
    words: list[str] = []
    for part in definition.parts:
        if isinstance(part, ListItem):
            words += [part.paper.name, *part.remark.text.split()]
        else:
            words += part.text.split()
    return words


LINES = st.sampled_from(
    [
        "",
        "",
        "words here",
        "- [[a]] one",
        "1. [[b]]",
        "   indented",
        "\ttab",
        "```",
        "~~~ x",
        "- item",
        "  - [[c]] two",
        "# Head",
        "<!-- out",
        "out -->",
        "> quoted",
        "***",
        " * [[d]] e",
    ]
)


@given(st.lists(LINES).map("\n".join))
@example("```\n- [[a]] b")
def test_nothing_is_lost(body: str) -> None:
    """The parts' words are the body's words, in order, but for the markers of items and links."""
    definition, _ = parse_list(TOP + "Start\n\n" + body, PATH)
    signs = re.compile(r"[-*\[\]]|[0-9]\.")
    kept = signs.sub("", " ".join(_words(definition))).split()
    assert kept == signs.sub("", f"Start {body}").split()


@given(st.text(alphabet=st.sampled_from("-*+1.[]|() \t\n`~<>!a#\r\0")))
def test_never_raises(body: str) -> None:
    """Any text is a list."""
    assert parse_list(TOP + body, PATH)[0].title == "Start here"
