"""Topics are compared by what they say and by their surest papers, in archives large enough."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.building.memory import Memory
from generator.cataloguing import topic_profiles
from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import Listed
from generator.cataloguing.topic_likeness import likenesses
from generator.cataloguing.topics import topics_of
from generator.model.judgement import TopicLink
from generator.model.paper import Paper
from tests.world import dump, entry, paper, topic

SKY = ["wind", "cloud", "storm", "rain", "thunder", "gale", "breeze", "hail"]
FOOD = ["bread", "flour", "yeast", "oven", "crust", "dough", "salt", "butter"]
TOPICS = [
    topic("sky", ["kite"], body="Wind, clouds, storms, rain, thunder."),
    topic("food", ["loaf"], body="Bread, flour, yeast, ovens."),
]


def text(words: list[str], random: Random) -> str:
    """An abstract of some of the words."""
    return " ".join(f"the {word} of {random.randint(2, 99)}" for word in random.choices(words, k=9))


def papers() -> list[Paper]:
    """Thirty papers of each topic that say so, and some that don't."""
    random = Random(1)
    sure = [
        paper(f"{name} {n}", f"A {name} and {name}. {text(words, random)}")
        for name, words in (("kite", SKY), ("loaf", FOOD))
        for n in range(30)
    ]
    silent = [paper("About nothing", text(SKY, random)), paper("Silence", "")]
    aside = [paper("Other things", f"A loaf. {text(SKY, random)}")]
    return [*sure, *silent, *aside]


def found(some: list[Paper]) -> dict[str, list[TopicLink]]:
    """The topics of papers by title."""
    links, _ = topics_of(Archive(some), TOPICS)
    return {one.title: list(links[one.id]) for one in some}


def test_a_paper_that_no_phrase_catches() -> None:
    """It has the topic whose papers it is like, by similarity, with the words that it shares."""
    (link,) = found(papers())["About nothing"]
    assert (link.slug, link.by) == ("sky", "similarity")
    assert set(link.evidence) <= set(SKY)
    assert len(link.evidence) == 3
    assert 0 < link.score <= 1


def test_a_weak_phrase_counts_near_the_topic_alone() -> None:
    """Among clouds a loaf is no bread, if its topic says that the word may mean something else."""
    random = Random(3)
    cloud = paper("A loaf in the sky", f"Like a loaf. {text(SKY, random)}")
    bread = paper("A loaf on the table", f"Like a loaf. {text(FOOD, random)}")
    every = [*papers(), cloud, bread]
    for phrases, weak, of_cloud in (["loaf"], [], ["food"]), ([], ["loaf"], []):
        food = topic("food", phrases, body="Bread, flour, yeast, ovens.", weak=weak)
        links, _ = topics_of(Archive(every), [TOPICS[0], food])
        by_phrase = [
            [link.slug for link in links[one.id] if link.by == "phrase"] for one in (cloud, bread)
        ]
        assert by_phrase == [of_cloud, ["food"]]


def test_what_is_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the middle likeness of the surest papers, and of few of them it isn't known."""
    made: list[topic_profiles.Profiles] = []
    honest = topic_profiles._made

    def spy(*given: Any) -> topic_profiles.Profiles:
        made.append(honest(*given))
        return made[-1]

    monkeypatch.setattr(topic_profiles, "_made", spy)
    monkeypatch.setattr(topic_profiles, "HIGHEST", 10_000)
    archive = Archive(papers())
    topics_of(archive, TOPICS)
    for slug, word, usual in zip(("food", "sky"), ("loaf", "kite"), made[0].usual, strict=True):
        sure = [n for n, one in enumerate(archive.papers) if one.title.startswith(word)]
        near = list(likenesses(archive, made[0], sure))
        assert sorted(one.to(slug) for one in near)[15] == usual / 10_000
        shares = [10_000 * one.to(slug) / usual for one in near]
        assert [one.share(slug) for one in near] == pytest.approx(shares)
    monkeypatch.setattr(topic_profiles, "HIGHEST", 7)
    found(papers())
    monkeypatch.setattr(topic_profiles, "SAMPLE", 31)
    found(papers())
    assert [one.usual.tolist() for one in made[1:]] == [[7, 7], [0, 0]]


def test_a_paper_that_says_nothing() -> None:
    """Without words there is no likeness, and no topic."""
    assert found(papers())["Silence"] == []


def test_a_small_archive() -> None:
    """Few papers don't tell which words are telling: phrases decide alone."""
    few = [one for one in papers() if one.title[-1] not in "0123456789"]
    assert found(few)["About nothing"] == []
    assert [link.slug for link in found(few)["Other things"]] == ["food"]


def test_papers_in_any_order() -> None:
    """The order of papers changes nothing."""
    every = papers()
    assert found(Random(2).sample(every, len(every))) == found(every)


def test_new_papers_change_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the basis stays, a paper's topics are the same whatever comes, known before or not."""
    every = papers()
    old, new = every[:55], every[55:]
    monkeypatch.setattr("generator.cataloguing.basis.FEW", 55)
    listed = [
        dump("2025-01-01-old", [entry(one.title, one.abstract) for one in old]),
        dump("2025-01-02-new", [entry(one.title, one.abstract) for one in new]),
    ]
    memory = Memory(tmp_path, print)
    before, _ = topics_of(Archive(old, memory, Listed(listed[:1], old)), TOPICS)
    with_known, _ = topics_of(Archive(every, memory, Listed(listed, every)), TOPICS)
    afresh, _ = topics_of(Archive(every, listed=Listed(listed, every)), TOPICS)
    assert with_known == afresh
    assert {one: afresh[one] for one in before} == before


def test_a_topic_without_sure_papers_goes_by_its_prose(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a curator writes of a topic counts as some papers do."""
    monkeypatch.setattr(topic_profiles, "SURE", 99)
    (link,) = found(papers())["About nothing"]
    assert link.slug == "sky"
