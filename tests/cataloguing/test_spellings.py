"""A tag bears the name that papers give the thing in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.spellings import as_in_text, name_of_spellings


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        ({"Kalman filters": 4, "Kalman Filters": 1}, "Kalman filters"),
        ({"box kites": 2, "Box Kites": 3}, "box kites"),
        ({"3D kites": 2, "3D Kites": 1}, "3D kites"),
        ({"AR": 9, "autoregressive": 1}, "autoregressive"),
        ({"AR": 9}, "AR"),
        ({"LoRA": 2, "lora": 1}, "LoRA"),
        ({"box-kite": 1, "box kite": 2}, "box kite"),
    ],
)
def test_names(spellings: dict[str, int], name: str) -> None:
    """The commonest spelling counts; capitals do where nearly all write them."""
    assert name_of_spellings(spellings) == name


def test_headings() -> None:
    """What only headings have is written as a text would."""
    assert as_in_text("Box Kites of LoRA in 3D") == "box kites of LoRA in 3D"


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 9), min_size=1))
def test_any_spellings(spellings: dict[str, int]) -> None:
    """The name is one of the spellings but for its capitals."""
    name = name_of_spellings(spellings)
    assert name.casefold() in {form.casefold() for form in spellings}
