"""A built page: what it links to and loads, its anchors, and its own faults."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verifying.built_page import read_page
from tests.verifying.pages import POLICY

FINE = (
    b"<!doctype html><html><head>"
    + POLICY.encode()
    + b"<title>T</title></head><body><h1>H</h1>%s</body></html>"
)


def faults(body: str) -> tuple[str, ...]:
    """The faults of a page that is fine but for this in its body."""
    return read_page("a/index.html", FINE % body.encode()).faults


def test_links_and_loads() -> None:
    """Links lead somewhere on a click or for a machine; loads are fetched by themselves."""
    html = b"""<link rel="canonical" href="c"><link rel="stylesheet" href="s.css">
        <link rel="shortcut icon" href="i.svg"><meta http-equiv="Refresh" content="0; url=../b/">
        <a href="x">x</a><a href="x">x</a><form action="f"></form><iframe src="frame"></iframe>
        <img src="p.png" srcset="p1.png 1x, p2.png 2x"><video poster="v.png"></video>
        <object data="o"></object><svg><use href="u.svg#a"></use></svg>
        <style>body { background: url(b.png) }</style><p style="background: url('q.png')">"""
    page = read_page("a/index.html", html)
    assert set(page.links) == {"c", "x", "f", "../b/"}
    assert len(page.links) == 4
    assert set(page.loads) == {
        *("s.css", "i.svg", "frame", "p.png", "p1.png", "p2.png", "v.png", "o", "u.svg#a"),
        *("b.png", "q.png"),
    }


def test_anchors() -> None:
    """Ids, and names of `a` elements, are what a link's fragment may name."""
    page = read_page("a/index.html", FINE % b'<h2 id="one">x</h2><a name="two">x</a>')
    assert page.anchors == {"one", "two"}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p id="a">x</p><p id="a">x</p><p id="a">x</p>', 'the id "a" stands 3 times'),
        ("<h1>x</h1>", "2 h1 headings instead of one"),
        ("<base href='x'>", "a base element changes where every link leads"),
        ('<p onclick="x()">x</p>', "an inline handler: p onclick"),
        ("<svg/onload=alert(1)>", "an inline handler: svg onload"),
        ('<script type="text/vbscript">x</script>', "a script of the unknown type text/vbscript"),
    ],
)
def test_faults_of_a_page(body: str, fault: str) -> None:
    """Each fault of a page by itself is told in one message."""
    assert faults(body) == (fault,)


@pytest.mark.parametrize(
    "body", ["", "<p>on time = money</p>", '<p id="a">x</p><p id="b">x</p>', "<svg></svg>"]
)
def test_a_fine_page(body: str) -> None:
    """A page with one h1, a title and no code has no fault."""
    assert faults(body) == ()


def test_outline() -> None:
    """A page has one h1 and one title that says something."""
    assert read_page("a.html", POLICY.encode() + b"<title> </title>").faults == (
        "no h1 heading instead of one",
        "the title is empty",
    )
    assert read_page("a.html", POLICY.encode() + b"<h1>x</h1>").faults == (
        "0 titles instead of one",
    )


@given(st.binary(max_size=200))
def test_any_bytes(html: bytes) -> None:
    """A page is read whatever its bytes are."""
    assert read_page("a.html", html).path == "a.html"
