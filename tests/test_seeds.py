"""The repository's own dumps keep the facts that were counted by hand when they were pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cataloguing.identity import paper_id, title_key
from generator.cataloguing.links import find_urls
from generator.cataloguing.site import catalogue
from generator.model.content import Content
from generator.model.paper import Paper
from generator.model.problems import Level
from generator.model.site import Site
from generator.reading.content import read_content

CONTENT = Path(__file__).parent.parent / "content"
SAFETY, OFFLINE = (
    "2025-03-13-safety-and-continual-learning",
    "2025-08-12-weak-supervision-and-offline-rl",
)
RECUR = [
    "Continual Learning in Neural Networks",
    "Safe Offline Reinforcement Learning with Feasibility-Guided Diffusion Model",
]


@pytest.fixture(scope="module")
def written() -> Content:
    """What stands in `content/`, of the dumps only the first two."""
    read = read_content(CONTENT)
    return Content(
        dumps=tuple(dump for dump in read.dumps if dump.slug in (SAFETY, OFFLINE)),
        notes=read.notes,
        topics=read.topics,
        lists=read.lists,
        facts=read.facts,
        pages=read.pages,
        files=read.files,
        problems=read.problems,
    )


@pytest.fixture(scope="module")
def site(written: Content) -> Site:
    """The catalogue of the first two dumps."""
    return catalogue(written)


@pytest.fixture(scope="module")
def papers(site: Site) -> list[Paper]:
    """All papers, those that a curator hides too."""
    return [*site.papers.values(), *site.hidden]


def test_92_papers(written: Content, papers: list[Paper]) -> None:
    """The 64 and 30 entries are 92 papers with addresses of their own."""
    assert [len(dump.entries) for dump in written.dumps] == [64, 30]
    assert len(papers) == len({paper.id for paper in papers}) == 92


def test_two_recur(papers: list[Paper]) -> None:
    """Two papers are in both dumps, and name both."""
    both = [paper for paper in papers if len({a.digest for a in paper.appearances}) > 1]
    assert sorted(paper.raw_title for paper in both) == RECUR
    assert {tuple(a.digest for a in paper.appearances) for paper in both} == {(SAFETY, OFFLINE)}


def test_every_title_is_a_paper(written: Content, papers: list[Paper]) -> None:
    """Each entry's title is the title of the paper at the address that the title gives."""
    titles = {paper.id: title_key(paper.raw_title) for paper in papers}
    entries = [entry for dump in written.dumps for entry in dump.entries]
    assert [e.title for e in entries if titles[paper_id(e.title)] != title_key(e.title)] == []


def test_no_errors(site: Site) -> None:
    """What is pasted and written here has no error in it."""
    assert [p for p in site.problems if p.level is Level.ERROR] == []


def test_26_abstracts_hold_an_address(written: Content) -> None:
    """26 papers' abstracts hold a web address, 15 of them GitHub's, and none ends in a stop."""
    abstracts = {title_key(e.title): e.abstract for d in written.dumps for e in d.entries}
    found = [urls for urls in map(find_urls, abstracts.values()) if urls]
    every = [url for urls in found for url in urls]
    assert len(found) == 26
    assert sum(any("github.com/" in url for url in urls) for urls in found) == 15
    assert not [url for url in every if url.endswith((".", ",", "}", ".git"))]


def test_nearly_every_paper_has_a_topic_and_a_card(site: Site) -> None:
    """Every paper has a card of its abstract, and at least nine of ten have a topic."""
    judged = site.judgements.values()
    assert all(each.card.text for each in judged)
    assert sum(bool(each.topics) for each in judged) >= 0.9 * len(judged)


def test_related_papers_have_reasons(site: Site) -> None:
    """Each neighbour has a reason; three papers of a subject of their own have no neighbours."""
    assert {paper for paper, judged in site.judgements.items() if not judged.related} == {
        "guide-a-guideline-guided-dataset-for-instructional-video-comprehension",
        "modeling-of-learning-curves-with-applications-to-pos-tagging",
        "pre-training-language-model-as-a-multi-perspective-course-learner",
    }
    for paper, judged in site.judgements.items():
        assert all(one.reason and one.id != paper for one in judged.related)
