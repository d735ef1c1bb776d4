"""Measures topics against the lists that people curate and the categories that authors choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evaluation.figures import Figure
from evaluation.measures import mean
from evaluation.papers import papers_of
from evaluation.rows import Row
from generator.cataloguing.archive import Archive
from generator.cataloguing.topics import topics_of
from generator.model.content import TopicDefinition

LISTS = (
    *("continual-learning", "ai-safety", "offline-reinforcement-learning"),
    *("reinforcement-learning", "machine-unlearning"),
)
CATEGORIES = (
    *("robotics", "speech-and-audio", "information-retrieval", "computer-vision"),
    *("security-and-privacy", "code-generation"),
)
ASKED = {"list": (LISTS, "0.85"), "arxiv": (CATEGORIES, "0.75")}
"""The labels of each `kind` that are measured, and the recall to reach."""


def found_topics(
    texts: Iterable[tuple[str, str]], definitions: Sequence[TopicDefinition]
) -> list[set[str]]:
    """The slugs of the topics of each title and abstract, in an archive of these alone."""
    papers = papers_of(texts)
    links, _ = topics_of(Archive(papers), definitions)
    return [{link.slug for link in links[paper.id]} for paper in papers]


def labels(rows: Sequence[Row], definitions: Sequence[TopicDefinition]) -> list[Figure]:
    """Recall of the `labels` of papers (`title`, `abstract`, `kind`); how many topics they get."""
    if not rows:
        return []
    found = found_topics(((row["title"], row["abstract"]) for row in rows), definitions)
    figures = [figure for kind in ASKED for figure in _recall(kind, rows, found)]
    return [*figures, *breadth("all labelled papers", found)]


def _recall(kind: str, rows: Sequence[Row], found: Sequence[set[str]]) -> Iterator[Figure]:
    """The recall of all labels of a kind, then of each."""
    asked, reach = ASKED[kind]
    hits = {label: _hits(kind, label, rows, found) for label in asked}
    every = [hit for of_label in hits.values() for hit in of_label]
    if every:
        yield Figure("topics", f"recall of {kind} labels", mean(every), len(every), reach)
    for label, of_label in hits.items():
        if of_label:
            yield Figure("topics", f"  {label}", mean(of_label), len(of_label))


def _hits(kind: str, label: str, rows: Sequence[Row], found: Sequence[set[str]]) -> list[bool]:
    """Of each paper with the label whether the topic was found."""
    return [
        label in topics
        for row, topics in zip(rows, found, strict=True)
        if row["kind"] == kind and label in row["labels"]
    ]


def breadth(of_what: str, found: Sequence[set[str]]) -> Iterator[Figure]:
    """How many topics papers have, and how many papers have one."""
    if found:
        a_paper = mean(map(len, found))
        yield Figure(
            "topics", f"topics a paper, {of_what}", a_paper, len(found), "under 3", digits=2
        )
        covered = mean(bool(topics) for topics in found)
        yield Figure("topics", f"papers with a topic, {of_what}", covered, len(found), "0.97")
