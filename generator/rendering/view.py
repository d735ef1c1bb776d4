"""A site as templates look things up in it: everything by its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import (
    Digest,
    Judgement,
    Paper,
    PaperId,
    Settings,
    Site,
    Tag,
    Topic,
)


@dataclass(frozen=True, slots=True)
class View:
    """A site and its settings, with topics, tags and digests by their slugs."""

    site: Site
    settings: Settings
    topics: Mapping[str, Topic]
    tags: Mapping[str, Tag]
    digests: Mapping[str, Digest]
    places: Mapping[str, Mapping[PaperId, int]]
    """For each topic's slug, where in its list each paper stands."""

    @property
    def papers(self) -> Mapping[PaperId, Paper]:
        """Visible papers by id."""
        return self.site.papers

    @property
    def judgements(self) -> Mapping[PaperId, Judgement]:
        """What is said of each paper, by id."""
        return self.site.judgements

    @staticmethod
    def has_code(paper: Paper) -> bool:
        """Whether the paper links to code."""
        return any(link.kind == "code" for link in paper.links)


def view_of(site: Site, settings: Settings) -> View:
    """The view of a site."""
    return View(
        site=site,
        settings=settings,
        topics={topic.slug: topic for topic in site.topics},
        tags={tag.slug: tag for tag in site.tags},
        digests={digest.slug: digest for digest in site.digests},
        places={
            topic.slug: {paper: at for at, paper in enumerate(topic.papers)}
            for topic in site.topics
        },
    )
