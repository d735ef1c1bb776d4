"""Trends: spans of time that a picture can tell apart, and changes that are told only if sure."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.model.paper import PaperId
from generator.rendering.trends import MOST_SPANS, Span, change_of, recent_spans, spans_of

IDS = [PaperId(f"p{n}") for n in range(2000)]


def captured(step: int, many: int) -> dict[PaperId, date]:
    """Papers of which each was captured so many days after the one before."""
    start = date(2020, 1, 1)
    return {IDS[n]: start + timedelta(days=n * step) for n in range(many)}


def test_spans_grow_with_the_time() -> None:
    """Days stand by themselves where they are few, else months, quarters or years."""
    names = {
        (1, 3): ("1 January 2020", "3 January 2020"),
        (10, 20): ("January 2020", "July 2020"),
        (30, 40): ("2020, quarter 1", "2023, quarter 1"),
        (100, 60): ("2020", "2036"),
        (300, 60): ("to 2051", "2068"),
    }
    for (step, many), (first, last) in names.items():
        spans, _ = spans_of(captured(step, many))
        assert (spans[0].name, spans[-1].name) == (first, last)


@given(st.integers(1, 400), st.integers(1, 200))
def test_every_paper_is_in_a_span(step: int, many: int) -> None:
    """Spans are few, in order of time, and hold each paper once."""
    days = captured(step, many)
    spans, places = spans_of(days)
    assert 1 <= len(spans) <= MOST_SPANS
    assert sum(span.papers for span in spans) == many
    assert places.keys() == days.keys()
    in_order = [places[paper] for paper in days]
    assert in_order == sorted(in_order)


def test_no_paper() -> None:
    """Of nothing there are no spans, and nothing is recent."""
    assert spans_of({}) == ((), {})
    assert recent_spans(()) == 0


def test_recent() -> None:
    """Recent are the newest spans with a quarter of the papers; one span alone is not."""
    assert recent_spans([Span("a", 60), Span("b", 20), Span("c", 10), Span("d", 10)]) == 1
    assert recent_spans([Span("a", 10), Span("b", 90)]) == 1
    assert recent_spans([Span("a", 10)]) == 0


def test_changes() -> None:
    """What recent papers have has risen, what none has has fallen, an even share neither."""
    recent = set(IDS[:10])
    rising = change_of(IDS[:10], recent, 40)
    assert (rising.recent, rising.before) == (10, 0)
    assert rising.turn > 5
    assert change_of(IDS[10:30], recent, 40).turn < -3
    assert change_of([*IDS[:2], *IDS[10:16]], recent, 40).turn == 0
    assert change_of(IDS[:40], recent, 40).turn == 0
    assert change_of(IDS[:4], set(), 40).turn == 0
