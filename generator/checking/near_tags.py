"""Finds tags in notes that are nearly another tag: a plural, a hyphen or a letter apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from generator.cataloguing.tags import tag_slug
from generator.counting import counted
from generator.model.content import Note, Reference
from generator.model.problems import Level, Problem
from generator.model.site import Site, Tag

SHORTEST = 6
"""A tag of fewer letters may well be one letter away from another word: `llama`, `llava`."""


def near_tags(site: Site) -> Iterator[Problem]:
    """A notice for each tag that a note gives, or takes away, where a commoner one is nearly it."""
    tags = {tag.slug: tag for tag in site.tags}
    alike = _Alike(tags.values())
    for paper in site.papers.values():
        own = {link.slug for link in site.judgements[paper.id].tags}
        yield from _of_note(paper.note, tags, alike, own) if paper.note else ()


def _of_note(
    note: Note, tags: Mapping[str, Tag], alike: _Alike, own: set[str]
) -> Iterator[Problem]:
    for given in note.tags:
        slug = tag_slug(given.name)
        for other in alike.near(slug):
            if slug in tags and _rank(tags[other]) < _rank(tags[slug]):
                yield _near(given, tags[other])
                break
    for taken in note.not_tags:
        slug = tag_slug(taken.name)
        for other in alike.near(slug) if slug not in tags else ():
            if other in own:
                message = f"`not-tags` has `{taken.name}`, and the paper keeps `{tags[other].name}`"
                hint = f"write `{tags[other].name}` if that is meant"
                yield Problem(Level.NOTICE, taken.place, message, hint)


def _rank(tag: Tag) -> tuple[int, str]:
    """The tag with most papers first; of equal ones the first by name."""
    return -len(tag.papers), tag.slug


def _near(reference: Reference, other: Tag) -> Problem:
    papers = counted(len(other.papers), "paper")
    verb = "has" if len(other.papers) == 1 else "have"
    message = f"the tag `{reference.name}` is nearly `{other.name}`, which {papers} {verb}"
    hint = f"write `{other.name}` if that is meant"
    return Problem(Level.NOTICE, reference.place, message, hint)


class _Alike:
    """All tags, by what makes two of them the same word."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._slugs = sorted(tag.slug for tag in tags)
        self._by_stem: dict[str, list[str]] = {}
        for slug in self._slugs:
            self._by_stem.setdefault(_stem(slug), []).append(slug)

    def near(self, slug: str) -> list[str]:
        """The other tags that differ by plurals and hyphens, or by one letter."""
        found = dict.fromkeys(self._by_stem.get(_stem(slug), []))
        if len(slug) >= SHORTEST:
            close = process.extract(slug, self._slugs, scorer=OSA.distance, score_cutoff=1)
            found |= dict.fromkeys(sorted(o for o, _, _ in close if _may_be_slip(slug, o)))
        return [other for other in found if other != slug]


def _stem(slug: str) -> str:
    """What is left of a tag without hyphens and plurals: `data-sets` and `dataset` are one."""
    words = (w[:-1] if w.endswith("s") and not w.endswith("ss") else w for w in slug.split("-"))
    return "".join(words)


def _may_be_slip(one: str, other: str) -> bool:
    """Whether a letter may have slipped: numbers tell things apart, and so do first letters.

    `gpt-3` is not `gpt-4`, `symmetric` not `asymmetric`.
    """
    digits = ["".join(filter(str.isdigit, slug)) for slug in (one, other)]
    return digits[0] == digits[1] and not (one.endswith(other) or other.endswith(one))
