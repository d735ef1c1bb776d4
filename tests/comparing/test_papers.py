"""Comparing papers: each fate that people know a paper to have, and no other."""

from __future__ import annotations

from dataclasses import replace

from generator.comparing.comparison import Difference, Papers
from generator.comparing.states import compare
from tests.comparing.states import FIRST, KITE, LOAF, PORT, state
from tests.world import KITES, OWLS, dump, entry, facts, note, topic

SECOND = dump("2025-02-01-b", [LOAF, PORT])
NAMED = ("before", "after")


def fates(papers: Papers) -> dict[str, list[str]]:
    """The titles under each fate that some paper has."""
    found = {
        name: [getattr(one, "paper", one).title for one in getattr(papers, name)]
        for name in papers.__dataclass_fields__
        if name not in NAMED
    }
    return {name: titles for name, titles in found.items() if titles}


def test_nothing_differs() -> None:
    """A site is as it was: nothing is told of any paper."""
    papers = compare(state(FIRST), state(FIRST)).papers
    assert (papers.before, papers.after, fates(papers)) == (2, 2, {})


def test_new_and_recurring() -> None:
    """A new dump brings papers that are new, and others that were known, and says which."""
    papers = compare(state(FIRST), state(FIRST, SECOND)).papers
    assert (papers.before, papers.after) == (2, 3)
    assert fates(papers) == {"new": ["Berths Before Tides"], "recurring": ["Measuring Sourdough"]}
    assert [digest.title for digest in papers.recurring[0].digests] == ["B"]


def test_a_renamed_dump_brings_nothing() -> None:
    """A dump with another day or name is the same dump: no paper recurs, and none is new."""
    other = dump("2025-01-09-a", FIRST.entries)
    assert fates(compare(state(FIRST), state(other)).papers) == {}


def test_merged_and_parted() -> None:
    """Two papers that a note joins are merged; taken back, the second is new, and parted."""
    apart = state(FIRST)
    together = state(FIRST, notes=[note("kites-in-a-network", same=["measuring-sourdough"])])
    merged = compare(apart, together).papers
    assert [one.title for one in merged.merged[0].parts] == [
        "Kites in a Network",
        "Measuring Sourdough",
    ]
    assert (merged.new, merged.lost) == ((), ())
    back = compare(together, apart).papers
    assert {"new", "parted"} <= set(fates(back))
    assert back.parted == back.new


def test_lost() -> None:
    """A paper that no dump lists any more is lost."""
    after = dump("2025-01-01-a", [KITE])
    assert fates(compare(state(FIRST), state(after)).papers) == {"lost": ["Measuring Sourdough"]}


def test_hidden_and_shown_again() -> None:
    """A paper that a note hides is neither lost nor changed, and comes back as it was."""
    hidden = state(FIRST, notes=[note("kites-in-a-network", hide=True)])
    assert fates(compare(state(FIRST), hidden).papers) == {"hidden": ["Kites in a Network"]}
    assert fates(compare(hidden, state(FIRST)).papers) == {"shown_again": ["Kites in a Network"]}


def test_changed() -> None:
    """What a reader may notice of a paper is told field by field, as it was and as it is."""
    better = replace(KITE, abstract=KITES + " More.", authors=("Ada",), votes=7)
    papers = compare(state(FIRST), state(dump("2025-01-01-a", [better, LOAF]))).papers
    assert fates(papers) == {"changed": ["Kites in a Network"]}
    assert papers.changed[0].differences == (
        Difference("abstract", KITES, KITES + " More."),
        Difference("authors", (), ("Ada",)),
    )


def test_doubtful_facts() -> None:
    """A match that somebody should look at is told, and so is what becomes certain."""
    doubtful = facts(KITE.title, state="doubtful", matched="Kites, Up", doi="10.1000/kites")
    before, asked = state(FIRST), state(FIRST, facts=[doubtful])
    assert compare(before, asked).papers.changed[0].differences == (
        Difference("doubtful match", "", "Kites, Up"),
    )
    settled = state(FIRST, facts=[doubtful], notes=[note("kites-in-a-network", facts="right")])
    assert compare(asked, settled).papers.changed[0].differences == (
        Difference("DOI", "", "10.1000/kites"),
        Difference("doubtful match", "Kites, Up", ""),
    )


def test_a_corrected_title_keeps_the_address() -> None:
    """A title that a note corrects is a change of the paper, not another paper."""
    corrected = state(FIRST, notes=[note("kites-in-a-network", title="Kites on a Network")])
    papers = compare(state(FIRST), corrected).papers
    assert papers.changed[0].differences == (
        Difference("title", "Kites in a Network", "Kites on a Network"),
    )
    assert (papers.new, papers.lost) == ((), ())


def test_retagged() -> None:
    """Topics and tags that a paper gains or loses are told by their names."""
    topics = [topic("wind", ["wind"], title="The wind"), topic("toys", ["toy"], title="Toys")]
    said = note("kites-in-a-network", topics=["toys"], not_topics=["wind"], tags=["beach"])
    before = state(FIRST, topics=topics)
    papers = compare(before, state(FIRST, topics=topics, notes=[said])).papers
    assert fates(papers) == {"retagged": ["Kites in a Network"]}
    changed = papers.retagged[0]
    assert (changed.topics_added, changed.topics_lost) == (("Toys",), ("The wind",))
    assert (changed.tags_added, changed.tags_lost) == (("beach",), ())


def test_a_bridge_merges_by_what_it_lists() -> None:
    """A dump whose paper is two known ones, by a note, merges them and recurs but once."""
    owl = entry("Owls Heard Twice", OWLS)
    before = state(FIRST, dump("2025-02-01-b", [owl]))
    joined = note("kites-in-a-network", same=["owls-heard-twice"])
    after = state(FIRST, dump("2025-02-01-b", [owl]), dump("2025-03-01-c", [owl]), notes=[joined])
    assert fates(compare(before, after).papers)["recurring"] == ["Owls Heard Twice"]
