"""Renders the glossary: what papers introduce, and acronyms, from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from generator.model.page import Page, url_of
from generator.model.site import Term
from generator.rendering.layout import page
from generator.rendering.letters import Letter, by_letter, in_order
from generator.rendering.paging import numbered, paged, pages_needed, with_number
from generator.rendering.shown import Link
from generator.rendering.view import View

TERMS_ON_A_PAGE = 500
INTRODUCED_BY_SHOWN = 3
USED_BY_SHOWN = 5
_NAME = attrgetter("name")


@dataclass(frozen=True, slots=True)
class TermShown:
    """An entry of the glossary with the papers that it leads to."""

    name: str
    kind: str
    meaning: str
    introduced_by: tuple[Link, ...]
    used_by: tuple[Link, ...]
    more: int
    """How many other papers use it."""


def glossary_pages(view: View) -> Iterator[Page]:
    """The terms, and on each page links to where the letters begin, on others too."""
    terms = in_order((_term(term, view) for term in view.site.glossary), _NAME)
    count = pages_needed(len(terms), TERMS_ON_A_PAGE)
    pages = [(number, by_letter(some, _NAME)) for number, some in paged(terms, TERMS_ON_A_PAGE)]
    begins: dict[Letter, int] = {}
    for number, groups in pages:
        for letter, _ in groups:
            begins.setdefault(letter, number)
    for number, groups in pages:
        letters = ((letter, _elsewhere(at, number)) for letter, at in begins.items())
        anchored = ((g.anchor if begins[g] == number else "", some) for g, some in groups)
        yield page(
            numbered("glossary.md", number),
            "glossary.html.j2",
            {
                "letters": tuple(letters),
                "groups": tuple(anchored),
                "number": number,
                "count": count,
            },
            title=with_number("Glossary", number if number > 1 else 0),
            settings=view.settings,
            description="Systems, benchmarks and acronyms: who introduces and who uses them.",
            searchable=number == 1,
        )


def _elsewhere(number: int, here: int) -> str:
    """The address of a page of the glossary, from the site's root; of this page, nothing."""
    return "" if number == here else url_of(numbered("glossary.md", number))


def _term(term: Term, view: View) -> TermShown:
    return TermShown(
        term.name,
        term.kind,
        term.meaning,
        tuple(view.links[paper] for paper in term.introduced_by[:INTRODUCED_BY_SHOWN]),
        tuple(view.links[paper] for paper in term.used_by[:USED_BY_SHOWN]),
        max(0, len(term.used_by) - USED_BY_SHOWN),
    )
