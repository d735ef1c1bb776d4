"""What people have joined is related from either side, and says how."""

from __future__ import annotations

from generator.cataloguing.hand_made import MANY, by_links, by_notes
from generator.model.paper import Paper, PaperId, PaperLink
from tests.world import note, paper

KITES, OWLS, BREAD = PaperId("kites"), PaperId("owls"), PaperId("bread")
NAMES = {str(one): one for one in (KITES, OWLS, BREAD)}


def linking(title: str, url: str, kind: str = "code") -> Paper:
    """A paper with one link."""
    return paper(title, links=(PaperLink(url, kind, "x"),))


def related(**more: object) -> dict[PaperId, list[tuple[str, str]]]:
    """What a note on the paper of kites relates, with the reasons."""
    papers = [paper("Kites", note=note("kites", **more)), paper("Owls"), paper("Bread")]  # type: ignore[arg-type]  # as a note takes them
    found = by_notes(papers, NAMES)
    return {one: [(other.id, other.reason) for other in every] for one, every in found.items()}


def test_a_choice_comes_before_a_link() -> None:
    """What a note relates comes first, then what its text links to."""
    found = related(related=["owls"], body="Beside [[Bread]] and [[owls]].")
    assert found[KITES] == [
        ("owls", "the curator’s choice"),
        ("bread", "the curator's link"),
        ("owls", "the curator's link"),
    ]


def test_both_sides() -> None:
    """A paper that another's note names is related to that one too."""
    assert related(related=["owls"])[OWLS] == [("kites", "the curator’s choice")]
    assert related(body="[[bread]]")[BREAD] == [("kites", "the curator's link")]


def test_links_of_every_kind() -> None:
    """A link may be a name, a title, a note's file, or a page's path."""
    for written in ("[[owls]]", "[[Owls]]", "[x](owls.md)", "[x](../papers/owls.md#note)"):
        assert related(body=f"See {written}.")[KITES] == [("owls", "the curator's link")]


def test_links_to_other_pages_relate_nothing() -> None:
    """A topic, a picture or a name that nobody bears is no paper."""
    assert related(body="[[reasoning]] ![x](owls-at-night.png) [x](https://owls.org)") == {}


def test_one_address() -> None:
    """Papers with the same code are joined, however the address ends."""
    papers = [linking("Kites", "https://x.org/A/"), linking("Owls", "https://x.org/a")]
    assert by_links(papers, "code") == {KITES: [OWLS], OWLS: [KITES]}
    assert by_links(papers, "project") == {}


def test_what_many_use_joins_nobody() -> None:
    """A library that more papers link to than a list shows is a tool of theirs."""
    few = [linking(f"P {n}", "https://x.org/a") for n in range(MANY)]
    assert len(by_links(few, "code")) == MANY
    assert by_links([*few, linking("One more", "https://x.org/a")], "code") == {}
