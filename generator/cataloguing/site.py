"""Turns content into a site: every paper once, everything joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from generator.cataloguing.archive import Archive
from generator.cataloguing.atlas import atlas_of
from generator.cataloguing.basis import Listed
from generator.cataloguing.cards import cards_and_kinds
from generator.cataloguing.digests import digests_of, former_digests
from generator.cataloguing.glossary import glossary_of
from generator.cataloguing.identity import paper_id
from generator.cataloguing.listing import listing_of, with_notes
from generator.cataloguing.lists import lists_of
from generator.cataloguing.mentions import mentioned_by
from generator.cataloguing.named_things import named_things
from generator.cataloguing.naming import known_paper, unknown_name
from generator.cataloguing.papers import notes_of
from generator.cataloguing.related import nearest_are_known, nearest_of, related_of
from generator.cataloguing.retitled import retitled_by
from generator.cataloguing.tags import key_terms, tags_of
from generator.cataloguing.targets import broken_links, curated_prose, targets_of
from generator.cataloguing.topic_members import topic_pages
from generator.cataloguing.topics import topics_of
from generator.cataloguing.unshown import unshown
from generator.garbage import uncollected
from generator.known import NOTHING_KNOWN, Known
from generator.model.content import Content, Note, OrdinaryPage, TopicDefinition
from generator.model.judgement import Judgement
from generator.model.paper import Paper, PaperId
from generator.model.problems import Level, Place, Problem
from generator.model.site import Site


@dataclass(frozen=True, slots=True)
class Merged:
    """A content folder's papers, each once, before anything is judged of them."""

    papers: Mapping[PaperId, Paper]
    """Those that are shown, newest capture first."""
    everyone: Sequence[Paper]
    names: Mapping[str, PaperId]
    """The paper of each id and former id."""
    redirects: Mapping[str, PaperId]
    orphans: tuple[Note, ...]
    problems: tuple[Problem, ...]


def catalogue(content: Content, known: Known = NOTHING_KNOWN) -> Site:
    """The whole site of a content folder, with the problems of reading and of cataloguing.

    Pure: the same content gives the same site, whatever the order of its dumps and notes, and
    whatever is known of it already: that only saves time.
    """
    return judged(content, merged(content, known), known)


def merged(content: Content, known: Known = NOTHING_KNOWN) -> Merged:
    """The papers of a content folder: its entries, and the notes on them."""
    with uncollected():
        return _merged(content, known)


def judged(content: Content, merged: Merged, known: Known = NOTHING_KNOWN) -> Site:
    """The site of a content folder and the papers in it."""
    with uncollected():
        return _judged(content, merged, known)


def _merged(content: Content, known: Known) -> Merged:
    listing = listing_of(content, known)
    redirects = {str(alias): group.id for group in listing.groups for alias in group.aliases}
    notes, orphans, note_problems = notes_of(content.notes, listing.groups)

    everyone = with_notes(listing, notes)
    changed = (paper for paper in everyone if paper.title != paper.raw_title)
    corrected = {str(paper_id(paper.title)): paper.id for paper in changed}
    return Merged(
        papers=_newest_first(paper for paper in everyone if not paper.hidden),
        everyone=everyone,
        names=corrected | redirects | {str(paper.id): paper.id for paper in everyone},
        redirects=redirects,
        orphans=orphans,
        problems=(*listing.problems, *note_problems),
    )


def _judged(content: Content, merged: Merged, known: Known) -> Site:
    papers, everyone, names = merged.papers, merged.everyone, merged.names
    shown = tuple(papers.values())

    archive = Archive(shown, known, Listed(content.dumps, everyone))

    with _likeness_ahead(archive, content.topics):
        named = named_things(archive)
        cards = cards_and_kinds(archive)
        picked = {paper: card.text for paper, (card, _) in cards.items()}
        tag_links, tags = tags_of(archive, content.topics, picked)
    topic_links, topic_problems = topics_of(archive, content.topics)
    terms = key_terms(topic_links, tag_links, {tag.slug: tag.name for tag in tags})
    topics = topic_pages(content.topics, papers, topic_links, terms)

    mentioned = mentioned_by(named.mentions)
    subjects = {
        one: {link.slug for link in links} | {link.slug for link in tag_links[one]}
        for one, links in topic_links.items()
    }
    related = related_of(archive, named.mentions, names, subjects)

    judgements = {
        paper.id: Judgement(
            card=cards[paper.id][0],
            kind=cards[paper.id][1],
            topics=topic_links[paper.id],
            tags=tag_links[paper.id],
            related=related[paper.id],
            mentions=named.mentions[paper.id],
            mentioned_by=mentioned.get(paper.id, ()),
        )
        for paper in shown
    }
    digests = digests_of(content.dumps, papers, topic_links, retitled_by(content, shown))
    former, dump_problems = former_digests(content.dumps)
    lists, list_problems = lists_of(content.lists, names, papers)
    targets = targets_of(content, everyone, merged.redirects, topics, digests, tags, former)
    problems = (
        *content.problems,
        *merged.problems,
        *topic_problems,
        *dump_problems,
        *list_problems,
        *_unknown_relations(content.notes, names),
        *broken_links(content, targets),
        *unshown(curated_prose(content)),
        *_taken_addresses(content.pages),
    )
    return Site(
        papers=papers,
        judgements=judgements,
        hidden=tuple(paper for paper in everyone if paper.hidden),
        topics=topics,
        tags=tags,
        digests=digests,
        lists=lists,
        glossary=glossary_of(named, mentioned, {paper: kind for paper, (_, kind) in cards.items()}),
        redirects=merged.redirects,
        former_digests=former,
        targets=targets,
        pages=tuple(page for page in content.pages if not _is_taken(page.path)),
        orphans=merged.orphans,
        atlas=atlas_of(archive),
        problems=by_place(problems),
    )


def _likeness_ahead(
    archive: Archive, topics: Sequence[TopicDefinition]
) -> AbstractContextManager[None]:
    """What must compare texts, which takes as long as all else does, is found out beside it."""
    if nearest_are_known(archive):
        return nullcontext()
    archive.spoken()  # here, for either side needs it

    def work() -> object:
        return nearest_of(archive), atlas_of(archive), topics_of(archive, topics)

    return archive.known.ahead(len(archive.papers), work)


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of a reader of the files, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.level, p.message)))


def _newest_first(papers: Iterable[Paper]) -> dict[PaperId, Paper]:
    """Papers by newest capture, then as their newest dump has them."""

    def order(paper: Paper) -> tuple[int, str, int, PaperId]:
        last = paper.appearances[-1]
        return -last.captured.toordinal(), last.digest, last.position, paper.id

    return {paper.id: paper for paper in sorted(papers, key=order)}


def _unknown_relations(notes: Sequence[Note], names: Mapping[str, PaperId]) -> list[Problem]:
    return [
        unknown_name("paper", reference, names)
        for note in notes
        for reference in (*note.related, *note.not_related)
        if known_paper(reference.name, names) is None
    ]


_OWN_PAGES = frozenset(
    f"{name}.md" for name in "browse changes glossary map orphans saved search trends".split()
)
_OWN_FOLDERS = ("digests/", "papers/", "tags/")


def _is_taken(path: str) -> bool:
    """Whether the generator itself writes to the address of an ordinary page."""
    return path in _OWN_PAGES or path.startswith(_OWN_FOLDERS)


def _taken_addresses(pages: Iterable[OrdinaryPage]) -> list[Problem]:
    return [
        Problem(
            Level.ERROR,
            Place(page.body.place.path),
            f"the address of `{page.path}` is taken by a page that the generator makes",
            "give the file another name, or move it to another folder",
        )
        for page in pages
        if _is_taken(page.path)
    ]
