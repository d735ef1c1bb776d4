"""An abstract is split where a person sees a sentence end, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("We test GPT-4.", "We win."),
        ("Models (e.g. GPT-4, i.e. large ones) vs. humans, cf. Fig. 2, score 3.5.", "Good!"),
        ("Smith et al. (2020) say so.", "We don't."),
        ("It follows Smith et al.", "However, it is new."),
        ("We use images, text, etc.", "The rest is noise."),
        ("C. elegans and J. R. Smith agree.", "So do we."),
        ("Is it safe?", "“Yes,” they say.", "(1) We show how."),
        ("See https://a.org/x.y?z. for more.",),
        ("The bound is $n. We$ here.", "$k$ is small."),
        ("We serve it.", "vLLM is fast.", "3D is hard."),
        ("The U.S. Department said no.", "In the U.S. it is so."),
        ("A Dr. Who of No. 5.", "End"),
        ("He said “stop.”", "Then he left."),
        ("Two points: (i) here.", "(ii) To be sure."),
        ("We fly in PP.", "With it, see pp. 5 and Fig. 2."),
        ("Wait... for it.",),
    ],
)
def test_split(sentences: tuple[str, ...]) -> None:
    """Abbreviations, initials, decimals, addresses and formulas do not end a sentence."""
    assert split_sentences(" ".join(sentences)) == sentences


@given(st.text(st.sampled_from("aA1 .!?\"'()$e.g,\n") | st.characters()))
def test_nothing_is_lost(text: str) -> None:
    """The sentences, joined by single spaces, are the text again."""
    assert " ".join(split_sentences(text)) == text


@pytest.mark.parametrize("piece", [". A", "$. A", "a. $x$ B", "e.g. "])
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand sentence ends are read as quickly as other text of that length."""
    assert " ".join(split_sentences(piece * 20_000)) == piece * 20_000
