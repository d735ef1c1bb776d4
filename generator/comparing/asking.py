"""Finds what papers that no dump lists any more are called now, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.cataloguing.identity import paper_id, title_key
from generator.cataloguing.naming import nearest
from generator.cataloguing.sameness import same_title_same_paper
from generator.comparing.comparison import Asked, Named, State
from generator.comparing.papers import everyone, leads_to, named
from generator.model.content import Note
from generator.model.page import url_of
from generator.model.paper import Paper, PaperId
from generator.rendering.escape import front_matter


def asked_for(before: State, after: State) -> dict[PaperId, Asked]:
    """The lines by which lost papers' addresses lead on again, where another paper is like them.

    A line goes into the note of the paper that the lost one has become, or into the lost one's own,
    which has no paper now.
    """
    was, now = everyone(before.site), everyone(after.site)
    known = {old: leads_to(old, after.site, now) for old in was}
    lost = [was[old] for old, new in known.items() if new is None]
    reached = set(known.values())
    others = [paper for paper in now.values() if paper.id not in reached]
    if not lost or not others:
        return {}
    likely = _Likely(others)
    titles = _titles(before)
    orphans = {note.paper: note for note in after.site.orphans}
    return {
        old.id: _asked(old, new, orphans.get(str(old.id)), titles, _root(after))
        for old in lost
        if (new := likely.became(old))
    }


def asked_of(old: str, new: str, after: State) -> Asked:
    """The line in the words on a renamed dump by which its old address leads on."""
    dump = next(dump for dump in after.content.dumps if dump.slug == new)
    digest = next(digest for digest in after.site.digests if digest.slug == new)
    names = [*(former.name for former in dump.also), old]
    line = f"also: [{', '.join(names)}]" if dump.also else f"also: {old}"
    there = bool(dump.title or dump.prose or dump.also)
    becomes = Named(url_of(f"digests/{new}.md"), digest.title)
    path = f"{dump.path.rpartition('.')[0]}.md"
    return Asked(path, line, there, bool(dump.also), becomes)


class _Likely:
    """The papers that a lost one may have become, by what they may have in common with it."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._by_arxiv = {paper.arxiv: paper for paper in papers if paper.arxiv}
        self._by_abstract = {title_key(p.raw_abstract): p for p in papers if p.raw_abstract}
        self._by_place = {place: paper for paper in papers for place in _places(paper)}

    def became(self, old: Paper) -> Paper | None:
        """The one with its arXiv id or abstract, or in its place of a dump if they are alike."""
        same = self._by_arxiv.get(old.arxiv) or self._by_abstract.get(title_key(old.raw_abstract))
        there = (self._by_place[place] for place in _places(old) if place in self._by_place)
        return same or next((new for new in there if _may_be(old, new)), None)


def _places(paper: Paper) -> list[tuple[str, int]]:
    return [(at.digest, at.position) for at in paper.appearances]


def _may_be(old: Paper, new: Paper) -> bool:
    """Whether two papers in one place may be one; without abstracts by their titles alone."""
    if old.raw_abstract and new.raw_abstract:
        return same_title_same_paper(old.raw_abstract, new.raw_abstract)
    return nearest(old.raw_title, [new.raw_title]) is not None


def _titles(state: State) -> dict[PaperId, str]:
    """From each address that a title in a dump gives to that title."""
    entries: Iterator[str] = (e.title for dump in state.content.dumps for e in dump.entries)
    return {paper_id(title): title for title in entries}


def _asked(
    old: Paper, new: Paper, own: Note | None, titles: Mapping[PaperId, str], root: str
) -> Asked:
    """The lines of a new note, or the one line of the note that there is, with all its titles."""
    into_own = old.id not in titles or (own is not None and new.note is None)
    note = own if into_own else new.note
    also = (*(note.also if note else ()), new.raw_title if into_own else titles[old.id])
    lines = front_matter({"also": also if len(also) > 1 else also[0]}).splitlines()
    if note:
        return Asked(note.place.path, lines[1], True, bool(note.also), named(new))
    path = f"{root}/notes/{old.id if into_own else new.id}.md"
    return Asked(path, lines[1], False, False, named(new))


def _root(state: State) -> str:
    """The content folder's name, with which the paths of dumps begin."""
    return next((dump.path.split("/")[0] for dump in state.content.dumps), "content")
