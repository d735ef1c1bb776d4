"""The basis is the beginning of the archive, and changes seldom."""

from __future__ import annotations

import pytest

from generator.cataloguing import basis as module
from generator.cataloguing.basis import Listed, size_of
from tests.world import BREAD, KITES, OWLS, dump, entry, note, paper

FIRST = dump("2025-01-01-a", [entry("Kites", KITES), entry("Bread", BREAD)])
SECOND = dump("2025-01-02-a", [entry("kites!", OWLS), entry("Owls", OWLS)])


def test_size() -> None:
    """A small archive is its own basis; a large one's stays until it has grown by a fifth."""
    assert [size_of(n, 5) for n in (0, 1, 999, 1000)] == [0, 1, 999, 1000]
    sizes = [size_of(n, 5) for n in range(1000, 60_000)]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) < 25
    assert all(n / 1.21 < size <= n for n, size in enumerate(sizes, 1000))


def test_the_first_papers() -> None:
    """Titles count once, as they were captured first, in whatever order the dumps come."""
    texts = Listed([SECOND, FIRST], ()).basis(5).texts()
    assert [text.document for text in texts] == [("Kites", KITES), ("Bread", BREAD), ("Owls", OWLS)]


def test_new_dumps_leave_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """New papers change neither the basis nor its name, while they are few."""
    monkeypatch.setattr(module, "FEW", 10)
    titles = [f"Kites {number}" for number in range(12)]
    ten = dump("2025-01-01-a", [entry(title) for title in titles[:10]])
    one, two = (dump(f"2025-01-0{day}-b", [entry(titles[day + 8])]) for day in (2, 3))
    before, after = Listed([ten], ()).basis(5), Listed([one, ten], ()).basis(5)
    assert (after.name, after.texts()) == (before.name, before.texts())
    grown = Listed([ten, one, two], ()).basis(5)
    assert (len(grown.texts()), grown.name == before.name) == (12, False)
    assert len(Listed([one, ten], ()).basis(32).texts()) == 11


def test_texts_are_clean() -> None:
    """Texts are as papers have them, cleaned, without what a note corrects."""
    listed = dump("2025-01-01-a", [entry("2$\\times$ Kites", ""), entry("Bread", "", summary="B.")])
    curated = paper("Other", note=note("other", title="Other"))
    texts = Listed([listed], [curated]).texts
    assert [text.document for text in texts] == [("2× Kites", ""), ("Bread", "B.")]
