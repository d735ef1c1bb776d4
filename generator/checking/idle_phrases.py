"""Finds phrases of topics that stand in no paper: a taxonomy is often wider than an archive."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cataloguing.concordance import spoken_in
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.model import Content, Level, Problem, Site


def idle_phrases(content: Content, site: Site) -> Iterator[Problem]:
    """A notice for each phrase that no title and no abstract has."""
    texts = [f"{paper.title}. {paper.abstract}" for paper in site.papers.values()]
    counts = TopicMatcher(content.topics).phrase_counts(spoken_in(texts))
    for topic in content.topics:
        for phrase in topic.phrases:
            if not counts[topic.slug, phrase.name]:
                message = f"the phrase `{phrase.name}` of `{topic.slug}` is in no paper"
                hint = "it may be misspelt, or wait for its first paper"
                yield Problem(Level.NOTICE, phrase.place, message, hint)
