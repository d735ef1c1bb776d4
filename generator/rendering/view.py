"""A site as the sources of pages look things up in it: everything by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from generator.model.judgement import Judgement
from generator.model.page import Settings, url_of
from generator.model.paper import Paper, PaperId
from generator.model.site import Digest, Neighbour, Site, Tag, Topic
from generator.rendering.citation_keys import keys_of
from generator.rendering.citations import Cited, cited
from generator.rendering.shown import Counted, Link, Row
from generator.rendering.words import is_noted

Key = TypeVar("Key")
Value = TypeVar("Value")
TOPICS_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class View:
    """A site and its settings, with topics, tags and digests by their slugs."""

    site: Site
    settings: Settings
    topics: Mapping[str, Topic]
    tags: Mapping[str, Tag]
    digests: Mapping[str, Digest]
    ages: Mapping[PaperId, int]
    """Where each paper stands among all, the newest first: by the day of its oldest capture, and
    of one dump as that has them. A paper keeps its place when newer ones come, or when it recurs,
    so that the pages of its lists stay as they are."""
    by_age: Mapping[str, tuple[PaperId, ...]]
    """For each topic's slug, its papers, the newest first."""
    places: Mapping[str, Mapping[PaperId, int]]
    """For each topic's slug, where among them each paper stands."""
    keys: Mapping[PaperId, str]
    """Each paper's key in citations."""
    links: Mapping[PaperId, Link]
    """Each paper's title and address."""
    topic_links: Mapping[str, Link]
    tag_links: Mapping[str, Link]
    digest_links: Mapping[str, Link]
    # A paper stands in a dozen lists; its values are made once, for all of them.
    _rows: dict[PaperId, Row] = field(default_factory=dict, compare=False)
    _cited: dict[PaperId, Cited] = field(default_factory=dict, compare=False)

    @property
    def papers(self) -> Mapping[PaperId, Paper]:
        """Visible papers by id."""
        return self.site.papers

    @property
    def judgements(self) -> Mapping[PaperId, Judgement]:
        """What is said of each paper, by id."""
        return self.site.judgements

    def row(self, paper: PaperId) -> Row:
        """A paper as a row of a list."""
        return _once(self._rows, paper, self._row)

    def cited(self, paper: PaperId) -> Cited:
        """A paper as its citations name it."""
        return _once(self._cited, paper, lambda one: cited(self.papers[one], self.keys[one]))

    def newest_first(self, papers: Iterable[PaperId]) -> tuple[PaperId, ...]:
        """Papers in the order of lists."""
        return tuple(sorted(papers, key=self.ages.__getitem__))

    def rows(self, papers: Iterable[PaperId]) -> tuple[Row, ...]:
        """Papers as rows of a list."""
        return tuple(map(self.row, papers))

    def neighbours(self, of: Iterable[Neighbour]) -> tuple[Counted, ...]:
        """Topics with the numbers of the papers that they share."""
        return tuple(Counted(self.topic_links[one.slug], one.shared) for one in of)

    @staticmethod
    def has_code(paper: Paper) -> bool:
        """Whether the paper links to code."""
        return any(link.kind == "code" for link in paper.links)

    def _row(self, of: PaperId) -> Row:
        paper, judged = self.papers[of], self.judgements[of]
        note = paper.note
        return Row(
            link=self.links[of],
            card=judged.card.text,
            why=note.why if note else "",
            topics=tuple(self.topic_links[t.slug] for t in judged.topics[:TOPICS_IN_A_ROW]),
            rating=note.rating if note else None,
            noted=is_noted(paper),
            code=self.has_code(paper),
            year=paper.year,
            captured=paper.first_captured,
            digest=self.digest_links[paper.appearances[0].digest].url,
        )


def view_of(site: Site, settings: Settings) -> View:
    """The view of a site."""
    newest_first = _newest_first(site.papers.values())
    ages = {paper.id: at for at, paper in enumerate(newest_first)}
    by_age = {t.slug: tuple(sorted(t.papers, key=ages.__getitem__)) for t in site.topics}
    return View(
        site=site,
        settings=settings,
        topics={topic.slug: topic for topic in site.topics},
        tags={tag.slug: tag for tag in site.tags},
        digests={digest.slug: digest for digest in site.digests},
        ages=ages,
        by_age=by_age,
        places={slug: {paper: at for at, paper in enumerate(ids)} for slug, ids in by_age.items()},
        keys=keys_of(reversed(newest_first)),
        links={p.id: Link(p.title, url_of(f"papers/{p.id}.md")) for p in site.papers.values()},
        topic_links={t.slug: Link(t.title, url_of(f"topics/{t.slug}.md")) for t in site.topics},
        tag_links={t.slug: Link(t.name, url_of(f"tags/{t.slug}.md")) for t in site.tags},
        digest_links={d.slug: Link(d.title, url_of(f"digests/{d.slug}.md")) for d in site.digests},
    )


def _newest_first(papers: Iterable[Paper]) -> list[Paper]:
    def order(paper: Paper) -> tuple[date, str, int, PaperId]:
        first = paper.appearances[0]
        return first.captured, first.digest, -first.position, paper.id

    return sorted(papers, key=order, reverse=True)


def _once(known: dict[Key, Value], key: Key, make: Callable[[Key], Value]) -> Value:
    if key not in known:
        known[key] = make(key)
    return known[key]
