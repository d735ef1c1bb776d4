"""Whatever is pasted, its listings are together the paste, byte for byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.holdings import held_by

GOLDEN = Path(__file__).parents[1] / "reading" / "golden_dumps"
PASTES = [yaml.safe_load(path.read_text("utf-8"))["input"].encode() for path in GOLDEN.iterdir()]
PIECES = st.one_of(
    st.sampled_from(sorted(PASTES)),
    st.binary(max_size=20),
    st.sampled_from([b"\n\n", b"\r\n", b"\n", "\u2028".encode(), b"new\n"]),
)


@given(st.lists(PIECES, min_size=1, max_size=5))
def test_nothing_is_lost(pieces: list[bytes]) -> None:
    """The parts of any paste are the paste, and what holds no part says why."""
    paste = b"".join(pieces)
    holding = held_by(paste, "paste", date(2026, 6, 30))
    if holding.parts:
        assert b"".join(part.data for part in holding.parts) == paste
        assert all(part.entries for part in holding.parts)
    else:
        assert holding.in_doubt
