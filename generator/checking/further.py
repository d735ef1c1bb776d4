"""Turns content and its site into the notices that only `digest check` gives."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.doubtful_facts import doubtful_facts
from generator.checking.near_tags import near_tags
from generator.checking.repeats import repeats
from generator.checking.stale_notes import stale_notes
from generator.checking.twice_claimed import twice_claimed
from generator.checking.unfinished_links import unclosed
from generator.checking.unshown_notes import unshown_notes
from generator.model.content import Content
from generator.model.problems import Problem
from generator.model.site import Site


def further(content: Content, site: Site) -> Iterator[Problem]:
    """What may be wrong, but for phrases that match no paper: these may only be early."""
    yield from near_tags(site)
    yield from stale_notes(content, site)
    yield from repeats(content, site)
    yield from twice_claimed(content, site)
    yield from doubtful_facts(site)
    yield from unclosed(content)
    yield from unshown_notes(content, site)
