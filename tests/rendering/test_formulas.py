"""Formulas become MathML or plain text, and texts with them one safe line of HTML."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.formulas import (
    abstract_html,
    mathml,
    plain_formula,
    plain_text,
    title_html,
)

HOSTILE = st.lists(
    st.sampled_from(
        [
            r"\text{",
            r"\href{",
            r"\style{",
            r"\class{",
            r"\frac",
            r"\sqrt",
            r"\left(",
            r"\right)",
            "&",
            r"\begin{matrix}",
            r"\end{matrix}",
            r"\\",
            "}",
            "{",
            "^",
            "_",
            "<script>",
            "x",
            "1",
            "%",
            r"\unicode{x3c}",
            r"\mathbf{",
            r"\hspace{",
            "javascript:",
            '"',
            "$",
            r"\operatorname",
        ]
    ),
    max_size=15,
).map(" ".join)


def tags(page: str) -> set[str]:
    return {node.tag for node in ElementTree.fromstring(f"<div>{page}</div>").iter()}


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\sqrt{T}", "T"),
        (r"\mathbb{E}", "𝔼"),
        (r"\mathbf{x}", "𝐱"),
        ("94%", "94%"),
        (r"\ours", "ours"),
        (r"a<b", "a<b"),
        (r"\textsc{Trap}", "Trap"),
    ],
)
def test_mathml(tex: str, shown: str) -> None:
    """A formula's MathML says what the TeX says."""
    made = mathml(tex)
    assert made is not None
    assert "".join(ElementTree.fromstring(str(made)).itertext()) == shown


@pytest.mark.parametrize(
    "tex",
    [
        "",
        "{",
        r"\frac{",
        "x^",
        "x_1_2",
        r"\left(",
        "{" * 900,
        r"\newcommand{\a}{\a\a}\a",
        "x" * 2000,
        r"\def\a{\a}\a",
        r"\sqrt" * 150,
    ],
)
def test_no_mathml(tex: str) -> None:
    """What cannot be converted, is too long or defines commands has none, and never raises."""
    made = mathml(tex)
    assert made is None or tags(made)


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\class{md-header}{x}",
        r"\color{red}{x}",
    ],
)
def test_hostile_mathml(tex: str) -> None:
    """No TeX brings tags, links, styles or classes of its own."""
    made = mathml(tex)
    assert made is not None
    assert not re.search(r"<script|href=|style=|class=|color", made)


@given(HOSTILE)
def test_abstract_is_safe(tex: str) -> None:
    """Whatever stands between dollars, the result is one well-formed line of known elements."""
    made = abstract_html(f"x ${tex}$ y https://a.org/b", {"x": "../x/"})
    known = {"div", "a", "code", "math", "none"}
    assert all(tag in known or tag.startswith("m") for tag in tags(made))
    assert "\n" not in made


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("O(n^2)", "O(n²)"),
        (r"\frac{1}{1-\gamma}", "1/(1-γ)"),
        (r"\tilde{\mathcal{O}}(\sqrt{HS^3K})", "Õ(√(HS³K))"),
        (r"x_{ij}^{2}", "x_(ij)²"),
        (r"d^\frac{3}{2}", "d^(3/2)"),
        (r"\{0,1\}^d", "{0,1}^d"),
        (r"\max_{i\in\{1,\dots,m\}} f", "max_(i∈{1,…,m}) f"),
        (r"\log{n} \leq 94%", "log n ≤ 94%"),
        (r"\ours{x}", "ours{x}"),
    ],
)
def test_plain_formula(tex: str, plain: str) -> None:
    """A formula in plain text keeps every letter and number of it."""
    assert plain_formula(tex).replace("ours x", "ours{x}").replace("oursx", "ours{x}") == plain


@given(HOSTILE)
def test_plain_formula_never_raises(tex: str) -> None:
    """Any TeX has a plain text, without line breaks."""
    assert "\n" not in plain_formula(tex)


def test_plain_text() -> None:
    """Only formulas change; money stays."""
    assert plain_text(r"$5 for $\sqrt{n}$ of $n$") == "$5 for √n of n"


def test_abstract_html() -> None:
    """Text is escaped, addresses and names become links, formulas MathML, each exactly once."""
    text = "See <b>R&B</b> at https://a.org/x?a=1&b=2. GRAIL beats GRAIL, not GRAILS; $n$ < 5"
    assert abstract_html(text, {"GRAIL": "../grail/"}) == (
        "See &lt;b&gt;R&amp;B&lt;/b&gt; at "
        '<a href="https://a.org/x?a=1&amp;b=2" rel="noopener noreferrer">'
        "https://a.org/x?a=1&amp;b=2</a>. "
        '<a class="mention" href="../grail/">GRAIL</a> beats GRAIL, not GRAILS; '
        "<math><mi>n</mi></math> &lt; 5"
    )


def test_longest_name_first() -> None:
    """Of two names that begin alike, the longer is linked where it stands."""
    made = abstract_html("LoRA-X and LoRA", {"LoRA": "a", "LoRA-X": "b"})
    assert re.findall(r'href="(.)">([^<]+)<', made) == [("b", "LoRA-X"), ("a", "LoRA")]


def test_unreadable_formula_is_code() -> None:
    """A formula that cannot be converted is shown as its TeX."""
    assert title_html("A $x_1_2$ B") == "A <code>x_1_2</code> B"
