"""`digest stats`: what a curator needs to improve the topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import click

from generator.cataloguing.archive import Archive
from generator.cataloguing.concordance import spoken_in
from generator.cataloguing.topic_candidates import is_unsure, topic_candidates
from generator.cataloguing.topic_phrases import TopicMatcher
from generator.commands.loading import load
from generator.commands.problems import log_line
from generator.model.content import Content
from generator.model.site import Site

TOGETHER = 0.5
"""Two topics go together from this share of the smaller one on."""
FEWEST_TOGETHER = 5
TOO_MUCH = 0.25
"""A phrase that stands in a larger share of papers marks nothing."""
ASTRAY, FEWEST_ASTRAY = 0.25, 10
"""A phrase's papers are mostly of other topics below this share of them, if they are so many."""
PHRASES_SHOWN = 8


@click.command()
@click.pass_obj
def stats(config: Path) -> None:
    """Show papers per topic and without one, phrases that match nothing or too much, and terms."""
    content, site, _ = load(config)
    for line in report(content, site):
        click.echo(log_line(line))


def report(content: Content, site: Site) -> Iterator[str]:
    """The lines of the statistics."""
    papers = max(1, len(site.papers))
    links = [len(judged.topics) for judged in site.judgements.values()]
    yield f"Papers: {len(site.papers)}, topics a paper: {sum(links) / papers:.2f}"
    yield from _section("Papers per topic", _sizes(site))
    yield from _section("Papers without a topic", _without(site))
    yield from _section("Papers whose topic is by similarity alone", _alike(site))
    yield from _section("Terms of papers without a sure topic", _candidates(site))
    texts = [f"{paper.title}. {paper.abstract}" for paper in site.papers.values()]
    found = list(TopicMatcher(content.topics).phrases(spoken_in(texts)))
    counts = Counter(phrase for phrases in found for phrase in phrases)
    yield from _section("Phrases that match too much", _too_much(counts, papers))
    yield from _section(
        "Phrases of papers that mostly lack the topic", _astray(content, found, site)
    )
    yield from _section("Phrases that match nothing", _nothing(content, counts))
    yield from _section("Topics that go together", _together(site))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in (list(lines) or ["none"]))


def _sizes(site: Site) -> Iterator[str]:
    for topic in sorted(site.topics, key=lambda t: (-len(t.papers), t.slug)):
        yield f"{len(topic.papers):>5}  {topic.slug}"


def _without(site: Site) -> Iterator[str]:
    return (site.papers[i].title for i, judged in site.judgements.items() if not judged.topics)


def _alike(site: Site) -> Iterator[str]:
    for paper, judged in site.judgements.items():
        if judged.topics and all(link.by == "similarity" for link in judged.topics):
            said = ", ".join(f"{link.slug} ({', '.join(link.evidence)})" for link in judged.topics)
            yield f"{site.papers[paper].title}: {said}"


def _candidates(site: Site) -> Iterator[str]:
    unsure = {paper for paper, judged in site.judgements.items() if is_unsure(judged)}
    if unsure:
        for found in topic_candidates(Archive(list(site.papers.values())), unsure):
            yield f"{found.term} ({found.unsure} of {len(unsure)} papers; {found.all} in all)"


def _too_much(counts: Counter[tuple[str, str]], papers: int) -> Iterator[str]:
    for (slug, phrase), number in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        if number > papers * TOO_MUCH:
            yield f"{slug}: {phrase} ({number} papers)"


def _astray(content: Content, found: Iterable[set[tuple[str, str]]], site: Site) -> Iterator[str]:
    """Phrases that may mean something else, and so be better `weak`, those of most papers first."""
    weak = {(topic.slug, p.name) for topic in content.topics for p in topic.weak_phrases}
    papers: Counter[tuple[str, str]] = Counter()
    members: Counter[tuple[str, str]] = Counter()
    for paper, phrases in zip(site.papers, found, strict=True):
        slugs = {link.slug for link in site.judgements[paper].topics}
        papers.update(phrases - weak)
        members.update(phrase for phrase in phrases if phrase[0] in slugs)
    for (slug, phrase), number in sorted(papers.items(), key=lambda c: (-c[1], c[0])):
        having = members[slug, phrase]
        if number >= FEWEST_ASTRAY and having < ASTRAY * number:
            yield f"{slug}: {phrase} ({having} of {number} papers have the topic)"


def _nothing(content: Content, counts: Counter[tuple[str, str]]) -> Iterator[str]:
    for definition in content.topics:
        idle = [p.name for p in definition.phrases if not counts[definition.slug, p.name]]
        if idle:
            some = ", ".join(idle[:PHRASES_SHOWN]) + (" …" if len(idle) > PHRASES_SHOWN else "")
            yield f"{definition.slug}: {len(idle)} of {len(definition.phrases)}: {some}"


def _together(site: Site) -> Iterator[str]:
    members = {topic.slug: set(topic.papers) for topic in site.topics}
    for one, other in combinations(sorted(members), 2):
        shared = len(members[one] & members[other])
        smaller = min(len(members[one]), len(members[other]))
        if shared >= FEWEST_TOGETHER and shared >= TOGETHER * smaller:
            yield f"{one} and {other}: {shared} of {smaller} papers"
