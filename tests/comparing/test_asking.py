"""Asking for `also`: the printed line, written where it says, makes an old address lead on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.comparing.asking import asked_for
from generator.comparing.comparison import Asked, State
from generator.model.content import Dump, Entry, Note
from generator.model.paper import PaperId
from generator.reading.notes import parse_note
from tests.comparing.states import FIRST, KITE, LOAF, state
from tests.world import KITES, dump, entry, note

OLD = PaperId("kites-in-a-network")
CORRECTED = replace(KITE, title="A Network of Kites")


def asked(after: State, before: State | None = None) -> dict[PaperId, Asked]:
    """What is asked for when the first dump becomes another one."""
    return asked_for(before or state(FIRST), after)


def retitled(*entries: Entry, notes: tuple[Note, ...] = ()) -> State:
    """The first dump, with these entries in place of the kites."""
    return state(dump("2025-01-01-a", [*entries, LOAF]), notes=notes)


def obeyed(request: Asked, notes: tuple[Note, ...], dumps: tuple[Dump, ...]) -> State:
    """The state once the line is written where it is to be; other fields stay as they are."""
    written, problems = parse_note(f"---\n{request.line}\n---\n", request.path)
    assert problems == ()
    others = tuple(each for each in notes if each.paper != written.paper)
    return state(*dumps, notes=(*others, written))


@pytest.mark.parametrize(
    "title",
    ["A Network of Kites", 'Kites: "the" Network\\', "Kites — naïve #1", "{{ kites }}", "[kites]"],
)
def test_a_corrected_title(title: str) -> None:
    """The abstract tells which paper it is now; the line, in a new note, leads there."""
    after = retitled(replace(KITE, title=title))
    (request,) = asked(after).values()
    assert (request.there, request.instead) == (False, False)
    assert request.line == 'also: "Kites in a Network"'
    assert request.path == f"content/notes/{request.becomes.url.split('/')[1]}.md"
    then = obeyed(request, (), after.content.dumps)
    assert then.site.papers[then.site.redirects[OLD]].title == title
    assert asked(then) == {}


@pytest.mark.parametrize(
    "title", ['Kites: "the" Network\\', "Kites — naïve #1", "{{ kites }}", "- a"]
)
def test_whatever_the_old_title_was(title: str) -> None:
    """The line is right YAML for every title, and names just the address that was."""
    before = retitled(replace(KITE, title=title))
    after = state(FIRST)
    (request,) = asked(after, before).values()
    then = obeyed(request, (), after.content.dumps)
    (lost,) = set(before.site.papers) - set(after.site.papers)
    assert then.site.redirects[lost] == OLD


def test_a_note_that_is_there() -> None:
    """The line goes into the new title's note; where that has former titles, all stand in one."""
    new = note("a-network-of-kites")
    (request,) = asked(retitled(CORRECTED, notes=(new,))).values()
    assert (request.path, request.there, request.instead) == (new.place.path, True, False)
    twice = note("a-network-of-kites", also=("Kite Nets",))
    after = retitled(CORRECTED, notes=(twice,))
    (request,) = asked(after).values()
    assert request.instead
    assert request.line == 'also: ["Kite Nets", "Kites in a Network"]'
    then = obeyed(request, (twice,), after.content.dumps)
    assert {"kite-nets", OLD} <= set(then.site.redirects)


def test_an_orphaned_note() -> None:
    """The note of the old title finds its paper again by the new one's."""
    mine = note(OLD, "My words.")
    after = retitled(CORRECTED, notes=(mine,))
    assert after.site.orphans == (mine,)
    (request,) = asked(after).values()
    assert (request.path, request.line) == (mine.place.path, 'also: "A Network of Kites"')
    then = obeyed(request, (mine,), after.content.dumps)
    assert then.site.redirects[OLD] == "a-network-of-kites"
    assert then.site.orphans == ()


def test_by_the_arxiv_id() -> None:
    """The same arXiv id is the same paper, whatever else is said of it."""
    before = retitled(replace(KITE, arxiv="2501.00001"))
    after = retitled(entry("Flying", "Another abstract altogether.", arxiv="2501.00001"))
    assert list(asked(after, before)) == [OLD]


def test_by_its_place() -> None:
    """A title and an abstract that are both corrected are told by their place in the dump."""
    both = replace(CORRECTED, abstract=KITES.replace("cheap", "dear") + " Really.")
    assert list(asked(retitled(both))) == [OLD]


def test_another_paper_is_none() -> None:
    """A paper with other words in the place of a lost one is not taken for it."""
    assert asked(retitled(entry("Owls", "Counting owls by ear takes volunteers."))) == {}
    assert asked(state(dump("2025-01-01-a", [LOAF]))) == {}
