"""Where phrases say little, likeness decides; where they say much, it doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.cataloguing.topic_choice import (
    ALIKE,
    CLEAR,
    LONE,
    LONE_NEAR,
    MOST,
    NEAR,
    TOLD,
    UNKNOWN,
    WEAK_NEAR,
    Nearness,
    chosen,
)
from generator.model.judgement import TopicLink

NAMES = [f"t{number}" for number in range(12)]


def links(*words: str, **scores: float) -> list[TopicLink]:
    """Topics with their scores by phrases, which are two unless said."""
    said = words or ("x", "y")
    made = [TopicLink(slug, "phrase", said, score) for slug, score in scores.items()]
    return sorted(made, key=lambda link: (-link.score, link.slug))


def near(*slugs: str, first: float = 0.05, second: float = 0.04, share: float = 1.0) -> Nearness:
    """The nearest topics, these before all others."""
    ordered = [*slugs, *(name for name in NAMES if name not in slugs)]
    likenesses = [first, second, *[0.03] * (TOLD - 2)]
    return Nearness(ordered[:TOLD], likenesses, [share] * TOLD)


def slugs(by_phrase: Sequence[TopicLink], nearest: Nearness = UNKNOWN) -> list[str]:
    """What is chosen."""
    return [link.slug for link in chosen(by_phrase, nearest)]


def test_without_likeness_phrases_decide() -> None:
    """A score of 2 is enough; a paper without has its best; a small share of the best is none."""
    assert slugs(links(t1=2, t2=1)) == ["t1"]
    assert slugs(links(t1=1)) == ["t1"]
    assert slugs(links(t1=12, t2=2, t3=3)) == ["t1", "t3"]
    assert slugs([]) == []


def test_no_more_than_a_few() -> None:
    """The strongest are kept."""
    assert slugs(links(t1=5, t2=6, t3=7, t4=8, t5=9), near("t1")) == ["t5", "t4", "t3", "t2"]
    assert MOST == 4


def test_a_low_score_needs_a_near_topic() -> None:
    """The lower the score, the nearer the topic must be; from 5 on no second opinion is asked."""
    for score, place, is_kept in ((2, 2, 1), (2, 3, 0), (3, 3, 1), (3, 4, 0), (4, 7, 1), (4, 8, 0)):
        order = [name for name in NAMES if name != "t9"]
        order.insert(place, "t9")
        assert ("t9" in slugs(links(t0=7, t9=score), near(*order))) == is_kept
    assert "t9" in slugs(links(t0=7, t9=5), near("t0"))


def test_one_phrase_of_the_nearest_topics() -> None:
    """One mention is enough for one of the two nearest topics, if that is near."""
    found = links(t0=20, t1=1, t2=1)
    assert slugs(found, near("t0", "t1", "t2", first=0.3, second=NEAR)) == ["t0", "t1"]
    assert slugs(found, near("t0", "t1", "t2", first=0.3, second=NEAR - 0.01)) == ["t0"]
    assert slugs(links(t0=20, t1=2), near("t0", "t1", second=NEAR - 0.01)) == ["t0", "t1"]


@pytest.mark.parametrize("score", [1, LONE])
def test_one_phrase_alone(score: float) -> None:
    """A topic that has one phrase, in one form or two, needs be near, or the nearest."""
    far = near("t1", "t0", second=LONE_NEAR - 0.001)
    for words in (("graph",), ("graphs", "Graph")):
        found = links(*words, t0=score)
        assert slugs(found, near("t1", "t0", second=LONE_NEAR)) == ["t0"]
        assert slugs(found, far) == []
        assert slugs(found, near("t0", first=0.01)) == ["t0"]
    assert slugs(links("graph", "net", t0=score), far) == ["t0"]
    assert slugs(links("graph", t0=LONE + 1), far) == ["t0"]
    assert slugs(links("graph", t0=score)) == ["t0"]


def test_what_may_mean_something_else() -> None:
    """Weak phrases alone count if the paper is nearly as near as the surest ones are."""
    found = [TopicLink("t1", "phrase", ("scene", "view"), 20, is_weak=True), *links(t0=5)]
    assert "t1" in slugs(found, near("t0", "t1", share=WEAK_NEAR))
    assert "t1" not in slugs(found, near("t0", "t1", share=WEAK_NEAR - 0.01))
    assert slugs(found[:1], near("t0", "t1", share=WEAK_NEAR - 0.01)) == [], "better no topic"
    assert "t1" in slugs(found, near("t1", share=0.1)), "the nearest one"
    assert "t1" in slugs(found), "where nothing is known of likeness"
    strong = [replace(one, is_weak=False) for one in found]
    assert "t1" in slugs(strong, near("t0", "t1", share=0.0))


def test_very_like() -> None:
    """A paper that is very like the nearest topic has it without a phrase."""
    found = chosen(links(t0=9), near("t3", first=ALIKE))
    assert [(link.slug, link.by, link.evidence) for link in found] == [
        ("t0", "phrase", ("x", "y")),
        ("t3", "similarity", ()),
    ]
    assert slugs(links(t0=9), near("t3", first=ALIKE - 0.01)) == ["t0"]


def test_what_no_phrase_catches() -> None:
    """The nearest topic if it is near and clearly the nearest; else none."""
    assert slugs([], near("t3", first=CLEAR)) == ["t3"]
    assert slugs([], near("t3", first=CLEAR - 0.01)) == []
    assert slugs([], near("t3", first=CLEAR, second=0.99 * CLEAR)) == []


def test_what_nothing_is_sure_of() -> None:
    """Of doubted topics the strongest that is rather near, else a clear one, else the strongest."""
    assert slugs(links(t9=3, t7=2), near()) == ["t7"]
    assert slugs(links(t9=3), near("t0", first=CLEAR)) == ["t0"]
    assert slugs(links(t9=3), near("t0")) == ["t9"]
