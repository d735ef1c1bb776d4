"""The page of trends: numbers in tables, which pictures repeat, and which lead to papers."""

from __future__ import annotations

from typing import Any

from generator.rendering.trends_page import LARGEST, trends_pages
from tests.rendering.made import front_matter, hrefs, html, texts, view
from tests.world import KITES, dump, entry, note, topic

KITE = entry("Kite 1", f"1 {KITES}")
OLD = dump("2025-01-01-old", [KITE, *(entry(f"Loaf {n}", f"Loaf {n} & bread.") for n in range(4))])
NEW = dump("2025-06-01-new", [entry(f"Kite {n}", f"{n} {KITES}") for n in range(2, 6)])
TOPICS = [topic("kites", ["kite"]), topic("wind", ["wind"]), topic("bread", ["bread"])]


def page(*dumps: Any, **more: Any) -> Any:
    """The page of these dumps."""
    (made,) = trends_pages(view(*(dumps or (OLD, NEW)), **{"topics": TOPICS, **more}))
    return made


def test_topics_over_time() -> None:
    """A topic's row has its papers, those of late, and a bar for each span with its numbers."""
    made = page()
    rows = [row.css("th, td")[:3] for row in html(made).css("table:not(.pd-heat) tbody tr")]
    said = [tuple(cell.text().strip() for cell in row) for row in rows]
    assert said[0] == ("Kites", "5", "4 ▲")
    assert ("Bread", "4", "0 ▼") in said
    bars = [bar.text() for bar in html(made).css("svg")[0].css("title")]
    assert bars == ["1 January 2025: 1 of 5", "1 June 2025: 4 of 4"]
    assert "Kites: 1, 4" in [svg.attributes["aria-label"] for svg in html(made).css("svg")]


def test_overlaps_lead_to_browse() -> None:
    """Where two topics share papers, their number leads to these; pairs stand once."""
    made = page()
    assert hrefs(made, ".pd-heat a") == ["../browse/?topic=wind&topic=kites"]
    assert texts(made, ".pd-heat a") == ["5"]
    many = [topic(f"t{n:02}", [f"{n}x"]) for n in range(LARGEST + 2)]
    listed = dump("2025-01-01-a", [entry(f"{n}x", f"{n} {KITES}") for n in range(LARGEST + 2)])
    assert len(texts(page(listed, topics=many), ".pd-heat tbody tr")) == LARGEST


def test_terms() -> None:
    """A tag that came up of late rises, and one of old papers alone falls."""
    tagged = [note(f"kite-{n}", tags=["new thing"]) for n in range(2, 6)]
    tagged += [note(f"loaf-{n}", tags=["old thing"]) for n in range(4)]
    made = page(notes=tagged)
    assert "new thing 4, before 0" in texts(made, "section[aria-labelledby=Rising] li")
    assert "old thing 0, before 4" in texts(made, "section[aria-labelledby=Falling] li")


def test_one_dump_has_no_trend() -> None:
    """Where everything came at once nothing is of late; without papers the page says so."""
    made = page(OLD)
    assert "Recent" not in texts(made, "th")
    assert texts(made, "section") == []
    assert "nothing to compare" in texts(page(dump("2025-01-01-a", []), topics=[]), "p")[-1]


def test_no_style_of_its_own() -> None:
    """Pictures have attributes and classes, as a strict policy allows; it loads its own sheet."""
    made = page()
    assert html(made).css("[style], style, script") == []
    assert "assets/map.css" in front_matter(made)["head"]
