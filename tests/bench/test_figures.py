"""Figures are looked up, compared and printed as they were measured; nothing is made up."""

from __future__ import annotations

import json

import pytest

from bench.figures import BYTES, COUNT, HUGO, OURS, SECONDS, Figure, Figures
from bench.measuring import stages
from bench.reporting import COLD_WALL, document, report, table, written

FIGURES = Figures(
    [
        Figure(OURS, 1000, COLD_WALL, SECONDS, (3.0, 1.0, 2.0)),
        Figure(OURS, 10_000, COLD_WALL, SECONDS, (20.0,)),
        Figure(HUGO, 1000, COLD_WALL, SECONDS, (4.0,)),
    ]
)


def test_a_figure_is_the_median() -> None:
    """Of several measurements the middle one counts."""
    assert FIGURES.value(OURS, 1000, COLD_WALL) == 2.0


def test_ratios_are_of_what_was_measured() -> None:
    """A ratio needs both figures: nothing is extrapolated."""
    assert FIGURES.ratio(1000, COLD_WALL, HUGO, COLD_WALL) == 0.5
    assert FIGURES.ratio(10_000, COLD_WALL, HUGO, COLD_WALL) is None


def test_growth_is_the_slope_between_two_sizes() -> None:
    """Ten times the time for ten times the papers is an exponent of 1."""
    assert FIGURES.growth(OURS, COLD_WALL, 1000, 10_000) == pytest.approx(1.0)
    assert FIGURES.growth(HUGO, COLD_WALL, 1000, 10_000) is None


def test_a_report_shows_gaps_as_gaps() -> None:
    """Every figure, ratio and exponent is in the text, and a dash where nothing was measured."""
    text = " ".join(report({"cores": "2"}, FIGURES).split())
    assert "cold build: wall 2.00 s 20.00 s" in text
    assert "cold build: wall 4.00 s –" in text
    assert "cold build: wall / Hugo 0.5 –" in text
    assert "this digest: cold build: wall 1.00" in text


def test_the_document_has_every_measurement() -> None:
    """The JSON holds the machine, the single values, their median and the ratios."""
    found = json.loads(document({"cores": "2"}, FIGURES))
    assert found["machine"] == {"cores": "2"}
    assert found["figures"][0]["values"] == [3.0, 1.0, 2.0]
    assert [ratio["ratio"] for ratio in found["ratios"]] == [0.5]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, SECONDS, "–"),
        (0.256, SECONDS, "0.26 s"),
        (145.2, SECONDS, "145 s"),
        (999, BYTES, "999 B"),
        (14_000, BYTES, "14.0 KB"),
        (-2e6, BYTES, "-2.0 MB"),
        (1.9e9, BYTES, "1.9 GB"),
        (10_000, COUNT, "10,000"),
    ],
)
def test_units_fit(value: float | None, unit: str, text: str) -> None:
    """A figure is printed in the unit that people would say it in."""
    assert written(value, unit) == text


def test_tables_are_aligned() -> None:
    """The first column is flush left, the others flush right."""
    assert (
        table(["a", "b"], [["long", "1"], ["x", "22"]]) == "a      b\n--------\nlong   1\nx     22"
    )


def test_stages_are_what_builds_report() -> None:
    """Each `Name: … in S s` of a build's output is a stage, whatever stands before it."""
    said = "INFO    -  digest: Search index: 92 records in 0.9 s\nINFO - Papers: 92, dumps: 2\n"
    assert stages([said, said]) == {"search index": (0.9, 0.9)}
