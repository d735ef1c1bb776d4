"""Pictures: what would run or load something when opened by itself is told at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.drawings import drawing_problems

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}</svg>'
)


def told(data: bytes) -> list[str]:
    """The problems of a picture in short."""
    return [f"{p.place}: {p.message}" for p in drawing_problems(data, "a.svg")]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/><a href="https://example.org/"><text>on = 1</text></a>',
        '<defs><g id="x"/></defs><use xlink:href="#x"/><style>path { fill: red }</style>',
        '<image href="data:image/png;base64,iVBOR"/><!-- <script>x</script> -->',
    ],
)
def test_pictures(inside: str) -> None:
    """What is drawn, links and styles are fine."""
    assert told(SVG.format(inside).encode()) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "`<script>`"),
        ("<g><x:ScRiPt xmlns:x='http://www.w3.org/1999/xhtml'/></g>", "`<x:ScRiPt>`"),
        ("<g onload='alert(1)'/>", "the handler `onload`"),
        ("<a href='java&#10;script:alert(1)'/>", "the code in `href`"),
        ("<a xlink:href='&#x6A;avascript:alert(1)'/>", "the code in `xlink:href`"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", "the code in `to`"),
        ("<use href='data:image/svg+xml,x'/>", "the code in `href`"),
        ("<foreignObject/>", "`<foreignObject>`"),
        ("<image href='//example.org/x.png'/>", "the foreign address in `href`"),
        ("<?xml-stylesheet href='x.xsl'?>", "`<?xml-stylesheet?>`"),
    ],
)
def test_what_runs(inside: str, what: str) -> None:
    """Each is one error, however it is written."""
    data = SVG.format(inside)
    for coded in (data.encode(), data.encode("utf-16")):
        (said,) = told(coded)
        assert said.startswith("a.svg:2:")
        assert said.endswith(f": {what} in a picture isn't published")


def test_declarations() -> None:
    """A picture that defines words of its own could hide anything behind them."""
    head = '<!DOCTYPE svg [<!ENTITY x "&#60;script/>">]>\n'
    assert told(f"{head}<svg>&x;</svg>".encode())[0].startswith("a.svg:1:")


def test_no_picture() -> None:
    """What is no XML is told where it breaks off."""
    assert told(b"<svg>\n <g></svg>") == [
        "a.svg:2:7: no picture that a browser can draw: mismatched tag"
    ]


@given(st.binary(max_size=200) | st.text("<>/svg!?[]'\"=&#x; ").map(str.encode))
def test_never_raises(data: bytes) -> None:
    """Any bytes are a picture or have a problem."""
    assert isinstance(drawing_problems(data, "a.svg"), list)
