"""Links in prose: wiki links and relative links are found, replaced, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.wikilinks import (
    FoundLink,
    LinkKind,
    find_links,
    replace_links,
    unfinished_links,
)


def _found(text: str) -> list[tuple[str, str, str]]:
    return [(link.kind, link.target, link.label) for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See [[a-paper]].", ("wiki", "a-paper", "")),
        ("See [[A  Title|the paper]].", ("wiki", "A Title", "the paper")),
        ("See [[A title over\ntwo lines]].", ("wiki", "A title over two lines", "")),
        ("[[[brackets]]]", ("wiki", "brackets", "")),
        ("![[picture.png]]", ("wiki", "picture.png", "")),
        ("[a](../topics/x.md)", ("inline", "../topics/x.md", "a")),
        ("[a](../topics/x.md#part 'Title')", ("inline", "../topics/x.md#part", "a")),
        ("[a](<../my file.md>)", ("inline", "../my file.md", "a")),
        ("[a](b(c).md)", ("inline", "b(c).md", "a")),
        ("[a\nb](c.md)", ("inline", "c.md", "a\nb")),
        ("[[1]](../x.md)", ("inline", "../x.md", "[1]")),
        ("![alt](img.png)", ("image", "img.png", "alt")),
        ("[x]: ../path.md", ("definition", "../path.md", "x")),
        ("Text:\n[x]: <../path.md> 'Title'", ("definition", "../path.md", "x")),
        ("- item\n\n    [[in an item]]", ("wiki", "in an item", "")),
        ("1. a\n    - b\n\n        [[deep]]", ("wiki", "deep", "")),
        ("!!! note\n    One.\n\n    [[two]]", ("wiki", "two", "")),
        ("[^1]: Note.\n\n    [[more]]", ("wiki", "more", "")),
        ("text\n    [[lazy]]", ("wiki", "lazy", "")),
        ("a ` stray tick [[x]]", ("wiki", "x", "")),
        ("- a ` tick\n- [[x]] ` tick", ("wiki", "x", "")),
        ("\\`[[x]]\\`", ("wiki", "x", "")),
        ("```\ncode\n```\n[[x]]", ("wiki", "x", "")),
        ("<!-- a comment -->\n[[x]]", ("wiki", "x", "")),
    ],
)
def test_found(text: str, link: tuple[str, str, str]) -> None:
    """These are links, of this kind, target and label."""
    assert _found(text) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "`[[x]]` and ``a ` [[x]]``",
        "`over\n[[two]] lines`",
        "```\n[[x]]\n```",
        "~~~ text\n[[x]]\n```\n[[x]]\n~~~",
        "```\n[[never closed]]",
        "- item\n\n  ```\n  [[x]]\n  ```",
        "> ```\n> [[x]]\n> ```",
        "    [[x]]",
        "text\n\n\t[[x]]",
        "- item\n\n        [[x]]",
        "<!--\n[[x]]\n-->",
        "\\[[x]]",
        "[[]] [[ ]] [[|x]] [[a]",
        "[[over\n\nparagraphs]]",
        "[a](https://example.org) ![a](data:image/png;base64,AA) <https://example.org>",
        "[a](mailto:a@example.org) [a](//example.org/x) [a](#part) [a]()",
        "[x]: https://example.org\n[y]: #part",
        "[^1]: footnote",
        "[x]: words that are no address",
        "a [x]: b.md",
        "[a](no closing",
        "[a] (b.md)",
    ],
)
def test_not_found(text: str) -> None:
    """Code, comments, escaped brackets, and addresses that lead elsewhere aren't returned."""
    assert _found(text) == []


def test_a_picture_in_a_link() -> None:
    """A link may hold a picture; both are found."""
    assert _found("[![alt](img.png)](page.md)") == [
        ("image", "img.png", "alt"),
        ("inline", "page.md", "![alt](img.png)"),
    ]


def test_no_link_in_a_link() -> None:
    """A link holds no other link: the inner one is the link."""
    assert _found("[a [b](c.md) d](e.md)") == [("inline", "c.md", "b")]


def test_places() -> None:
    """A link knows its line and column, and encloses what a replacement stands for."""
    text = "One\r\ntwo [[a|b]] three [c](d.md)"
    wiki, inline = find_links(text)
    assert wiki == FoundLink(LinkKind.WIKI, "a", "b", 9, 16, 2, 5)
    assert (text[inline.start : inline.end], inline.line, inline.column) == ("d.md", 2, 23)


def test_replacing() -> None:
    """A wiki link is replaced whole, of other links the address; None keeps what stands there."""
    text = "[[a]] [[b|c]] `[[a]]` [d](e.md 'T') [![f](g.png)](h.md)\n\n[i]: <j k.md>\n"
    new = {"a": "A", "e.md": "E", "g.png": "G", "h.md": "H", "j k.md": "J"}
    assert replace_links(text, lambda link: new.get(link.target)) == (
        "A [[b|c]] `[[a]]` [d](E 'T') [![f](G)](H)\n\n[i]: J\n"
    )


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "[[a]]",
            "[b](c.md)",
            "![d](e.png)",
            "[",
            "]",
            "(",
            ")",
            "`",
            "``",
            "```\n",
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "[f]: g.md",
            "\\",
            "|",
            "<",
            ">",
            "<!--",
            "-->",
            "word",
            "!!! ",
            "1. ",
        ]
    )
).map("".join)


@given(st.one_of(MARKDOWN, st.text()))
def test_spans(text: str) -> None:
    """Links lie in the text in order, apart from each other, at the line and column they name."""
    done = 0
    for link in find_links(text):
        assert done <= link.start < link.end <= len(text)
        assert text.split("\n")[link.line - 1][link.column - 1] == text[link.start]
        done = link.end


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("See [[name and\n\nmore [[name]", ((1, 5), (3, 6))),
        ("[[ ]] and [[|label]]", ((1, 1), (1, 11))),
        ("[[a [[b]]", ((1, 1),)),
        ("[[a]] [[a|b]] [[[c]]] ![[d.png]]", ()),
        ("[[1]](../x.md) [[1] of 2](../x.md) [[x]][y]", ()),
        ("`[[a` \\[[a\n\n```\n[[a\n```\n\n    [[a\n", ()),
    ],
)
def test_unfinished(text: str, places: tuple[tuple[int, int], ...]) -> None:
    """Two brackets that begin no link are found; not in code, escaped, or in a Markdown link."""
    assert unfinished_links(text) == places


@given(MARKDOWN)
def test_keeping_all_changes_nothing(text: str) -> None:
    """Replacing no link gives the text back, and so does replacing each by itself."""
    assert replace_links(text, lambda _: None) == text
    assert replace_links(text, lambda link: text[link.start : link.end]) == text


@pytest.mark.parametrize(
    "piece",
    [
        "[[",
        "[a](",
        "[a](<b",
        "![[]()",
        "[",
        "](x)",
        "![",
        "[a](b (c",
        '[a](b "',
        "[x]: ",
        "[[a|",
        "\\",
        "- ",
        "> ",
        "<!--",
        "<!--\n",
        "`a``",
        "[^",
        " ",
        "[a]",
        "```a` ",
        "\t",
        "1. ",
        "[a]((",
    ],
)
def test_hostile_repetition(piece: str) -> None:
    """Text that makes careless parsers quadratic is read through like any other.

    A quadratic step would take minutes at this length.
    """
    text = piece * (400_000 // len(piece))
    assert replace_links(text, lambda _: None) == text
    assert len(unfinished_links(text)) <= len(text)


def test_hostile_nesting() -> None:
    """Brackets opened by the thousand and closed as links don't multiply their labels."""
    for opener in ("[", "!["):
        links = find_links(opener * 20_000 + "](x.md)" * 20_000)
        assert len(links) <= 8


def test_backtick_runs_of_every_length() -> None:
    """Runs of backticks that never match each other leave the links between them."""
    text = " ".join("`" * n + " [[x]]" for n in range(1, 500))
    assert len(find_links("a" + text)) == 499
