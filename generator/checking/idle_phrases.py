"""Finds phrases of topics that stand in no paper: a taxonomy is often wider than an archive."""

from __future__ import annotations

from generator.cataloguing.used_phrases import used_phrases
from generator.known import NOTHING_KNOWN, Known
from generator.model.content import Content
from generator.model.problems import Level, Problem
from generator.model.site import Site


def idle_phrases(content: Content, site: Site, known: Known = NOTHING_KNOWN) -> tuple[Problem, ...]:
    """A notice for each phrase that no title and no abstract has."""
    used = used_phrases(content.topics, site.papers.values(), known)
    return tuple(
        Problem(
            Level.NOTICE,
            phrase.place,
            f"the phrase `{phrase.name}` of `{topic.slug}` is in no paper",
            "it may be misspelt, or wait for its first paper",
        )
        for topic in content.topics
        for phrase in topic.phrases
        if (topic.slug, phrase.name) not in used
    )
