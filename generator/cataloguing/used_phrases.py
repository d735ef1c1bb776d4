"""Turns topics and papers into the phrases that stand in a paper, looking only at new papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.cataloguing.concordance import spoken_in
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.known import NOTHING_KNOWN, Known, name_of
from generator.model.content import TopicDefinition
from generator.model.paper import Paper

Phrase = tuple[str, str]
"""A topic's slug, and one of its phrases."""


def used_phrases(
    definitions: Sequence[TopicDefinition], papers: Iterable[Paper], known: Known = NOTHING_KNOWN
) -> set[Phrase]:
    """The phrases that stand in the title or the abstract of a paper."""
    every = [(topic.slug, one.name) for topic in definitions for one in topic.phrases]
    against = [(topic.slug, one.name) for topic in definitions for one in topic.not_phrases]
    number = {phrase: at for at, phrase in enumerate(every)}
    texts = [f"{paper.title}. {paper.abstract}" for paper in papers]

    def work(missing: Sequence[int]) -> Iterator[tuple[int, ...]]:
        spoken = spoken_in([texts[at] for at in missing])
        found = TopicMatcher(definitions).phrases(spoken)
        return (tuple(sorted(number[phrase] for phrase in one)) for one in found)

    names = [name_of(text) for text in texts]
    context = name_of(every, against)
    answers = known.answers("phrases", context, names, work, tuple[int, ...])
    return {every[at] for one in answers for at in one}
