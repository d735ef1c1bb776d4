"""Former addresses of digests lead on to what they are called now."""

from __future__ import annotations

from generator.rendering.moved_digests import moved_digests
from generator.rendering.paging import ON_A_PAGE
from tests.rendering.made import front_matter, hrefs, texts, view
from tests.world import KITES, dump, entry, reference

MANY = [entry(f"Kite Number {n}", f"{n}. {KITES[n % 90 :]}") for n in range(ON_A_PAGE + 1)]


def test_a_renamed_digest() -> None:
    """Each page that the digest may have had under its old name leads to the digest, unfound."""
    renamed = dump("2025-02-01-kites", MANY, also=(reference("2025-01-01-kites"),))
    found = {page.path: page for page in moved_digests(view(renamed))}
    assert list(found) == ["digests/2025-01-01-kites.md", "digests/2025-01-01-kites/page-2.md"]
    own, second = found.values()
    assert texts(own, "h1") == ["This digest has moved"]
    assert hrefs(own) == ["../../digests/2025-02-01-kites/"]
    assert hrefs(second) == ["../../../digests/2025-02-01-kites/"]
    for page in found.values():
        assert "refresh" in front_matter(page)["head"]
        assert front_matter(page)["search"] == {"exclude": True}


def test_links_by_the_old_name() -> None:
    """Prose that names the digest by an old name, or its file, leads to it."""
    targets = view(dump("2025-02-01-b", MANY, also=(reference("2025-01-01-b"),))).site.targets
    for name in ("2025-01-01-b", "digests/2025-01-01-b", "dumps/2025-01-01-b.txt"):
        assert targets[name].path == "digests/2025-02-01-b.md"
