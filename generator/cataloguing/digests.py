"""Turns dumps into digests as readers see them: what was new, what recurred, what it was about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.content import Dump, Reference
from generator.model.judgement import TopicLink
from generator.model.paper import Paper, PaperId
from generator.model.problems import Level, Problem
from generator.model.site import Digest, DigestItem, Neighbour, Retitled
from generator.reading.filing import captured_on

TOPICS_SHOWN = 6


def digests_of(
    dumps: Iterable[Dump],
    papers: Mapping[PaperId, Paper],
    topics: Mapping[PaperId, Sequence[TopicLink]],
    retitled: Mapping[str, tuple[Retitled, ...]] | None = None,
) -> tuple[Digest, ...]:
    """The digests, newest first, each with its papers in the dump's own order."""
    items: dict[str, dict[PaperId, DigestItem]] = {}
    for paper in papers.values():
        for at in reversed(paper.appearances):  # the first place in a dump overwrites later ones
            new = at.digest == paper.appearances[0].digest
            items.setdefault(at.digest, {})[paper.id] = DigestItem(paper.id, at.position, new)
    digests = (_digest(dump, items.get(dump.slug, {}).values(), topics) for dump in dumps)
    if retitled:
        digests = (replace(one, retitled=retitled.get(one.slug, ())) for one in digests)
    return tuple(sorted(digests, key=lambda d: (d.captured, d.slug), reverse=True))


def former_digests(dumps: Iterable[Dump]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """From the names that dumps have had to those they have, and what is wrong with such names."""
    every = sorted(dumps, key=lambda dump: dump.slug)
    slugs = {dump.slug for dump in every}
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for dump in every:
        for former in dump.also:
            name = former.name.removesuffix(".txt").removesuffix(".json").removesuffix(".md")
            if captured_on(f"{name}.txt") is None:
                problems.append(_no_name(former))
            elif name in slugs or found.get(name, dump.slug) != dump.slug:
                problems.append(_anothers(former, name if name in slugs else found[name]))
            else:
                found[name] = dump.slug
    return found, tuple(problems)


def _no_name(former: Reference) -> Problem:
    message = f"`also` of a dump should be a name that its file has had, but is `{former.name}`"
    hint = "for example `also: 2025-03-13-safety`"
    return Problem(Level.ERROR, former.place, message, hint)


def _anothers(former: Reference, owner: str) -> Problem:
    message = f"`{former.name}` leads to the dump `{owner}` already"
    return Problem(Level.NOTICE, former.place, message, "delete it where it is wrong")


def _digest(
    dump: Dump, items: Iterable[DigestItem], topics: Mapping[PaperId, Sequence[TopicLink]]
) -> Digest:
    ordered = tuple(sorted(items, key=lambda item: (item.position, item.id)))
    counts = Counter(link.slug for item in ordered for link in topics[item.id])
    commonest = sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:TOPICS_SHOWN]
    return Digest(
        slug=dump.slug,
        title=dump.title or _title_from(dump.slug),
        captured=dump.captured,
        items=ordered,
        topics=tuple(Neighbour(slug, n) for slug, n in commonest),
        query=dump.query,
        prose=dump.prose,
    )


def _title_from(slug: str) -> str:
    """A title for people from a dump's name: `2025-03-13-safety-and-rl` is “Safety and rl”."""
    words = slug[len("2025-03-13-") :].replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else f"Captured on {slug}"
