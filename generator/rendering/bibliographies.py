"""Turns the archive, each topic, list and paper into files for reference managers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.page import Made, Page
from generator.model.paper import PaperId
from generator.rendering.citations import Cited, bibliography, csl_file, ris_file
from generator.rendering.view import View


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Papers to be cited, and the site's address."""

    papers: tuple[Cited, ...]
    url: str


def bibliographies_of(view: View) -> Iterator[Page]:
    """BibTeX, RIS and CSL-JSON of the site, each topic and list; BibTeX beside each paper's page.

    A paper's former addresses have its BibTeX too: as for its page, no link to it breaks. Without
    twins, the site and topics have BibTeX alone, and papers none but on their pages.
    """
    papers = view.papers
    every = [("papers", tuple(papers))]
    every += [(f"topics/{topic.slug}", topic.papers) for topic in view.site.topics]
    for name, cited in every:
        files = tuple(_in_every_format(name, cited, view))
        yield from files if view.settings.twins else files[:1]
    for reading in view.site.lists:
        yield from _in_every_format(f"lists/{reading.slug}", reading.papers, view)
    if view.settings.twins:
        moved = {old: new for old, new in sorted(view.site.redirects.items()) if new in papers}
        for name, paper in ({paper: paper for paper in papers} | moved).items():
            source = Bibliography((view.cited(paper),), view.settings.url)
            yield Page(f"papers/{name}.bib", source, bibtex_made)


def _in_every_format(name: str, ids: Iterable[PaperId], view: View) -> Iterator[Page]:
    source = Bibliography(tuple(map(view.cited, ids)), view.settings.url)
    yield Page(f"{name}.bib", source, bibtex_made)
    yield Page(f"{name}.ris", source, ris_made)
    yield Page(f"{name}.csl.json", source, csl_made)


def bibtex_made(source: Bibliography) -> Made:
    """A BibTeX file."""
    return Made(bibliography(source.papers, source.url))


def ris_made(source: Bibliography) -> Made:
    """An RIS file."""
    return Made(ris_file(source.papers, source.url))


def csl_made(source: Bibliography) -> Made:
    """A CSL-JSON file."""
    return Made(csl_file(source.papers, source.url))
