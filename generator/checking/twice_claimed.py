"""Finds arXiv ids that two papers claim: the dumps' own, or those of the facts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cataloguing.identity import title_key
from generator.model.content import Content
from generator.model.paper import Paper
from generator.model.problems import Level, Problem
from generator.model.site import Site
from generator.reading.facts import DOUBTFUL


def twice_claimed(content: Content, site: Site) -> Iterator[Problem]:
    """A notice for each arXiv id that two papers have, and for each that two facts give."""
    yield from _by_papers(site)
    titles: dict[str, str] = {}
    for fact in (fact for fact in content.facts if fact.state != DOUBTFUL):
        first = titles.setdefault(fact.arxiv, fact.title) if fact.arxiv else fact.title
        if title_key(first) != title_key(fact.title):
            message = f"`arxiv` {fact.arxiv} is given to “{first}” too, which makes them one paper"
            hint = "delete it where it is wrong, unless they are one paper"
            yield Problem(Level.NOTICE, fact.place, message, hint)


def _by_papers(site: Site) -> Iterator[Problem]:
    owners: dict[str, Paper] = {}
    papers = (*site.papers.values(), *site.hidden)
    for paper in sorted(papers, key=lambda p: (p.first_captured, p.id)):
        first = owners.setdefault(paper.arxiv, paper) if paper.arxiv else paper
        if first is not paper:
            message = f"“{paper.title}” has the arXiv id of another paper, {paper.arxiv}"
            hint = f"if they are one, delete `not-same`; else correct the facts: see `{first.id}`"
            yield Problem(Level.NOTICE, paper.appearances[0].place, message, hint)
