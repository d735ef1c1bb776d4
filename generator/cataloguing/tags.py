"""Turns the key phrases that papers share into tags, with the words that caused them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from generator.cataloguing.archive import Archive
from generator.cataloguing.identity import paper_id
from generator.cataloguing.named_things import given_names_of
from generator.cataloguing.names import acronyms
from generator.cataloguing.phrases import Key
from generator.known import answer, name_of
from generator.model.content import Note, TopicDefinition
from generator.model.judgement import TagLink, TopicLink
from generator.model.paper import Paper, PaperId
from generator.model.site import Tag

FEWEST = 3
"""An automatic tag needs so many papers."""
MOST = 6
"""Automatic tags a paper has at the most."""
FEW = 2
"""A paper of fewer sure ones has some that are likely, too."""
TERMS_SHOWN = 8


SHARE = 32
"""When the archive has grown by one part of so many, it is asked anew which phrases are tags."""


class TagNames(NamedTuple):
    """The phrases that are tags: their names, and how they are found."""

    names: list[str]
    keys: list[Key]
    """The folded words of each."""
    known: list[str]
    """Phrases of topics and acronyms, which count as such where they are found."""
    synonyms: list[tuple[Key, Key]]
    """The keys of acronyms and of other spellings, and those by which both go."""
    telling: list[bool]
    """Whether a name that a paper says once is what the paper is about."""
    compared: list[bool]
    """Whether it is what papers run or compare with: only a title or card makes it a tag."""


class Found(NamedTuple):
    """A tag's phrase in a paper: its number, how it stands there, and whether the paper insists.

    It does if the title has it, or the text has it twice, or says that authors did it, or if it is
    the name of something rare.
    """

    number: int
    surface: str
    sure: bool
    likely: bool
    """Whether it is more than a passing mention: no example, nothing to compare with."""


def tags_of(
    archive: Archive, definitions: Sequence[TopicDefinition], cards: Mapping[PaperId, str]
) -> tuple[dict[PaperId, tuple[TagLink, ...]], tuple[Tag, ...]]:
    """Each paper's tags, and all tags by name, each with its papers in the order given.

    Automatic tags are the phrases that at least `FEWEST` papers share and that a paper insists on,
    or its card has; where these are few, what it says more than in passing. Tags by hand always
    count.
    """
    phrases = [(d.title, [p.name for p in d.phrases]) for d in definitions]
    basis = archive.basis(SHARE)
    question = name_of(basis.name, phrases)

    def names() -> TagNames:
        from generator.cataloguing.shared_phrases import tag_names

        given = given_names_of(archive, basis.texts())
        return tag_names(archive.spoken_texts(basis.texts()), definitions, acronyms(given))

    shared = answer(archive.known, "tag-names", question, names, TagNames)

    def work(missing: Sequence[int]) -> list[list[Found]]:
        from generator.cataloguing.tagged_phrases import tagged

        return tagged(archive.spoken(missing), shared)

    found = archive.known.answers("tags", question, archive.names, work, list[Found])
    slugs = [tag_slug(name) for name in shared.names]
    both = zip(archive.papers, found, strict=True)
    links = _without_rare(
        {p.id: _of_paper(p.note, phrases, slugs, cards[p.id]) for p, phrases in both}
    )
    return links, _tags(links, dict(zip(slugs, shared.names, strict=True)), archive.papers)


def _without_rare(
    links: Mapping[PaperId, tuple[TagLink, ...]],
) -> dict[PaperId, tuple[TagLink, ...]]:
    """The links without automatic ones to tags that too few papers kept among their strongest."""
    members = Counter([link.slug for of_paper in links.values() for link in of_paper])
    rare = {slug for slug, number in members.items() if number < FEWEST}
    return {
        paper: made
        if rare.isdisjoint([link.slug for link in made])
        else tuple(link for link in made if link.by == "curator" or link.slug not in rare)
        for paper, made in links.items()
    }


def tag_slug(name: str) -> str:
    """A tag's address: its slug, told apart by a hash where the slug loses something (`C++`)."""
    return str(paper_id(name))


def _of_paper(
    note: Note | None, phrases: Iterable[Found], slugs: Sequence[str], card: str
) -> tuple[TagLink, ...]:
    """A paper's tags: those by hand, then the strongest phrases that its note doesn't settle."""
    by_hand = dict.fromkeys(tag_slug(tag.name) for tag in note.tags) if note else {}
    settled = {*by_hand, *(tag_slug(tag.name) for tag in note.not_tags)} if note else set()
    links: dict[str, TagLink] = {}
    likely: dict[str, TagLink] = {}
    for number, surface, sure, is_likely in phrases:
        slug = slugs[number]
        if slug in settled:
            continue
        if sure or surface in card:
            links.setdefault(slug, TagLink(slug, "phrase", (surface,)))
        elif is_likely:
            likely.setdefault(slug, TagLink(slug, "phrase", (surface,)))
    fill = islice((slug for slug in likely if slug not in links), max(0, FEW - len(links)))
    links |= {slug: likely[slug] for slug in list(fill)}
    links = dict(islice(links.items(), MOST))
    return (*(TagLink(slug, "curator", ()) for slug in by_hand), *links.values())


def _tags(
    links: Mapping[PaperId, Sequence[TagLink]], names: Mapping[str, str], papers: Sequence[Paper]
) -> tuple[Tag, ...]:
    called = dict(names)
    for paper in papers:
        for tag in paper.note.tags if paper.note else ():
            called.setdefault(tag_slug(tag.name), tag.name)
    members: dict[str, list[PaperId]] = {}
    for paper in papers:
        for link in links[paper.id]:
            members.setdefault(link.slug, []).append(paper.id)
    tags = (Tag(slug, called[slug], tuple(ids)) for slug, ids in members.items())
    return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))


def key_terms(
    topics: Mapping[PaperId, Sequence[TopicLink]],
    tags: Mapping[PaperId, Sequence[TagLink]],
    names: Mapping[str, str],
) -> dict[str, tuple[str, ...]]:
    """For each topic the slugs of the tags that its papers have more often than others do."""
    slugs = {paper: [tag.slug for tag in links] for paper, links in tags.items()}
    everywhere = Counter(chain.from_iterable(slugs.values()))
    within: dict[str, list[str]] = {}
    for paper, links in topics.items():
        for link in links:
            within.setdefault(link.slug, []).extend(slugs[paper])
    return {topic: _strongest(Counter(said), everywhere, names) for topic, said in within.items()}


def _strongest(
    counts: Counter[str], everywhere: Counter[str], names: Mapping[str, str]
) -> tuple[str, ...]:
    shared = [tag for tag, number in counts.items() if number > 1 and tag in names]
    ranked = sorted(shared, key=lambda tag: (-(counts[tag] ** 2) / everywhere[tag], tag))
    return tuple(ranked[:TERMS_SHOWN])
