"""The glossary's pages: what a term means, and ways to each letter."""

from __future__ import annotations

from generator.rendering.glossary_pages import TERMS_ON_A_PAGE, glossary_pages
from tests.rendering.made import TITLES, hrefs, texts, view
from tests.world import dump, entry


def test_a_term() -> None:
    """A system's entry names the paper that introduces it."""
    glossary = next(glossary_pages(view()))
    terms = texts(glossary, "dt")
    assert "KiteNet system" in terms
    at = terms.index("KiteNet system")
    assert TITLES[0] in texts(glossary, "dd")[at]


def test_letters() -> None:
    """Each letter leads to its first term; what begins with none of them stands at the end."""
    papers = [entry(f"{name}: A Title", "") for name in ("Zip4D", "4Kites", "Kite2", "KiteNet")]
    (page,) = glossary_pages(view(dump("2025-01-01-terms", papers)))
    assert texts(page, ".pd-letters a") == ["K", "Z", "0–9 and others"]
    assert hrefs(page, ".pd-letters a") == ["#letter-k", "#letter-z", "#letter-other"]
    assert [t.split()[0] for t in texts(page, "dt")] == ["Kite2", "KiteNet", "Zip4D", "4Kites"]
    assert [t.split()[0] for t in texts(page, "dt[id]")] == ["Kite2", "Zip4D", "4Kites"]


def test_letters_on_other_pages() -> None:
    """A long glossary has several pages, each with ways to all letters, which begin once."""
    papers = [entry(f"Kite{n}x: A Title", "") for n in range(TERMS_ON_A_PAGE)]
    papers.append(entry("Zip4D: A Title", ""))
    first, second = glossary_pages(view(dump("2025-01-01-terms", papers)))
    assert hrefs(first, ".pd-letters a") == ["#letter-k", "../glossary/page-2/#letter-z"]
    assert hrefs(second, ".pd-letters a") == ["../../glossary/#letter-k", "#letter-z"]
    assert texts(second, "dt[id]") == texts(second, "dt")
