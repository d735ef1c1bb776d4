"""Turns papers and topic definitions into each paper's topics, with the words that caused them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.cataloguing.archive import Archive
from generator.cataloguing.basis import SHARE, Text
from generator.cataloguing.naming import unknown_name
from generator.cataloguing.topic_choice import UNKNOWN, chosen
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.known import name_of
from generator.model.content import Note, Reference, TopicDefinition
from generator.model.judgement import TopicLink
from generator.model.paper import PaperId
from generator.model.problems import Problem

Links = tuple[TopicLink, ...]


def topics_of(
    archive: Archive, definitions: Sequence[TopicDefinition]
) -> tuple[dict[PaperId, Links], tuple[Problem, ...]]:
    """Each paper's topics, strongest first, and the notes' topics that don't exist.

    Phrases decide, and how like the paper is to the topic's surest papers where they say little.
    What a note adds comes first, what it takes away is gone.
    """
    slugs = {definition.title.casefold(): definition.slug for definition in definitions}
    slugs |= {definition.slug: definition.slug for definition in definitions}
    links: dict[PaperId, Links] = {}
    problems: list[Problem] = []
    for paper, found in zip(archive.papers, _by_words(archive, definitions), strict=True):
        links[paper.id] = _curated(found, paper.note, slugs) if paper.note else found
        problems += _unknown(paper.note, slugs) if paper.note else ()
    return links, tuple(problems)


def _by_words(archive: Archive, definitions: Sequence[TopicDefinition]) -> Sequence[Links]:
    """Each paper's topics by its words alone."""
    said = [
        (d.slug, d.title, d.prose.text, *map(_names, (d.phrases, d.weak_phrases, d.not_phrases)))
        for d in definitions
    ]
    context = name_of(said, archive.basis(SHARE).name)

    def work(missing: Sequence[int]) -> Iterator[Links]:
        return _found(archive, definitions, context, missing)

    return archive.known.answers("topics", context, archive.names, work, Links)


def _names(references: Iterable[Reference]) -> list[str]:
    return [reference.name for reference in references]


def _found(
    archive: Archive,
    definitions: Sequence[TopicDefinition],
    context: bytes,
    missing: Sequence[int],
) -> Iterator[Links]:
    """The topics of the papers with these numbers."""
    from generator.cataloguing.topic_likeness import likenesses, with_words
    from generator.cataloguing.topic_profiles import profiles

    matcher = TopicMatcher(definitions)
    found = list(matcher.links(archive.spoken(missing)))
    known = {archive.texts[number]: links for number, links in zip(missing, found, strict=True)}

    def of_texts(texts: Sequence[Text]) -> Iterator[Links]:
        new = [text for text in texts if text not in known]
        said = dict(zip(new, matcher.links(archive.spoken_texts(new)), strict=True)) if new else {}
        return (known[text] if text in known else said[text] for text in texts)

    surest = profiles(archive, definitions, context, of_texts)
    if not surest.slugs:
        return (chosen(links, UNKNOWN) for links in found)
    near = likenesses(archive, surest, missing)
    decided = (chosen(links, nearest) for links, nearest in zip(found, near, strict=True))
    return with_words(archive, surest, missing, decided)


def _curated(
    found: Sequence[TopicLink], note: Note, slugs: Mapping[str, str]
) -> tuple[TopicLink, ...]:
    added = {slugs[name]: None for r in note.topics if (name := r.name.casefold()) in slugs}
    removed = {slugs[name] for r in note.not_topics if (name := r.name.casefold()) in slugs}
    by_phrase = {link.slug: link for link in found}
    own = [
        TopicLink(slug, "curator", by_phrase[slug].evidence if slug in by_phrase else ())
        for slug in added
    ]
    return (*own, *(k for k in found if k.slug not in removed and k.slug not in added))


def _unknown(note: Note, slugs: Mapping[str, str]) -> list[Problem]:
    return [
        unknown_name("topic", reference, set(slugs.values()))
        for reference in (*note.topics, *note.not_topics)
        if reference.name.casefold() not in slugs
    ]
