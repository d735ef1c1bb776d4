"""The map: like papers lie near each other, and new papers move none that is there."""

from __future__ import annotations

import math

import pytest

from generator.cataloguing import basis
from generator.cataloguing.atlas import SIDE
from generator.cataloguing.site import catalogue
from generator.model.content import Dump
from generator.model.paper import PaperId
from generator.model.site import Atlas
from tests.world import TEXTS, content, dump, entry, note

SUBJECTS = ("Kites", "Bread", "Harbours", "Owls")
WORDS = "red green blue old young quick slow heavy light early late loud".split()


def listing(slug: str, numbers: range) -> Dump:
    """Papers of each subject, each with a word or two of its own."""
    return dump(
        slug,
        [
            entry(f"{subject} {WORDS[n % 12]} {n}", f"{text[n:]} {WORDS[n % 12]} {WORDS[n // 2]}.")
            for n in numbers
            for subject, text in zip(SUBJECTS, TEXTS, strict=True)
        ],
    )


FIRST = listing("2025-01-01-a", range(8))


def atlas(*dumps: Dump, **more: object) -> Atlas:
    """The map of these dumps."""
    return catalogue(content(*dumps, **more)).atlas  # type: ignore[arg-type]  # as a content takes them


def away(one: PaperId, other: PaperId, on: Atlas) -> float:
    """How far two papers lie from each other."""
    first, second = on.spots[one], on.spots[other]
    return math.hypot(first.x - second.x, first.y - second.y)


def test_like_papers_lie_near() -> None:
    """Papers of one subject are nearer to each other than to those of another."""
    drawn = atlas(FIRST)
    subject = {paper: paper.split("-")[0] for paper in drawn.spots}
    for paper in drawn.spots:
        others = sorted((o for o in drawn.spots if o != paper), key=lambda o: away(paper, o, drawn))
        assert {subject[other] for other in others[:3]} == {subject[paper]}


def test_everything_is_on_the_map() -> None:
    """Each paper has a spot within the map, and a region that is there and has a name."""
    drawn = atlas(FIRST)
    assert len(drawn.spots) == 32
    for spot in drawn.spots.values():
        assert 0 <= spot.x <= SIDE
        assert 0 <= spot.y <= SIDE
        assert drawn.regions[spot.region].words


def test_new_papers_move_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the archive has grown by a share, the papers that are there stay where they are."""
    monkeypatch.setattr(basis, "FEW", 32)
    before, after = atlas(FIRST), atlas(FIRST, listing("2025-02-01-b", range(8, 9)))
    assert len(after.spots) == 36
    assert {paper: after.spots[paper] for paper in before.spots} == dict(before.spots)
    assert after.regions == before.regions


def test_notes_move_no_paper() -> None:
    """A hidden paper leaves the others where they are."""
    hidden = PaperId("kites-red-0")
    before, after = atlas(FIRST), atlas(FIRST, notes=[note(hidden, hide=True)])
    assert {paper: s for paper, s in before.spots.items() if paper != hidden} == dict(after.spots)


def test_few_papers() -> None:
    """Very few papers have no map; papers without words in common have one all the same."""
    assert atlas(dump("2025-01-01-a", [entry("Kites", TEXTS[0])])) == Atlas()
    apart = [entry(title, text) for title, text in zip(SUBJECTS, TEXTS, strict=True)]
    assert set(atlas(dump("2025-01-01-a", apart)).spots) <= {"kites", "bread", "harbours", "owls"}
    assert atlas(dump("2025-01-01-a", [entry(f"{n}", "") for n in range(1, 9)])) == Atlas()
