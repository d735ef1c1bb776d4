"""Terms that papers without a sure topic share, and others don't, are worth a phrase."""

from __future__ import annotations

from generator.cataloguing.archive import Archive
from generator.cataloguing.topic_candidates import Candidate, is_unsure, topic_candidates
from generator.model.judgement import Card, Judgement, TopicLink
from generator.model.paper import PaperId
from tests.world import paper

PAPERS = [
    paper("A", "We fly a box kite. Wind is strong."),
    paper("B", "Box kites need wind."),
    paper("C", "Bread needs wind and a box of flour."),
    paper("D", "The oven is hot, and wind is not."),
]


def judged(*links: TopicLink) -> Judgement:
    """A paper's judgement with these topics."""
    return Judgement(Card("", "abstract"), "method", links)


def test_terms_that_others_have_less() -> None:
    """A run of words stands for the words in it; what all papers have is no candidate."""
    found = topic_candidates(Archive(PAPERS), {PaperId("a"), PaperId("b")})
    assert found == [Candidate("box kite", unsure=2, all=2)]


def test_one_paper_is_not_enough() -> None:
    """A term needs two papers without a sure topic; without any such paper there is none."""
    assert topic_candidates(Archive(PAPERS), {PaperId("a")}) == []
    assert topic_candidates(Archive(PAPERS), set()) == []


def test_who_is_unsure() -> None:
    """One mention, likeness alone, or no topic is unsure; a curator or two mentions are not."""
    assert is_unsure(judged())
    assert is_unsure(judged(TopicLink("a", "phrase", (), 1), TopicLink("b", "similarity", (), 0.2)))
    assert not is_unsure(judged(TopicLink("a", "phrase", (), 2)))
    assert not is_unsure(judged(TopicLink("a", "curator", ())))
