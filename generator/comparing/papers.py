"""Compares the papers of two states: new, recurring, merged, parted, hidden, changed, re-tagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.comparing.comparison import (
    ChangedPaper,
    Difference,
    Merged,
    Named,
    Papers,
    Recurring,
    Retagged,
    State,
    Value,
)
from generator.model.page import url_of
from generator.model.paper import Paper, PaperId
from generator.model.site import Site

Everyone = Mapping[PaperId, Paper]
Pair = tuple[Paper, Paper]
"""A paper as it was, and as it is."""


def everyone(site: Site) -> dict[PaperId, Paper]:
    """All papers that have an address of their own, the hidden ones last."""
    return {**site.papers, **{paper.id: paper for paper in site.hidden}}


def leads_to(address: str, site: Site, papers: Everyone) -> PaperId | None:
    """The paper that answers at a paper's address, directly or by a redirect; None where none."""
    own = PaperId(address)
    return own if own in papers else site.redirects.get(address)


def named(paper: Paper) -> Named:
    """A paper by its address and title."""
    return Named(url_of(f"papers/{paper.id}.md"), paper.title)


def compare_papers(before: State, after: State, fresh_digests: Iterable[str]) -> Papers:
    """What happened to papers; `fresh_digests` are the slugs of the dumps that are new."""
    was, now = everyone(before.site), everyone(after.site)
    parts = _parts(was, now, after.site)
    new = [paper for paper in after.site.papers.values() if paper.id not in parts]
    pairs = [(was[i], now[i]) for i in now if i in was]
    pairs += [(was[p[0]], now[i]) for i, p in parts.items() if i not in was and len(p) == 1]
    return Papers(
        before=len(before.site.papers),
        after=len(after.site.papers),
        new=tuple(map(named, new)),
        parted=tuple(named(paper) for paper in new if paper.id in before.site.redirects),
        recurring=tuple(_recurring(after.site, parts, frozenset(fresh_digests))),
        merged=tuple(
            Merged(named(now[i]), tuple(named(was[old]) for old in olds))
            for i, olds in parts.items()
            if len(olds) > 1
        ),
        hidden=tuple(named(new) for old, new in pairs if new.hidden and not old.hidden),
        shown_again=tuple(named(new) for old, new in pairs if old.hidden and not new.hidden),
        lost=tuple(
            named(paper) for paper in was.values() if leads_to(paper.id, after.site, now) is None
        ),
        changed=tuple(_changed(pairs)),
        retagged=tuple(_retagged(pairs, before.site, after.site)),
    )


def _parts(was: Everyone, now: Everyone, site: Site) -> dict[PaperId, list[PaperId]]:
    """From each paper that is to those it was before, in the order of what is."""
    found: dict[PaperId, list[PaperId]] = {}
    for old in was:
        target = leads_to(old, site, now)
        if target is not None:
            found.setdefault(target, []).append(old)
    return {paper: found[paper] for paper in now if paper in found}


def _recurring(site: Site, known: Iterable[PaperId], fresh: frozenset[str]) -> Iterator[Recurring]:
    titles = {digest.slug: digest.title for digest in site.digests}
    for paper in (site.papers[i] for i in known if i in site.papers):
        slugs = dict.fromkeys(at.digest for at in paper.appearances if at.digest in fresh)
        digests = tuple(Named(url_of(f"digests/{slug}.md"), titles[slug]) for slug in slugs)
        if digests:
            yield Recurring(named(paper), digests)


# --- What is said of a paper ----------------------------------------------------------------------


def _changed(pairs: Iterable[Pair]) -> Iterator[ChangedPaper]:
    for old, new in pairs:
        said = zip(_said(old), _said(new), strict=True)
        differences = tuple(Difference(name, a, b) for (name, a), (_, b) in said if a != b)
        if differences and not (old.hidden and new.hidden):
            yield ChangedPaper(named(new), differences)


def _said(paper: Paper) -> Sequence[tuple[str, Value]]:
    """What a reader may notice of a paper; votes and comments come and go with each dump."""
    return (
        ("title", paper.title),
        ("abstract", paper.abstract),
        ("summary", paper.summary),
        ("authors", paper.authors),
        ("arXiv id", paper.arxiv),
        ("published", paper.published.isoformat() if paper.published else None),
        ("year", paper.year),
        ("venue", paper.venue),
        ("categories", paper.categories),
        ("comment", paper.comment),
        ("DOI", paper.doi),
        ("doubtful match", paper.doubtful.matched if paper.doubtful else ""),
        ("organization", paper.organization),
        ("links", tuple(link.url for link in paper.links)),
    )


def _retagged(pairs: Iterable[Pair], before: Site, after: Site) -> Iterator[Retagged]:
    names = _names(before) | _names(after)
    for old, new in pairs:
        if old.id not in before.judgements or new.id not in after.judgements:
            continue
        was, now = before.judgements[old.id], after.judgements[new.id]
        topics = _apart([t.slug for t in was.topics], [t.slug for t in now.topics])
        tags = _apart([t.slug for t in was.tags], [t.slug for t in now.tags])
        if any((*topics, *tags)):
            yield Retagged(
                named(new),
                *(tuple(names["topics", slug] for slug in slugs) for slugs in topics),
                *(tuple(names["tags", slug] for slug in slugs) for slugs in tags),
            )


def _names(site: Site) -> dict[tuple[str, str], str]:
    topics = {("topics", topic.slug): topic.title for topic in site.topics}
    return topics | {("tags", tag.slug): tag.name for tag in site.tags}


def _apart(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """What was added, and what was lost."""
    return [x for x in after if x not in before], [x for x in before if x not in after]
