"""Each paper's neighbours come with a reason, the curator's own choice first."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Set
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.related import SHOWN, related_of
from generator.model.judgement import Mention
from generator.model.paper import Paper, PaperId, PaperLink
from tests.world import BREAD, KITES, OWLS, TEXTS, note, paper

CODE = (PaperLink("https://github.com/a/kites", "code", "a/kites"),)
ARCHIVE = [
    paper("Kites", KITES),
    paper("More Kites", f"{KITES} And bread."),
    paper("Bread", BREAD),
    paper("More Bread", f"{BREAD} And kites."),
    paper("Owls", OWLS),
    paper("Silence", ""),
]
NAMES = {str(one.id): one.id for one in ARCHIVE}
TOYS: Mapping[PaperId, Set[str]] = defaultdict(lambda: frozenset({"toys"}))
"""Every paper's topic."""


def ids(papers: list[Paper], of: str, names: dict[str, PaperId] = NAMES) -> list[str]:
    """The ids of a paper's related ones."""
    return [one.id for one in related_of(Archive(papers), {}, names, TOYS)[PaperId(of)]]


def with_note(index: int, **more: Any) -> list[Paper]:
    """The archive, with a note on one of its papers."""
    old = ARCHIVE[index]
    new = paper(old.title, old.abstract, note=note(old.id, **more))
    return [*ARCHIVE[:index], new, *ARCHIVE[index + 1 :]]


def test_by_shared_terms() -> None:
    """Papers that share telling words are related, and those words are the reason."""
    first, *_ = related_of(Archive(ARCHIVE), {}, NAMES, TOYS)[PaperId("kites")]
    assert first.id == "more-kites"
    assert 0 < first.score <= 1
    assert all(term in KITES.casefold() for term in first.reason.split(", "))


def test_no_subject_in_common() -> None:
    """Papers that share no topic and no tag must share more words; the same text is enough."""
    own = defaultdict(frozenset, {PaperId("kites"): frozenset({"toys"})})
    papers = [paper("Kites", "Kites fly. Lines pull kites."), *ARCHIVE[2:]]
    assert ids(papers, "kites", {}) == ["more-bread"]
    assert related_of(Archive(papers), {}, {}, own)[PaperId("kites")] == ()
    twins = [paper("Kites", KITES), paper("More Kites", f"{KITES} Again."), *ARCHIVE[2:]]
    (found, *_) = related_of(Archive(twins), {}, {}, own)[PaperId("kites")]
    assert found.id == "more-kites"


def test_a_phrase_in_common() -> None:
    """Where papers share no subject, a phrase of several words may do, but none that all say."""
    nothing: Mapping[PaperId, Set[str]] = defaultdict(frozenset)
    for phrase, found in (("silk boat", ["b"]), ("machine learning", [])):
        said = f"{phrase}, {phrase}, {phrase.split()[0]}. "
        papers = [paper("A", said + KITES), paper("B", said + OWLS), *ARCHIVE[::2]]
        related = related_of(Archive(papers), {}, {}, nothing)[PaperId("a")]
        assert [one.id for one in related if phrase in one.reason] == found


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Kites https://a.io/kitelab are massive.",
            "Of massive kites, see https://b.io/kitelab.",
            "kites",
        ),
        (
            "Aerial kite festivals (AKF): AKF.",
            "We need an aerial kite festival (AKF), not AKF.",
            "aerial kite festival",
        ),
        ("Massive owls.", "A massive oven.", "massive"),
        ("Kite- Kite line of KN2.", "Our Kite- Kite line and KN2.", "kite- kite, KN2"),
    ],
)
def test_reasons_say_something(one: str, other: str, reason: str) -> None:
    """No reason is an address, an acronym of another, or idle, unless nothing else is shared."""
    papers = [paper("One", one), paper("Other", other), *ARCHIVE[2:]]
    (found, *_) = related_of(Archive(papers), {}, {}, TOYS)[PaperId("one")]
    assert (found.id, found.reason) == ("other", reason)


def test_the_curator_comes_first() -> None:
    """What a note relates comes first, by id or title, even where words relate it too."""
    chosen = with_note(0, related=["owls", "More Kites"])
    related = related_of(Archive(chosen), {}, NAMES, TOYS)[PaperId("kites")]
    assert [one.id for one in related[:2]] == ["owls", "more-kites"]
    assert {one.reason for one in related[:2]} == {"the curator’s choice"}
    assert len({one.id for one in related}) == len(related)


def test_the_curator_removes() -> None:
    """What a note says is not related is left out, however alike; a paper is not its own."""
    assert "more-kites" not in ids(with_note(0, not_related=["More Kites"]), "kites")
    assert "kites" not in ids(with_note(0, related=["kites"]), "kites")


def test_unknown_and_hidden_papers_are_left_out() -> None:
    """A name that nobody bears, or a paper that isn't shown, is nobody's neighbour."""
    names = NAMES | {"hidden": PaperId("hidden")}
    assert {"hidden", "missing"}.isdisjoint(
        ids(with_note(4, related=["hidden", "missing"]), "owls", names)
    )


def test_names_and_code() -> None:
    """A paper whose system the text names is related, and one with the same code, both ways."""
    papers = [paper("Kites", KITES, links=CODE), paper("Owls", OWLS, links=CODE), *ARCHIVE[2:4]]
    mentions = {PaperId("kites"): (Mention(PaperId("bread"), "BreadNet"),)}
    related = related_of(Archive(papers), mentions, {}, TOYS)
    assert [(one.id, one.reason) for one in related[PaperId("kites")][:2]] == [
        ("bread", "names BreadNet"),
        ("owls", "same code"),
    ]
    assert ("kites", "same code") in [(one.id, one.reason) for one in related[PaperId("owls")]]


def test_project_pages() -> None:
    """Papers of one project are related, after those of one code."""
    project = (PaperLink("https://kites.org", "project", "kites.org"),)
    papers = [
        paper("Kites", KITES, links=CODE + project),
        paper("Bread", BREAD, links=project),
        paper("Owls", OWLS, links=CODE),
    ]
    related = related_of(Archive(papers), {}, {}, TOYS)[PaperId("kites")]
    assert [(one.id, one.reason) for one in related] == [
        ("owls", "same code"),
        ("bread", "same project"),
    ]


def test_small_archives() -> None:
    """An archive of no, one or two papers has nothing to compare, and says so quietly."""
    for count in range(4):
        assert set(related_of(Archive(ARCHIVE[:count]), {}, {}, TOYS)) == {
            one.id for one in ARCHIVE[:count]
        }


def test_what_takes_long_to_import_is_left_alone() -> None:
    """Numpy is imported only when papers' words must really be looked into."""
    asked = "import sys, generator.cataloguing.site; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


sentences = st.lists(st.sampled_from(" ".join(TEXTS).split(". ")), max_size=4)


@given(st.lists(sentences, max_size=9), st.randoms(use_true_random=False))
def test_laws(abstracts: list[list[str]], random: Random) -> None:
    """Neighbours are other papers, few, with reasons, as near from either side, in any order."""
    papers = [paper(f"Paper {n}", ". ".join(each)) for n, each in enumerate(abstracts)]
    found = related_of(Archive(papers), {}, {}, TOYS)
    assert related_of(Archive(random.sample(papers, len(papers))), {}, {}, TOYS) == found
    near = {(one, other.id): other.score for one, every in found.items() for other in every}
    for one, every in found.items():
        assert len(every) <= SHOWN
        assert all(other.id != one and other.reason for other in every)
        assert list(every) == sorted(every, key=lambda other: (-other.score, other.id))
    for (one, other), score in near.items():
        assert near.get((other, one), score) == score
