"""Papers have the topics whose phrases they hold, with the words that say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cataloguing.archive import Archive
from generator.cataloguing.concordance import concordance
from generator.cataloguing.topic_choice import MOST
from generator.cataloguing.topic_members import topic_pages
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.cataloguing.topics import topics_of
from generator.known import NOTHING_KNOWN
from generator.model.paper import Paper, PaperId
from generator.model.problems import Level
from generator.model.site import Neighbour
from tests.world import note, paper, topic

CASES = yaml.safe_load((Path(__file__).parent / "golden_topics.yaml").read_text("utf-8"))
SKY = topic("sky", ["kite", "wind"], title="The Sky")
FOOD = topic("food", ["bread", "sourdough"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_golden_case(case: dict[str, Any]) -> None:
    """A text has the topics that golden_topics.yaml states."""
    definitions = [topic(slug, **each) for slug, each in case["topics"].items()]
    one = paper(case["title"], case["abstract"])
    found = topics_of(Archive([one]), definitions)[0][one.id]
    assert [[t.slug, t.score, list(t.evidence)] for t in found] == case["found"]
    assert {t.by for t in found} <= {"phrase"}


def slugs(one: Paper) -> list[tuple[str, str, tuple[str, ...]]]:
    """The topics of one paper: slug, who says so, evidence."""
    links, problems = topics_of(Archive([one]), [SKY, FOOD])
    assert problems == ()
    return [(t.slug, t.by, t.evidence) for t in links[one.id]]


def test_a_curator_adds_and_removes() -> None:
    """A note's topics come first, its `not-topics` are gone; slug and title both name a topic."""
    kites = "Kites and more kites"
    assert slugs(paper("Kites", kites)) == [("sky", "phrase", ("Kites",))]
    added = note("kites", topics=["food"])
    assert slugs(paper("Kites", kites, note=added)) == [
        ("food", "curator", ()),
        ("sky", "phrase", ("Kites",)),
    ]
    confirmed = note("kites", topics=["the sky"], not_topics=["food"])
    assert slugs(paper("Kites", kites, note=confirmed)) == [("sky", "curator", ("Kites",))]
    assert slugs(paper("Kites", kites, note=note("kites", not_topics=["The Sky"]))) == []


def test_a_slug_is_stronger_than_a_title() -> None:
    """A name that is one topic's slug and another's title means the slug."""
    definitions = [topic("video", ["film"]), topic("moving-pictures", ["cinema"], title="Video")]
    one = paper("Kites", note=note("kites", topics=["Video"]))
    links, _ = topics_of(Archive([one]), definitions)
    assert [t.slug for t in links[one.id]] == ["video"]


def test_an_unknown_topic() -> None:
    """A topic that isn't there is an error at its name, with the likely one."""
    one = paper("Kites", note=note("kites", topics=["skies"], not_topics=["zzz"]))
    _, problems = topics_of(Archive([one]), [SKY, FOOD])
    assert [(p.level, str(p.place), p.message) for p in problems] == [
        (Level.ERROR, "content/notes/kites.md:2:5", "unknown topic `skies`"),
        (Level.ERROR, "content/notes/kites.md:2:5", "unknown topic `zzz`"),
    ]
    (near,) = topics_of(
        Archive([paper("Kites", note=note("kites", topics=["foood"]))]), [SKY, FOOD]
    )[1]
    assert near.hint == "did you mean `food`?"


def test_the_strongest_few() -> None:
    """A paper has only its strongest topics from phrases, and all that its curator adds."""
    definitions = [topic(f"t{n}", [f"word{n}"]) for n in range(MOST + 2)]
    title = " ".join(f"word{n}" for n in range(MOST + 2))
    one = paper(title, note=note("x", topics=[f"t{MOST + 1}"]))
    links, _ = topics_of(Archive([one]), definitions)
    assert [t.slug for t in links[one.id]] == [f"t{MOST + 1}", *(f"t{n}" for n in range(MOST))]


def test_pages_of_topics() -> None:
    """A topic's page has its curated papers first, its neighbours by overlap, and since when."""
    curated = paper("Bread", "Bread.", note=note("bread", topics=["sky"]))
    papers = [paper("Kites in Wind", "No."), paper("Windy Sourdough", "Wind wind."), curated]
    links, _ = topics_of(Archive(papers), [SKY, FOOD])
    food, sky = topic_pages(
        [SKY, FOOD], {p.id: p for p in papers}, links, {"sky": ("string",), "gone": ()}
    )
    assert (food.slug, food.papers) == ("food", ("windy-sourdough", "bread"))
    assert sky.papers == ("bread", "kites-in-wind", "windy-sourdough")
    assert sky.neighbours == (Neighbour("food", 2),)
    assert (sky.terms, food.terms, sky.since) == (("string",), (), date(2025, 1, 1))


def test_a_topic_without_papers() -> None:
    """A topic that no paper has is a page all the same."""
    links: dict[PaperId, Any] = {}
    (sky,) = topic_pages([SKY], {}, links, {})
    assert (sky.papers, sky.neighbours, sky.since) == ((), (), None)


def test_phrases_are_found_by_text() -> None:
    """A phrase is found once a text, however often it stands there."""
    texts = ["Kite, kite, wind", "Kites", "Bread"]
    spoken = concordance(texts, NOTHING_KNOWN).spoken(texts)
    found = list(TopicMatcher([SKY]).phrases(spoken))
    assert found == [{("sky", "kite"), ("sky", "wind")}, {("sky", "kite")}, set()]
