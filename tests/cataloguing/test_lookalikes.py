"""What only looks like LaTeX is found as whole runs of signs; what is LaTeX is never among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.lookalikes import lookalikes

SIGNS = st.text(st.sampled_from("\\\\\\{}xu041a'\"`~^=.%&_ n:/") | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"in C:\new\temp at \alpha", [r"C:\new\temp"]),
        (r"\ours alone, and \method{} too", []),
        (r"\ours beside \x41", [r"\ours", r"\x41"]),
        (r"\emph{this} beside \x41", [r"\x41"]),
        (r"a \{ without a partner", [r"\{"]),
        (r"a set \{a, b\}", []),
        ("no backslash", []),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    """A run that can't be LaTeX is found, and beside it each that need not be."""
    assert [text[start:end] for start, end in lookalikes(text)] == found


@given(SIGNS)
def test_runs_are_whole(text: str) -> None:
    """Runs come in order, without blanks, with blanks or an end on both sides."""
    last = 0
    for start, end in lookalikes(text):
        assert last <= start < end
        assert text[start:end].split() == [text[start:end]]
        assert not text[start - 1 : start].strip() or start == 0
        assert not text[end : end + 1].strip()
        last = end
