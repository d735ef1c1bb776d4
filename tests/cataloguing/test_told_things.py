"""What a text tells of a name: whether the thing is a benchmark, and what its name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.told_things import told_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We present KiteX (Kites), a large benchmark for lines.", "benchmark"),
        ("KiteX is a benchmark dataset that tests kites.", "benchmark"),
        ("We introduce a new dataset of kites called KiteX.", "dataset"),
        ("We build the corpus KiteX.", "dataset"),
        ("We fly KiteX, a simple framework for benchmarks.", "system"),
        ("We propose a benchmarking framework, KiteX, and a dataset.", "system"),
        ("On the LIBERO benchmark, KiteX flies.", ""),
        ("Trained on only a small dataset, KiteX flies.", ""),
        ("We present KiteX-2, a benchmark.", ""),
        ("KiteX flies.", ""),
    ],
)
def test_what_a_thing_is(text: str, kind: str) -> None:
    """What stands right after a name, or right before it where something is introduced."""
    assert told_of("KiteX", text).kind == kind


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("We fly TIDE (Thin Indian Dyed Embroidery).", "Thin Indian Dyed Embroidery"),
        ("We fly TIDE (inTerwoven Indian dyed embroidery).", ""),
        ("We fly TIDE (Thin silk kites).", ""),
        ("We fly TIDE (TIDE is our tool for it).", ""),
        ("Thin Indian Dyed Embroidery (TIDE) is fine.", "Thin Indian Dyed Embroidery"),
        ("We test test-time Indian dyed embroidery (TIDE).", ""),
    ],
)
def test_what_a_name_means(text: str, meaning: str) -> None:
    """The words beside a name, one of the two in brackets, that hold its letters in order."""
    assert told_of("TIDE", text).meaning == meaning


@given(st.text("KiteX ,.()a benchmark"), st.sampled_from(["KiteX", "K", " "]))
def test_any_text(text: str, name: str) -> None:
    """Whatever the text, what a name means stands in it."""
    assert told_of(name, text).meaning.casefold() in text.casefold()
