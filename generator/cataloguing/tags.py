"""Turns the key phrases that papers share into tags, with the words that caused them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.cataloguing.identity import paper_id
from generator.cataloguing.names import Acronym
from generator.cataloguing.phrases import Word, case_matters, fold, words
from generator.cataloguing.plain_words import EMPTY, FUNCTION
from generator.model import Paper, PaperId, Tag, TagLink, TopicDefinition, TopicLink

FEWEST = 3
"""An automatic tag needs so many papers."""
COMMONEST = 0.12
"""A phrase that a larger share of a large archive uses says nothing."""
MOST = 6
"""Automatic tags a paper has at the most."""
LONGEST = 3
"""Words of a key phrase."""
TERMS_SHOWN = 8

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a text: its folded words, and how it stands there."""

    key: Key
    surface: str
    in_title: bool


def tags_of(
    papers: Sequence[Paper],
    definitions: Iterable[TopicDefinition],
    acronyms: Mapping[str, Acronym],
) -> tuple[dict[PaperId, tuple[TagLink, ...]], tuple[Tag, ...]]:
    """Each paper's tags, and all tags by name, each with its papers in the order given.

    Automatic tags are phrases of two or three words and names in capitals that at least `FEWEST`
    papers use, but for the phrases that mark a topic. An acronym and its long form are one tag.
    Tags by hand always count.
    """
    topical = {_key(p.name) for d in definitions for p in d.phrases}
    topical |= {_key(d.title) for d in definitions}
    synonyms = {_key(a.short): _key(a.long) for a in acronyms.values()}
    spoken = {paper.id: _phrases(paper, synonyms) for paper in papers}
    names = _names(spoken, topical, len(papers))
    links = {
        paper.id: (*_by_hand(paper), *_automatic(spoken[paper.id], names, paper))
        for paper in papers
    }
    return links, _tags(links, names, papers)


def _key(text: str) -> Key:
    return tuple(word.folded for word in words(text))


def _phrases(paper: Paper, synonyms: Mapping[Key, Key]) -> dict[Key, Phrase]:
    """The phrases of a paper, each once: as the title has it, else as the abstract first has it."""
    found: dict[Key, Phrase] = {}
    for text, in_title in ((paper.title, True), (paper.abstract, False)):
        for key, surface in _candidates(words(text), text):
            key = synonyms.get(key, key)
            found.setdefault(key, Phrase(key, surface, in_title))
    return found


def _candidates(spoken: Sequence[Word], text: str) -> Iterator[tuple[Key, str]]:
    """Runs of one to three words that could be a key phrase."""
    for at, first in enumerate(spoken):
        if first.folded in FUNCTION or first.folded in EMPTY:
            continue
        if case_matters(first.surface):
            yield (first.folded,), first.surface
        for last in range(at + 1, min(at + LONGEST, len(spoken))):
            word = spoken[last]
            if not _joined(text[spoken[last - 1].end : word.start]) or word.folded in FUNCTION:
                break
            if word.folded in EMPTY or word.surface.isdigit() or len(word.surface) < 2:
                continue
            if not any(w.folded in EMPTY for w in spoken[at : last + 1]):
                key = tuple(w.folded for w in spoken[at : last + 1])
                yield key, text[first.start : word.end]


def _joined(between: str) -> bool:
    return between in (" ", "-")


def _names(
    spoken: Mapping[PaperId, Mapping[Key, Phrase]], topical: set[Key], papers: int
) -> dict[Key, str]:
    """The phrases that become tags, and the name of each: its commonest spelling."""
    used: Counter[Key] = Counter(key for phrases in spoken.values() for key in phrases)
    most = max(FEWEST + 3, int(papers * COMMONEST))
    kept = {k for k, n in used.items() if FEWEST <= n <= most and k not in topical}
    kept -= {part for key in kept for part in _parts(key) if used[part] <= used[key] * 1.25}
    spellings: dict[Key, Counter[str]] = {key: Counter() for key in kept}
    for phrases in spoken.values():
        for key in phrases.keys() & kept:
            spellings[key][_plain(phrases[key].surface)] += 1
    return {
        key: min(found, key=lambda s: (-found[s], s)) for key, found in sorted(spellings.items())
    }


def _parts(key: Key) -> Iterator[Key]:
    """The shorter phrases inside a phrase."""
    for length in range(1, len(key)):
        for start in range(len(key) - length + 1):
            yield key[start : start + length]


def _plain(surface: str) -> str:
    """A spelling in small letters and singular, but for words that are written in capitals."""
    parts = surface.replace("-", " ").split()
    small = [p if case_matters(p) or any(c.isdigit() for c in p) else p.casefold() for p in parts]
    return " ".join([*small[:-1], small[-1] if case_matters(small[-1]) else fold(small[-1])])


def _by_hand(paper: Paper) -> list[TagLink]:
    tags = paper.note.tags if paper.note else ()
    return [TagLink(tag_slug(tag.name), "curator", ()) for tag in tags]


def tag_slug(name: str) -> str:
    """A tag's address: its slug, told apart by a hash where the slug loses something (`C++`)."""
    return str(paper_id(name))


def _automatic(
    phrases: Mapping[Key, Phrase], names: Mapping[Key, str], paper: Paper
) -> list[TagLink]:
    """The strongest tags of a paper: those of its title first, then longer phrases first."""
    note = paper.note
    settled = {tag_slug(t.name) for t in (*note.tags, *note.not_tags)} if note else set()
    own = [phrase for key, phrase in phrases.items() if key in names]
    ranked = sorted(own, key=lambda p: (not p.in_title, -len(p.key), p.key))
    links = (TagLink(tag_slug(names[p.key]), "phrase", (p.surface,)) for p in ranked)
    return [link for link in links if link.slug not in settled][:MOST]


def _tags(
    links: Mapping[PaperId, Sequence[TagLink]], names: Mapping[Key, str], papers: Sequence[Paper]
) -> tuple[Tag, ...]:
    called = {tag_slug(name): name for name in names.values()}
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
    everywhere = Counter(tag.slug for links in tags.values() for tag in links)
    within: dict[str, Counter[str]] = {}
    for paper, links in topics.items():
        for link in links:
            within.setdefault(link.slug, Counter()).update(tag.slug for tag in tags[paper])
    return {
        topic: tuple(
            sorted(
                (tag for tag, n in counts.items() if n > 1 and tag in names),
                key=lambda tag: (-(counts[tag] ** 2) / everywhere[tag], tag),
            )[:TERMS_SHOWN]
        )
        for topic, counts in within.items()
    }
