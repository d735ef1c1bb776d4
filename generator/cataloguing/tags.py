"""Turns the key phrases that papers share into tags, with the words that caused them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.cataloguing.identity import paper_id
from generator.cataloguing.key_phrases import (
    Key,
    KeyPhrase,
    Origin,
    key_of,
    key_phrases,
    topic_phrases,
)
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import PhraseIndex, case_matters
from generator.cataloguing.plain_words import NO_TAGS
from generator.model import Paper, PaperId, Tag, TagLink, TopicDefinition, TopicLink

FEWEST = 3
"""An automatic tag needs so many papers."""
COMMONEST = 0.08
"""A phrase that a larger share of the archive uses says no more than a topic does."""
COHESION = 0.1
"""A run of words stands together in at least this share of its rarest word's papers."""
ABSORBED = 1.6
"""A phrase that has at most so many times the papers of a longer one is only a part of it."""
MOST = 6
"""Automatic tags a paper has at the most."""
TERMS_SHOWN = 8

Found = Mapping[PaperId, Mapping[Key, KeyPhrase]]


def tags_of(
    papers: Sequence[Paper],
    definitions: Iterable[TopicDefinition],
    acronyms: Mapping[str, Acronym],
) -> tuple[dict[PaperId, tuple[TagLink, ...]], tuple[Tag, ...]]:
    """Each paper's tags, and all tags by name, each with its papers in the order given.

    Automatic tags are names, phrases of topics and runs of words that at least `FEWEST` papers
    use; an acronym and its long form are one tag, and so are spellings with and without hyphen,
    in singular and plural. Tags by hand always count.
    """
    definitions = tuple(definitions)
    synonyms = {key_of(a.short): key_of(a.long) for a in acronyms.values()}
    titles = {key_of(definition.title) for definition in definitions}
    spelled = (form for a in acronyms.values() for form in (a.short, a.long))
    phrases = (p.name for definition in definitions for p in definition.phrases)
    known = topic_phrases((*phrases, *spelled))
    found = {paper.id: _phrases(paper, known, synonyms) for paper in papers}
    names = _names(found, titles | {synonyms.get(key, key) for key in titles})
    links = _without_rare(
        {
            paper.id: (*_by_hand(paper), *_automatic(found[paper.id], names, paper))
            for paper in papers
        }
    )
    return links, _tags(links, names, papers)


def _without_rare(
    links: Mapping[PaperId, Sequence[TagLink]],
) -> dict[PaperId, tuple[TagLink, ...]]:
    """The links without automatic ones to tags that too few papers kept among their strongest."""
    members = Counter(link.slug for of_paper in links.values() for link in of_paper)
    return {
        paper: tuple(k for k in made if k.by == "curator" or members[k.slug] >= FEWEST)
        for paper, made in links.items()
    }


def _phrases(paper: Paper, known: PhraseIndex, synonyms: Mapping[Key, Key]) -> dict[Key, KeyPhrase]:
    """A paper's key phrases, an acronym under its long form's key."""
    spoken = key_phrases(paper.title, paper.abstract, known)
    ordered = sorted(spoken.values(), key=lambda phrase: not phrase.in_title)
    merged: dict[Key, KeyPhrase] = {}
    for phrase in ordered:
        merged.setdefault(synonyms.get(phrase.key, phrase.key), phrase)
    return merged


def _names(found: Found, titles: set[Key]) -> dict[Key, str]:
    """The phrases that become tags, and the name of each: its commonest spelling."""
    used = Counter(key for phrases in found.values() for key in phrases)
    kept = _frequent(used, len(found)) - titles - NO_TAGS
    kept -= set(_loose(found, kept, used))
    kept -= {part for key in kept for part in _parts(key) if used[part] <= used[key] * ABSORBED}
    spellings: dict[Key, Counter[str]] = {key: Counter() for key in kept}
    for phrases in found.values():
        for key in phrases.keys() & kept:
            spellings[key][_plain(phrases[key])] += 1
    return {key: min(said, key=lambda s: (-said[s], s)) for key, said in sorted(spellings.items())}


def _frequent(used: Counter[Key], papers: int) -> set[Key]:
    most = max(FEWEST * 2, int(papers * COMMONEST))
    return {key for key, number in used.items() if FEWEST <= number <= most}


def _loose(found: Found, kept: set[Key], used: Counter[Key]) -> Iterator[Key]:
    """Runs whose words stand together by chance: each word is far commoner alone."""
    runs = {
        key
        for phrases in found.values()
        for key in phrases.keys() & kept
        if phrases[key].origin is Origin.RUN
    }
    alone: Counter[str] = Counter()
    for phrases in found.values():
        alone.update({word for key in phrases for word in key})
    return (key for key in runs if used[key] < COHESION * min(alone[word] for word in key))


def _parts(key: Key) -> Iterator[Key]:
    """The shorter phrases inside a phrase."""
    for length in range(1, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _plain(phrase: KeyPhrase) -> str:
    """A spelling in small letters, but for names and words in capitals."""
    if phrase.origin is Origin.NAME:
        return phrase.surface
    words = phrase.surface.split()
    return " ".join(word if case_matters(word) else word.casefold() for word in words)


def _by_hand(paper: Paper) -> list[TagLink]:
    tags = paper.note.tags if paper.note else ()
    return [TagLink(slug, "curator", ()) for slug in dict.fromkeys(tag_slug(t.name) for t in tags)]


def tag_slug(name: str) -> str:
    """A tag's address: its slug, told apart by a hash where the slug loses something (`C++`)."""
    return str(paper_id(name))


def _automatic(
    phrases: Mapping[Key, KeyPhrase], names: Mapping[Key, str], paper: Paper
) -> list[TagLink]:
    """The strongest tags of a paper: those of its title first, then the surest."""
    note = paper.note
    settled = {tag_slug(t.name) for t in (*note.tags, *note.not_tags)} if note else set()
    own = [(key, phrase) for key, phrase in phrases.items() if key in names]
    ranked = sorted(own, key=lambda p: (not p[1].in_title, p[1].origin, -len(p[0]), p[0]))
    links = {
        slug: TagLink(slug, "phrase", (phrase.surface,))
        for key, phrase in reversed(ranked)
        if (slug := tag_slug(names[key])) not in settled
    }
    return list(reversed(links.values()))[:MOST]


def _tags(
    links: Mapping[PaperId, Sequence[TagLink]], names: Mapping[Key, str], papers: Sequence[Paper]
) -> tuple[Tag, ...]:
    called = {tag_slug(name): name for name in names.values()}
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
