"""A site as templates look things up in it: everything by its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

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
from generator.rendering.templating import templates


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
    _rows: dict[tuple[str, PaperId], Markup] = field(default_factory=dict, compare=False)
    """A paper's row looks the same in a dozen lists, and takes as long as half a page."""

    @property
    def papers(self) -> Mapping[PaperId, Paper]:
        """Visible papers by id."""
        return self.site.papers

    @property
    def judgements(self) -> Mapping[PaperId, Judgement]:
        """What is said of each paper, by id."""
        return self.site.judgements

    def row(self, root: str, paper: PaperId) -> Markup:
        """A paper as a row of a list; `root` leads from the list's page to the site's root."""
        key = root, paper
        if key not in self._rows:
            parts: Any = templates().get_template("parts.html.j2").module
            self._rows[key] = parts.row(self, root, paper)
        return self._rows[key]

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
