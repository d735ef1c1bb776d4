"""Turns the key phrases that papers share into tags, with the words that caused them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.cataloguing.identity import paper_id
from generator.cataloguing.known import NOTHING_KNOWN, Known
from generator.cataloguing.names import Acronym
from generator.cataloguing.shared_phrases import FEWEST, SharedPhrases, shared_phrases
from generator.model import Note, Paper, PaperId, Tag, TagLink, TopicDefinition, TopicLink

MOST = 6
"""Automatic tags a paper has at the most."""
TERMS_SHOWN = 8


def tags_of(
    papers: Sequence[Paper],
    definitions: Sequence[TopicDefinition],
    acronyms: Mapping[str, Acronym],
    known: Known = NOTHING_KNOWN,
) -> tuple[dict[PaperId, tuple[TagLink, ...]], tuple[Tag, ...]]:
    """Each paper's tags, and all tags by name, each with its papers in the order given.

    Automatic tags are the phrases that at least `FEWEST` papers share; tags by hand always count.
    """
    shared = _shared(papers, definitions, acronyms, known)
    slugs = [tag_slug(name) for name in shared.names]
    links = _without_rare(
        {
            paper.id: (*_by_hand(paper), *_automatic(phrases, slugs, paper.note))
            for paper, phrases in zip(papers, shared.of_papers, strict=True)
        }
    )
    return links, _tags(links, dict(zip(slugs, shared.names, strict=True)), papers)


def _shared(
    papers: Sequence[Paper],
    definitions: Sequence[TopicDefinition],
    acronyms: Mapping[str, Acronym],
    known: Known,
) -> SharedPhrases:
    """What papers share depends on all of them: one question."""
    phrases = [(d.title, [p.name for p in d.phrases]) for d in definitions]
    longs = [(a.short, a.long) for a in acronyms.values()]
    texts = [(paper.title, paper.abstract) for paper in papers]

    def work(_: Sequence[int]) -> list[SharedPhrases]:
        return [shared_phrases(papers, definitions, acronyms)]

    (answer,) = known.answers("tags", (), [(texts, phrases, longs)], work)
    return SharedPhrases(*answer)


def _without_rare(
    links: Mapping[PaperId, Sequence[TagLink]],
) -> dict[PaperId, tuple[TagLink, ...]]:
    """The links without automatic ones to tags that too few papers kept among their strongest."""
    members = Counter(link.slug for of_paper in links.values() for link in of_paper)
    return {
        paper: tuple(k for k in made if k.by == "curator" or members[k.slug] >= FEWEST)
        for paper, made in links.items()
    }


def _by_hand(paper: Paper) -> list[TagLink]:
    tags = paper.note.tags if paper.note else ()
    return [TagLink(slug, "curator", ()) for slug in dict.fromkeys(tag_slug(t.name) for t in tags)]


def tag_slug(name: str) -> str:
    """A tag's address: its slug, told apart by a hash where the slug loses something (`C++`)."""
    return str(paper_id(name))


def _automatic(
    phrases: Sequence[tuple[int, str]], slugs: Sequence[str], note: Note | None
) -> list[TagLink]:
    """The strongest tags of a paper, without those that its note settles."""
    settled = {tag_slug(t.name) for t in (*note.tags, *note.not_tags)} if note else set()
    links = {
        slug: TagLink(slug, "phrase", (surface,))
        for number, surface in reversed(phrases)
        if (slug := slugs[number]) not in settled
    }
    return list(reversed(links.values()))[:MOST]


def _tags(
    links: Mapping[PaperId, Sequence[TagLink]], names: Mapping[str, str], papers: Sequence[Paper]
) -> tuple[Tag, ...]:
    called = dict(names)
    for paper in papers:
        for tag in paper.note.tags if paper.note else ():
            called.setdefault(tag_slug(tag.name), tag.name)
    members: dict[str, list[PaperId]] = {}
    for paper in papers:
        for link in dict.fromkeys(links[paper.id]):
            members.setdefault(link.slug, []).append(paper.id)
    tags = (Tag(slug, called[slug], tuple(ids)) for slug, ids in members.items())
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))


def key_terms(
    topics: Mapping[PaperId, Sequence[TopicLink]],
    tags: Mapping[PaperId, Sequence[TagLink]],
    names: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """For each topic the slugs of the tags that its papers have more often than others do."""
    everywhere = Counter(tag.slug for links in tags.values() for tag in links)
    within: dict[str, Counter[str]] = {}
    for paper, links in topics.items():
        for link in links:
            within.setdefault(link.slug, Counter()).update(tag.slug for tag in tags[paper])
    return {topic: _strongest(counts, everywhere, names) for topic, counts in within.items()}


def _strongest(
    counts: Counter[str], everywhere: Counter[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    shared = [tag for tag, number in counts.items() if number > 1 and tag in names]
    ranked = sorted(shared, key=lambda tag: (-(counts[tag] ** 2) / everywhere[tag], tag))
    return tuple(ranked[:TERMS_SHOWN])
