"""Finds `[[` in people's words that begins no link, and is shown as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cataloguing.targets import curated_prose, place_in
from generator.model.content import Content
from generator.model.problems import Level, Problem
from generator.reading.wikilinks import unfinished_links

_HINT = "write `[[name]]` or `[[name|other words]]`; `\\[[` shows two brackets"


def unclosed(content: Content) -> Iterator[Problem]:
    """A notice for each, in notes, topics, lists, words on dumps and ordinary pages."""
    for prose in (*curated_prose(content), *(page.body for page in content.pages)):
        for line, column in unfinished_links(prose.text):
            message = "`[[` begins a link that has no name, or no `]]`"
            yield Problem(Level.NOTICE, place_in(prose, line, column), message, _HINT)
