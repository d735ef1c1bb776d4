"""Turns groups of entries, with facts and notes, into papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from generator.cataloguing.identity import paper_id, title_key
from generator.cataloguing.latex import clean_latex, is_cut
from generator.cataloguing.links import paper_links
from generator.cataloguing.merging import Group
from generator.cataloguing.naming import nearest
from generator.model.content import Entry, Facts, Note
from generator.model.paper import Appearance, Paper, PaperId, PaperLink
from generator.model.problems import Level, Place, Problem
from generator.reading.facts import DOUBTFUL

_STUMP = 0.5
"""An abstract of less than this share of another's length is no revision of it."""
_MAY_LINK = ("http", "github.com", "gitlab.com", "huggingface.co")
"""Three in four texts hold none of these, and no address: told quicker than looked for."""
_NO_FACTS = Facts(title="", place=Place(""))


class KnownFacts:
    """The facts, ready to be found by a paper's titles and arXiv ids."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._by_title = {title_key(fact.title): fact for fact in facts}
        sure = (fact for fact in facts if fact.arxiv and fact.state != DOUBTFUL)
        self._by_arxiv = {fact.arxiv: fact for fact in sure}

    def of(self, group: Group) -> Facts:
        """What is known of a paper, by its arXiv id, unless that is doubtful, or by title.

        A title's facts are its first twin's.
        """
        if not self._by_title:
            return _NO_FACTS
        entries = [one.entry for one in reversed(group.listed)]
        by_id = (self._by_arxiv[e.arxiv] for e in entries if e.arxiv in self._by_arxiv)
        titles = (e.title for e in entries if paper_id(e.title) in (group.id, *group.aliases))
        keys = (key for key in map(title_key, titles) if key in self._by_title)
        return next(chain(by_id, (self._by_title[key] for key in keys)), _NO_FACTS)


def _settled(facts: Facts, note: Note | None) -> tuple[Facts, Facts | None]:
    """What counts of the facts, and what is doubtful; the curator has the last word."""
    said = note.facts if note else ""
    if said == "wrong" or (facts.state == DOUBTFUL and said != "right"):
        return _NO_FACTS, facts if facts.state == DOUBTFUL and not said else None
    return facts, None


def paper_of(group: Group, facts: Facts, note: Note | None = None) -> Paper:
    """A group's paper: the newest entry's words, all entries' links, the note's corrections."""
    facts, doubtful = _settled(facts, note)
    entries = [one.entry for one in reversed(group.listed)]
    raw_title = entries[0].title
    raw_abstract = _best_abstract(entries)
    title = (note and note.title) or clean_latex(raw_title)
    abstract = (note and note.abstract) or clean_latex(raw_abstract)
    published = _first(entries, "published") or facts.published
    return Paper(
        id=group.id,
        title=title,
        raw_title=raw_title,
        abstract=abstract,
        raw_abstract=raw_abstract,
        cut=is_cut(raw_abstract) and not (note and note.abstract),
        summary=_first(entries, "summary") or "",
        appearances=tuple(
            Appearance(one.digest, one.captured, one.entry.position, one.entry.place)
            for one in group.listed
        ),
        links=_links(abstract, entries, note, (facts.code, facts.project)),
        arxiv=_first(entries, "arxiv") or facts.arxiv,
        authors=_first(entries, "authors") or facts.authors,
        year=facts.year or (published.year if published else None),
        venue=facts.venue,
        categories=facts.categories,
        comment=facts.comment,
        doi=facts.doi,
        doubtful=doubtful,
        published=published,
        organization=_first(entries, "organization") or "",
        votes=_first(entries, "votes"),
        comments=_first(entries, "comments"),
        keywords=_first(entries, "keywords") or (),
        former_titles=_former_titles(title, [clean_latex(entry.title) for entry in entries], note),
        note=note,
    )


def _first(newest_first: Iterable[Entry], field: str) -> Any:
    """The newest entry's value that says something."""
    for entry in newest_first:
        value = getattr(entry, field)
        if value or value == 0:
            return value
    return None


def _best_abstract(newest_first: Sequence[Entry]) -> str:
    """The newest abstract that is whole and no mere stump of an older one; else the longest."""
    abstracts = [entry.abstract for entry in newest_first if entry.abstract]
    longest = max(abstracts, key=len, default="")
    whole = (one for one in abstracts if not is_cut(one) and len(one) >= _STUMP * len(longest))
    return next(whole, longest)


def _links(
    abstract: str, entries: Sequence[Entry], note: Note | None, found: tuple[str, ...]
) -> tuple[PaperLink, ...]:
    """The curator's links first, then those of text, listing and facts; each address once."""
    written = tuple(PaperLink(n.url, "note", n.label) for n in (note.links if note else ()))
    named = tuple(url for entry in entries for url in entry.links) + found
    known = {link.url for link in written}
    lowered = abstract.lower()
    text = abstract if any(sign in lowered for sign in _MAY_LINK) else ""
    if not text and not named:
        return written
    return written + tuple(ln for ln in paper_links(text, named) if ln.url not in known)


def _former_titles(title: str, listed: Sequence[str], note: Note | None) -> tuple[str, ...]:
    """Other titles than the one shown, newest first, each spelling that really differs once."""
    titles = [*listed, *(note.also if note else ())]
    other = {title_key(t): t for t in reversed(titles) if title_key(t) != title_key(title)}
    return tuple(reversed(other.values()))


def notes_of(
    notes: Iterable[Note], groups: Sequence[Group]
) -> tuple[dict[PaperId, Note], tuple[Note, ...], tuple[Problem, ...]]:
    """Each paper's note, the notes without a paper, and the problems of both.

    A note's name is a paper's id or one that redirects to it; of two notes for one paper the one
    under its id counts, and the other is reported, and kept among those without a paper.
    """
    ids = {str(group.id): group.id for group in groups}
    former = {str(alias): group.id for group in groups for alias in group.aliases}
    found: dict[PaperId, Note] = {}
    orphans: list[Note] = []
    problems: list[Problem] = []
    for note in sorted(notes, key=lambda note: (note.paper not in ids, note.paper)):
        paper = ids.get(note.paper) or former.get(note.paper)
        if paper is None:
            problems.append(_orphan(note, [*ids, *former]))
            orphans.append(note)
        elif paper in found:
            problems.append(_second_note(note, paper))
            orphans.append(note)
        else:
            found[paper] = note
            if paper != note.paper:
                problems.append(_stale_name(note, paper))
    return found, tuple(orphans), tuple(problems)


def _orphan(note: Note, names: Sequence[str]) -> Problem:
    near = nearest(note.paper, names, 70)
    hint = (
        f"did you mean `{near}`? Rename the file to {near}.md"
        if near
        else "name the file like the paper's address; `digest note WORDS` finds it"
    )
    return Problem(Level.NOTICE, note.place, f"no dump has a paper `{note.paper}`", hint)


def _second_note(note: Note, paper: PaperId) -> Problem:
    return Problem(
        Level.ERROR,
        note.place,
        f"this paper has another note, {paper}.md, and only that one is shown",
        f"move this note's words to {paper}.md",
    )


def _stale_name(note: Note, paper: PaperId) -> Problem:
    return Problem(
        Level.NOTICE,
        note.place,
        f"the paper's address is now `{paper}`; the note still reaches it",
        f"rename the file to {paper}.md when convenient",
    )
