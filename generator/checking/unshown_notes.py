"""Finds what is wrong in notes whose words aren't shown now: of hidden papers, and of none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.cataloguing.naming import unknown_name
from generator.model.content import Content
from generator.model.problems import Level, Problem
from generator.model.site import Site


def unshown_notes(content: Content, site: Site) -> Iterator[Problem]:
    """A notice for each unknown topic: an error as soon as the paper is shown again."""
    topics = {name for one in content.topics for name in (one.slug, one.title.casefold())}
    slugs = [topic.slug for topic in content.topics]
    hidden = (paper.note for paper in site.hidden if paper.note)
    for note in (*hidden, *site.orphans):
        for reference in (*note.topics, *note.not_topics):
            if reference.name.casefold() not in topics:
                problem = unknown_name("topic", reference, slugs)
                yield replace(problem, level=Level.NOTICE)
