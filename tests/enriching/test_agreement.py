"""A candidate counts only if title and abstract agree; what nearly does is doubtful."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.enriching.agreement import best_match, contradicts
from generator.enriching.candidates import Candidate, candidate
from generator.model.content import Facts
from generator.model.problems import Place
from tests.enriching.asking import question
from tests.world import BREAD, KITES, OWLS

TITLE = "Kites in a Network"
HALF = KITES[: len(KITES) // 2]
REWRITTEN = (
    "Kites lose height when the wind drops. We present a learned controller of lines, train it "
    "with thousands of simulated gusts, and hand it to children of all ages on several beaches. "
    "Most of them kept every kite in the air for longer than anyone had thought to be possible."
)
"""A fifth of its word triples is the first abstract's."""


def one(title: str = TITLE, abstract: str = KITES, **more: Any) -> Candidate:
    """A paper that a source has."""
    found = candidate(abstract, {"title": title, **more})
    assert found
    return found


SURE, DOUBTFUL, NO = "sure", "doubtful", "no"


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        (TITLE, KITES, SURE),
        ("KITES in a network.", KITES.replace(". ", ".\n"), SURE),
        ("Kites in a Networks", KITES, SURE),
        ("Kites in a Network: Later", KITES, DOUBTFUL),
        (TITLE, KITES[:200] + " …", SURE),
        (TITLE, f"{KITES} {OWLS}", SURE),
        (TITLE, "", DOUBTFUL),
        (TITLE, "Kites lose height.", DOUBTFUL),
        (TITLE, REWRITTEN, DOUBTFUL),
        ("Another Name for It", KITES, DOUBTFUL),
        (TITLE, BREAD, NO),
        ("Kites", "", NO),
        ("Kites", BREAD, NO),
        ("Kites in a Network of Bakeries", "", NO),
        ("Something Else", BREAD, NO),
    ],
)
def test_agreement(title: str, abstract: str, expected: str) -> None:
    """Both agree: sure. One agrees and the other does not contradict: doubtful. Else no match."""
    match = best_match(question(TITLE), [one(title, abstract)])
    assert expected == ((SURE if match.sure else DOUBTFUL) if match else NO)


def test_a_cut_abstract_agrees() -> None:
    """An abstract that the dump has in part is that part of the source's."""
    match = best_match(question(TITLE, HALF), [one()])
    assert match
    assert (match.sure, match.similarity) == (True, 1.0)


def test_latex_does_not_matter() -> None:
    """Title and abstract are compared as they read, not as they were set."""
    ours = question(TITLE, KITES.replace("forty heights", "40% heights"))
    set_in_latex = KITES.replace("forty heights", r"\emph{40\% heights}")
    match = best_match(ours, [one(r"\textbf{Kites} in a Network", set_in_latex)])
    assert match
    assert (match.sure, match.similarity) == (True, 1.0)


def test_numbers_in_titles_differ() -> None:
    """The second part of a paper isn't the first, though all the rest is the same."""
    match = best_match(question("Kites in a Network, Part I"), [one("Kites in a Network, Part II")])
    assert match
    assert not match.sure


def test_without_an_abstract_of_our_own() -> None:
    """A listing without abstracts gives only doubtful matches, but by an id of its own."""
    bare = question(TITLE, "")
    assert [m.sure for m in [best_match(bare, [one()])] if m] == [False]
    by_id = best_match(
        question(TITLE, "", given="2410.05434"), [one(arxiv="2410.05434", abstract=OWLS)]
    )
    assert by_id
    assert by_id.sure


def test_an_id_that_is_known() -> None:
    """Of a paper whose id is known only that id counts, and only if something agrees."""
    ours = question(TITLE, given="2410.05434")
    renamed = best_match(ours, [one("Another Name for It", arxiv="2410.05434")])
    assert renamed
    assert renamed.sure
    assert best_match(ours, [one(arxiv="2410.99999")]) is None
    assert best_match(ours, [one("Owls", OWLS, arxiv="2410.05434")]) is None
    other = contradicts(ours, [one("Owls", OWLS, arxiv="2410.05434")])
    assert other
    assert other.said.title == "Owls"
    assert contradicts(ours, [one(arxiv="2410.05434"), one("Owls", OWLS)]) is None
    assert contradicts(question(TITLE), [one("Owls", OWLS)]) is None


def test_an_id_that_the_curator_called_right() -> None:
    """A curator's word outweighs what title and abstract say."""
    ours = question(TITLE, given="2410.05434", settled=True)
    match = best_match(ours, [one("Owls", OWLS, arxiv="2410.05434")])
    assert match
    assert match.sure


def test_twins() -> None:
    """The nearest of several counts; two papers that are alike make each other doubtful."""
    nearest = best_match(
        question(TITLE), [one(abstract=REWRITTEN, arxiv="2410.00001"), one(arxiv="2410.00002")]
    )
    assert nearest
    assert (nearest.sure, nearest.candidate.said.arxiv) == (True, "2410.00002")
    twins = [one(arxiv="2410.00002"), one(arxiv="2410.00001")]
    for order in (twins, twins[::-1]):
        match = best_match(question(TITLE), order)
        assert match
        assert (match.sure, match.candidate.said.arxiv) == (False, "2410.00001")
    versions = best_match(question(TITLE), [one(arxiv="2410.00001"), one(arxiv="2410.00001")])
    assert versions
    assert versions.sure


def test_a_title_that_it_had_before() -> None:
    """Any title that the paper has had, and any abstract, may agree."""
    ours = replace(question("New Name"), titles=("New Name", TITLE), abstracts=(OWLS, KITES))
    match = best_match(ours, [one()])
    assert match
    assert (match.sure, match.similarity) == (True, 1.0)


@pytest.mark.parametrize(
    "values",
    [
        {"arxiv": "abc"},
        {"arxiv": 2410.05434},
        {"authors": "Ada Aloft"},
        {"authors": ["Ada Aloft", None]},
        {"authors": ["x" * 201]},
        {"authors": [":"]},
        {"authors": ["a"] * 5_001},
        {"published": "2024-13-41"},
        {"published": "soon"},
        {"year": 20240},
        {"year": "2024"},
        {"venue": "x" * 301},
        {"venue": {"name": "ACL"}},
        {"comment": "x" * 601},
        {"doi": "10.48550/arXiv.2410.05434"},
        {"doi": "javascript:alert(1)"},
        {"code": "javascript:alert(1)"},
        {"code": "https://user:word@example.org/"},
        {"project": "https://\u0430pple.example.org/"},
        {"categories": [5]},
    ],
)
def test_values_that_cannot_be(values: dict[str, Any]) -> None:
    """What a line of facts could not hold, or a link not lead to, is left out; the rest counts."""
    assert one(**values).said == Facts(TITLE, Place(""))


def test_authors_that_are_no_names() -> None:
    """Signs between the authors are no authors; of a list that isn't whole nothing is kept."""
    assert one(authors=["A Lab", ":", "Ada  Aloft"]).said.authors == ("A Lab", "Ada Aloft")


def test_a_text_without_end() -> None:
    """Of a text that is no abstract only a beginning is looked at."""
    assert len(one(abstract=f"{KITES} " * 10_000).abstract) <= 20_000


@pytest.mark.parametrize("title", ["", " \u200b", 5, None, "x" * 1_001])
def test_candidates_have_titles(title: Any) -> None:
    """What has no title, or none that could be one, is no paper."""
    assert candidate(KITES, {"title": title, "arxiv": "2410.05434"}) is None
