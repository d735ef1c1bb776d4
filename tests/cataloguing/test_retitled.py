"""What a dump changes of papers that are known: their titles, and which of them are one."""

from __future__ import annotations

from generator.cataloguing.listing import listing_of
from generator.cataloguing.retitled import retitled_by
from generator.known import NOTHING_KNOWN
from generator.model.content import Dump, Entry, Note
from generator.model.paper import PaperId
from generator.model.site import Retitled
from tests.world import BREAD, KITES, OWLS, content, dump, entry, note


def retitled(*dumps: Dump, notes: tuple[Note, ...] = ()) -> dict[str, tuple[Retitled, ...]]:
    """What each dump changes."""
    written = content(*dumps, notes=notes)
    return retitled_by(written, listing_of(written, NOTHING_KNOWN).papers)


def days(*entries: Entry) -> list[Dump]:
    """Dumps of an entry each, on the first days of a year."""
    return [dump(f"2025-01-0{at}-a", [one]) for at, one in enumerate(entries, 1)]


KITE = entry("Kites", KITES, arxiv="2501.00001")
ID = PaperId("kites")


def test_another_title() -> None:
    """The dump that brings another title is told, and so is the one that brings back the first."""
    again = entry("Kites Anew", KITES, arxiv="2501.00001")
    dumps = [
        dump(f"2025-01-0{at}-a", [one]) for at, one in enumerate((KITE, again, again, KITE), 1)
    ]
    assert retitled(*dumps) == {
        "2025-01-02-a": (Retitled(ID, ("Kites",)),),
        "2025-01-04-a": (Retitled(ID, ("Kites Anew",)),),
    }
    assert retitled(*reversed(dumps)) == retitled(*dumps)


def test_the_same_title() -> None:
    """Capitals and punctuation make no other title, nor does what one dump alone says."""
    same = entry("KITES!", KITES)
    assert retitled(dump("2025-01-01-a", [KITE]), dump("2025-01-02-b", [same])) == {}
    both = dump("2025-01-01-a", [KITE, entry("Kites Anew", KITES, arxiv="2501.00001")])
    assert retitled(both) == {}


def test_two_papers_that_a_dump_joins() -> None:
    """Papers apart until a dump comes are told with it, by the titles that they had."""
    other = entry("Measuring Loaves", BREAD)
    joins = entry("Measuring Loaves", BREAD, arxiv="2501.00001")
    dumps = days(KITE, other, joins)
    (one,) = retitled(*dumps).pop("2025-01-03-a")
    assert set(one.before) == {"Kites", "Measuring Loaves"}
    assert set(retitled(*dumps)) == {"2025-01-03-a"}


def test_two_titles_that_a_note_joins() -> None:
    """What a curator says has always been so: the second title is another title, not a merger."""
    dumps = [dump("2025-01-01-a", [KITE]), dump("2025-01-02-b", [entry("Owls", OWLS)])]
    joined = retitled(*dumps, notes=(note("kites", same=["owls"]),))
    assert joined == {"2025-01-02-b": (Retitled(ID, ("Kites",)),)}
