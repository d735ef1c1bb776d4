"""Links in prose lead where a person would look, and broken ones are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.cataloguing.site import catalogue
from generator.cataloguing.targets import broken_links, resolve
from generator.model.content import Content
from generator.model.problems import Level
from generator.reading.wikilinks import find_links
from tests.world import (
    BREAD,
    HARBOUR,
    OWLS,
    content,
    dump,
    entry,
    note,
    page,
    prose,
    reading_list,
    topic,
)

CASES = yaml.safe_load((Path(__file__).parent / "golden_targets.yaml").read_text("utf-8"))
LISTED = [
    entry("Kites"),
    entry("Bread", BREAD),
    entry("Hidden Gem", OWLS),
    entry("Aegis2.0: A Dataset", HARBOUR),
]
NOTES = [
    note("kites", also=("Kits",), tags=["Wind"]),
    note("bread", title="Corrected Title of Bread"),
    note("hidden-gem", hide=True),
]


def world(body: str = "", remark: str = "") -> Content:
    """A small site's content; a note and a list's remark as given."""
    return content(
        dump("2025-01-01-a", LISTED, title="By hand"),
        notes=[*NOTES[:2], note("hidden-gem", body, hide=True)],
        topics=[topic("sky", ["wind"], title="The Sky")],
        lists=[reading_list("first-steps", [("kites", remark)])],
        pages=[page("about.md", "")],
        files=["pictures/my kite.png"],
    )


TARGETS = catalogue(world()).targets


@pytest.mark.parametrize(
    ("path", "link", "target"),
    [(path, link, target) for path, links in CASES.items() for link, target in links.items()],
)
def test_golden_link(path: str, link: str, target: str) -> None:
    """A link leads from its file to the page that golden_targets.yaml states."""
    (found,) = find_links(link)
    leads_to = resolve(found, path, TARGETS)
    assert (leads_to.path if leads_to else "nothing") == target


def problems(found: Content) -> list[tuple[str, str, str]]:
    """The broken links: place, message, hint."""
    broken = broken_links(found, TARGETS)
    assert {problem.level for problem in broken} <= {Level.ERROR}
    return [(str(problem.place), problem.message, problem.hint) for problem in broken]


def test_broken_wiki_link() -> None:
    """A name that nobody bears is told at its line and column, with the likely one."""
    assert problems(world("Good [[sky]].\n\nSee [[kitess]].")) == [
        ("content/notes/hidden-gem.md:11:5", "unknown page `kitess`", "did you mean `kites`?")
    ]


def test_broken_relative_link() -> None:
    """A path that leads nowhere is told with the path that was probably meant, from that file."""
    assert problems(world("[a](../topics/skye.md) and [b](topics/sky.md)")) == [
        (
            "content/notes/hidden-gem.md:9:5",
            "the link `../topics/skye.md` leads nowhere",
            "did you mean `../topics/sky.md`?",
        ),
        (
            "content/notes/hidden-gem.md:9:32",
            "the link `topics/sky.md` leads nowhere",
            "did you mean `../topics/sky.md`?",
        ),
    ]


def test_a_link_within_a_line() -> None:
    """A remark begins within its line, and the column is counted from the line's beginning."""
    assert [place for place, *_ in problems(world(remark="See [[nobody-at-all]].\n[[zzzz]]"))] == [
        "content/lists/first-steps.md:4:24",
        "content/lists/first-steps.md:5:1",
    ]


def test_all_prose_is_looked_at() -> None:
    """Notes, topics, lists, dumps and pages are all read for links."""
    broken = "[[nobody-at-all]]"
    found = Content(
        notes=(note("kites", broken),),
        topics=(topic("sky", [], body=broken),),
        lists=(reading_list("one", [broken, ("kites", broken)]),),
        dumps=(dump("2025-01-01-a", [], prose=prose(broken)),),
        pages=(page("about.md", broken),),
    )
    assert len(problems(found)) == 6


def test_the_first_kind_wins() -> None:
    """The first kind wins a name that two pages have, and each keeps its own long form."""
    site = catalogue(
        content(
            dump("2025-01-01-a", [entry("Sky")]),
            topics=[topic("sky", ["wind"])],
            notes=[note("sky", tags=["Sky"])],
        )
    )
    assert site.targets["sky"].path == "papers/sky.md"
    assert site.targets["topics/sky"].path == "topics/sky.md"
    assert site.targets["tags/sky"].path == "tags/sky.md"
