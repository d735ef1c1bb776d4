"""Finds facts of which it isn't certain that they are of the paper they stand with."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.problems import Level, Problem
from generator.model.site import Site


def doubtful_facts(site: Site) -> Iterator[Problem]:
    """A notice for each paper with doubtful facts, which a word in its note settles."""
    for paper in (*site.papers.values(), *site.hidden):
        facts = paper.doubtful
        if facts:
            where = f", arXiv {facts.arxiv}" if facts.arxiv else ""
            message = f"these facts may be of another paper, “{facts.matched}”{where}"
            name = paper.note.paper if paper.note else paper.id
            hint = f"write `facts: right` or `facts: wrong` in content/notes/{name}.md"
            yield Problem(Level.NOTICE, facts.place, message, hint)
