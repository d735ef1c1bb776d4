"""Turns the text of `content/topics/<slug>.md` into a TopicDefinition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.content import TopicDefinition
from generator.model.problems import Place, Problem
from generator.reading.frontmatter import read_document
from generator.reading.kinds import line, references
from generator.reading.schema import Field, read_fields

FIELDS = (
    Field("title", line, required=True, doc="the topic's name"),
    Field("phrases", references, doc="words that mark a paper as the topic's"),
    Field("weak", references, to="weak_phrases", doc="phrases that count near the topic alone"),
    Field("not", references, to="not_phrases", doc="words whose text does not count as a phrase"),
)
"""What a topic's front matter may say; a topic without phrases holds what notes put into it."""


def parse_topic(text: str, path: str) -> tuple[TopicDefinition, tuple[Problem, ...]]:
    """The topic in a file's text; where its title is missing, the file's name serves."""
    document = read_document(text, path)
    values, problems = read_fields(document, FIELDS)
    slug = PurePosixPath(path).stem
    topic = TopicDefinition(slug, title_from(slug), Place(path, 1), document.body, phrases=())
    topic = replace(topic, **values)
    return replace(topic, phrases=(*topic.phrases, *topic.weak_phrases)), problems


def title_from(slug: str) -> str:
    """A title made of a file's name, for a file that doesn't say its own."""
    return slug.replace("-", " ").capitalize()
