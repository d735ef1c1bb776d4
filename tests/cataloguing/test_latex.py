"""LaTeX rests become what a person reads, and nothing readable is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.latex import clean_latex, is_cut

CASES = yaml.safe_load((Path(__file__).parent / "golden_latex.yaml").read_text("utf-8"))
TEX = st.text(st.sampled_from(r"\${}~`'^_%&#-() abcB19é.*,") | st.characters(), max_size=60)
COMMANDS = st.lists(
    st.sampled_from(
        [
            r"\textbf{",
            "}",
            "{",
            "{a ",
            "a ",
            "**a",
            "a^2",
            "a_2^",
            "$",
            r"\(",
            r"\)",
            r"\cite{",
            r"\frac{",
            "``",
            "''",
            r"\'e",
            "~",
            "--",
            r"\href{",
            "https://a.org/x",
            "{}",
            "x",
            " ",
            r"\ours",
            r"\\",
            "5",
            "^{2}",
            "_",
            "%",
        ]
    ),
    max_size=20,
).map("".join)


@pytest.mark.parametrize("case", CASES, ids=[case["input"][:40] for case in CASES])
def test_golden(case: dict[str, str]) -> None:
    """Each LaTeX rest becomes the text of its golden case."""
    assert clean_latex(case["input"]) == case["output"]


@pytest.mark.parametrize("case", CASES, ids=[case["output"][:40] for case in CASES])
def test_clean_text_stays(case: dict[str, str]) -> None:
    """Text that is clean already stays as it is."""
    assert clean_latex(case["output"]) == case["output"]


@given(st.text(st.characters(exclude_characters="\\$~{}`'\"^-<")).filter(lambda t: "ast" not in t))
def test_plain_text_is_untouched(text: str) -> None:
    """Text without any sign that LaTeX uses comes back unchanged."""
    assert clean_latex(text) == text or "times" in text


@given(TEX | COMMANDS)
def test_never_raises(text: str) -> None:
    """No text makes it fail."""
    assert isinstance(clean_latex(text), str)


@given(st.lists(st.sampled_from(["alpha1", "5%", "10", "(x)", "$5", "{a", "b}", "word", r"50\%"])))
def test_no_word_is_lost(words: list[str]) -> None:
    """Words, numbers and per cent signs are still there, whatever dollars stand between them."""
    cleaned = clean_latex(" ".join(words))
    assert all(word.strip("{}$").replace("\\", "") in cleaned for word in words)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "{a ",
        "**a",
        "a^2",
        "a_2^",
        "$",
        r"\a",
        "\\",
        r"\(",
        "``",
        "~",
        r"\textbf{",
        "$$",
        "RRTast ",
        "BCast ",
        r"\\A",
        r"\\ A",
        r"\,",
        r"C:\a ",
        r"\{",
        "$a",
        "$<a=",
        "a--",
        r"\frac{a}{",
        '"',
    ],
)
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand times the same sign is read as quickly as other text of its length."""
    assert clean_latex(piece * 20_000) is not None


SENTENCE = "The agent learns to act safely in a world that it has never seen. "


@pytest.mark.parametrize(
    ("ending", "cut"),
    [
        ("and then the models are", True),
        ("and then we stop.", False),
        ("and then we stop (really!)", False),
        ("Code: https://github.com/a/b", False),
        ("as they say “stop.”", False),
    ],
)
def test_cut(ending: str, cut: bool) -> None:
    """A long abstract that ends in mid-sentence is cut; an address may end one as well."""
    assert is_cut(SENTENCE * 28 + ending) is cut


def test_short_is_never_cut() -> None:
    """A short abstract is never taken for cut: arXiv cuts at 1,920 characters."""
    assert not is_cut("A short abstract without an end")
