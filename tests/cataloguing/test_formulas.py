"""Formulas are told from money, and those that are just text are read as text."""

from __future__ import annotations

import pytest

from generator.cataloguing.formulas import find_formulas, reading


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("in $O(n)$ and $k$ steps", ["O(n)", "k"]),
        (r"\(a\) and \[b\] and $$c$$", ["a", "b", "c"]),
        ("$a$$b$", ["a", "b"]),
        (r"costs \$5 and $x$", ["x"]),
        ("$5 and $10", []),
        ("US$ 3 and US$ 5", []),
        ("$200 per model, and $x^2$", ["x^2"]),
        ("$", []),
        ("$$", []),
        ("100$ of", []),
        ("from $26.4$ to $34.3$", ["26.4", "34.3"]),
    ],
)
def test_found(text: str, formulas: list[str]) -> None:
    """Dollars around prose, or before an amount, are money; around anything else, a formula."""
    assert [formula.tex for formula in find_formulas(text)] == formulas


@pytest.mark.parametrize(
    ("tex", "text", "variables"),
    [
        (r"\times", "×", False),
        (r"10^{-3}", "10⁻³", False),
        (r"\sim 5{,}000", "∼5,000", False),
        (r"8\times8", "8×8", False),
        ("p<0.05", "p < 0.05", True),
        (r"\alpha", "α", True),
        ("status", "status", False),
        (r"\textbf{x y}", "x y", False),
    ],
)
def test_read_as_text(tex: str, text: str, variables: bool) -> None:
    """Numbers, signs and words are text; single letters are too, but look better in italics."""
    read = reading(tex)
    assert read is not None
    assert (read.text, read.variables) == (text, variables)


@pytest.mark.parametrize("tex", [r"\sqrt{n}", "mn", r"\alpha\beta", "x_{ij}", r"\frac{1}{2}", "{"])
def test_true_formula(tex: str) -> None:
    """Roots, fractions, products and long indices stay formulas."""
    assert reading(tex) is None
