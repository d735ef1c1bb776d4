"""Entries are merged into papers in any order, without loss, and under lasting addresses."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.identity import may_be_id, paper_id
from generator.cataloguing.merging import Group, merge
from generator.model.content import Dump, Entry, Facts, Note
from generator.model.problems import Level, Problem
from tests.world import BREAD, HARBOUR, KITES, OWLS, TEXTS, dump, entry, facts, note

TITLES = [
    "Kites",
    "KITES!",
    "Kites 2",
    "Kites-2",
    "On Kites",
    "C++",
    "C#",
    "index",
    "Keeping Kites in the Air with Networks of Threads",
    "Keeping Kites in Air with Networks of Threads",
]
MIXED = f"{KITES} {BREAD}"

entries = st.builds(
    entry,
    st.sampled_from(TITLES),
    st.sampled_from(["", MIXED, *TEXTS]),
    arxiv=st.sampled_from(["", "", "", "2501.00001", "2501.00002"]),
)
worlds = st.lists(st.lists(entries, max_size=4), max_size=5).map(
    lambda lists: [dump(f"2025-01-{day:02}-d", each) for day, each in enumerate(lists, 1)]
)
ids = st.sampled_from([*map(paper_id, TITLES), paper_id("missing")])
notes = st.lists(
    st.builds(
        note,
        ids,
        also=st.lists(st.sampled_from(TITLES), max_size=1).map(tuple),
        same=st.lists(ids, max_size=1),
        not_same=st.lists(ids, max_size=2),
    ),
    max_size=3,
    unique_by=lambda n: n.paper,
)
known = st.lists(
    st.builds(facts, st.sampled_from(TITLES), arxiv=st.sampled_from(["2501.00001", ""])),
    max_size=2,
    unique_by=lambda fact: fact.title,
)


def positions(groups: Sequence[Group]) -> list[tuple[str, int]]:
    """Digest and place of every entry in the groups."""
    return sorted((one.digest, one.entry.position) for group in groups for one in group.listed)


def papers(dumps: Sequence[Dump], *curated: Note) -> dict[str, list[str]]:
    """The titles of each group, by its id."""
    groups, _ = merge(dumps, curated, ())
    return {group.id: [one.entry.title for one in group.listed] for group in groups}


def aliases(dumps: Sequence[Dump], *curated: Note) -> dict[str, str]:
    """From each address that leads elsewhere to where it leads."""
    groups, _ = merge(dumps, curated, ())
    return {alias: group.id for group in groups for alias in group.aliases}


def said(dumps: Sequence[Dump], *curated: Note) -> list[Problem]:
    """The problems that merging finds."""
    return list(merge(dumps, curated, ())[1])


# --- Laws ----------------------------------------------------------------------------------------


@given(worlds, notes, known, st.randoms(use_true_random=False))
def test_order_does_not_matter(
    dumps: list[Dump], curated: list[Note], facts_known: list[Facts], random: Random
) -> None:
    """The same dumps and notes in any order give the same groups and the same problems."""
    groups, problems = merge(dumps, curated, facts_known)
    shuffled = random.sample(dumps, len(dumps)), random.sample(curated, len(curated))
    again, same_problems = merge(*shuffled, facts_known)
    assert again == groups
    assert sorted(map(repr, same_problems)) == sorted(map(repr, problems))


@given(worlds, notes, known)
def test_a_dump_twice_changes_nothing(
    dumps: list[Dump], curated: list[Note], facts_known: list[Facts]
) -> None:
    """Merging is idempotent: what is there already comes in no second time."""
    assert merge([*dumps, *dumps], curated, facts_known) == merge(dumps, curated, facts_known)


@given(worlds, notes, known)
def test_no_entry_is_lost(dumps: list[Dump], curated: list[Note], facts_known: list[Facts]) -> None:
    """Every entry of every dump is in exactly one group."""
    groups, _ = merge(dumps, curated, facts_known)
    assert positions(groups) == sorted((d.slug, e.position) for d in dumps for e in d.entries)


@given(worlds, notes, known)
def test_every_address_has_one_meaning(
    dumps: list[Dump], curated: list[Note], facts_known: list[Facts]
) -> None:
    """Ids are unique and safe; an alias is no paper's id, and leads to one paper."""
    groups, _ = merge(dumps, curated, facts_known)
    every = [address for group in groups for address in (group.id, *group.aliases)]
    assert len(every) == len(set(every))
    assert all(map(may_be_id, every))


@given(worlds, st.lists(entries, max_size=4))
def test_a_newer_dump_breaks_no_address(dumps: list[Dump], newer: list[Entry]) -> None:
    """After a newer dump every paper's address still is a paper's, or leads to one."""
    before, _ = merge(dumps, (), ())
    after, _ = merge([*dumps, dump("2025-02-01-new", newer)], (), ())
    known_after = {address for group in after for address in (group.id, *group.aliases)}
    assert {group.id for group in before} <= known_after


@given(worlds)
def test_a_fresh_title_renames_nothing(dumps: list[Dump]) -> None:
    """A newer dump without a common title, text or arXiv id leaves all groups as they are."""
    fresh = dump("2025-02-01-new", [entry("Fresh Bread", "We bake.")])
    before, after = merge(dumps, (), ())[0], merge([*dumps, fresh], (), ())[0]
    assert [group for group in after if group.id != "fresh-bread"] == list(before)


# --- What is one paper ---------------------------------------------------------------------------


def test_one_title_is_one_paper() -> None:
    """Entries of one title are one paper, and every spelling of it leads there."""
    dumps = [dump("2025-01-01-a", [entry("Kite Net")]), dump("2025-01-02-b", [entry("KITENET")])]
    assert papers(dumps) == {"kite-net": ["Kite Net", "KITENET"]}
    assert aliases(dumps) == {"kitenet": "kite-net"}


def test_one_arxiv_id_is_one_paper() -> None:
    """A paper that was renamed is known by its arXiv id; its older title gives the address."""
    dumps = [
        dump("2025-01-01-a", [entry("Kites", KITES, arxiv="2501.00001")]),
        dump("2025-01-02-b", [entry("Dragons", OWLS, arxiv="2501.00001")]),
    ]
    assert papers(dumps) == {"kites": ["Kites", "Dragons"]}
    assert aliases(dumps) == {"dragons": "kites"}


def test_facts_tell_the_arxiv_id() -> None:
    """A title's arXiv id from the facts counts as if its entry had it."""
    dumps = [dump("2025-01-01-a", [entry("Kites"), entry("Dragons", OWLS, arxiv="2501.00001")])]
    groups, _ = merge(dumps, (), [facts("Kites", arxiv="2501.00001")])
    assert [group.id for group in groups] == ["kites"]


def test_a_retouched_title_is_one_paper() -> None:
    """Nearly one title over one abstract is one paper."""
    dumps = [dump("2025-01-01-a", [entry(TITLES[-2])]), dump("2025-01-02-b", [entry(TITLES[-1])])]
    assert list(papers(dumps)) == [paper_id(TITLES[-2])]


# --- What curators say ---------------------------------------------------------------------------


def test_accents_and_tex_are_no_other_title() -> None:
    """Titles that differ in accents or TeX alone are one paper's, if their abstracts are."""
    spelled = ["Le créole en vol", "Le cr\\'eole en vol", "Le creole en vol"]
    groups, problems = merge([dump("2025-01-01-a", map(entry, spelled))], [], [])
    assert [len(group.listed) for group in groups] == [3]
    assert problems == ()


def test_accents_over_two_texts_are_two_papers_and_told() -> None:
    """The same titles over different abstracts stay apart, and a notice asks which it is."""
    both = [entry("Le créole en vol", KITES), entry("Le creole en vol", BREAD)]
    groups, problems = merge([dump("2025-01-01-a", both)], [], [])
    assert len(groups) == 2
    assert [problem.level for problem in problems] == [Level.NOTICE]


def test_same_joins() -> None:
    """`same` joins papers that nothing else shows to be one; the older one's address stays."""
    dumps = [dump("2025-01-01-a", [entry("Kites")]), dump("2025-01-02-b", [entry("Bread", BREAD)])]
    for curated in (note("kites", same=["bread"]), note("bread", same=["Kites"])):
        assert papers(dumps, curated) == {"kites": ["Kites", "Bread"]}
        assert aliases(dumps, curated) == {"bread": "kites"}


def test_not_same_keeps_apart() -> None:
    """`not-same` outweighs arXiv ids, likeness, and what joins two papers through a third."""
    one = [entry("Kites", KITES, arxiv="1"), entry("Bread", BREAD, arxiv="1")]
    dumps = [dump("2025-01-01-a", [*one, entry("Owls", OWLS, arxiv="1")])]
    assert len(papers(dumps)) == 1
    groups, _ = merge(dumps, [note("kites", not_same=["bread"])], ())
    together = [{one.entry.title for one in group.listed} for group in groups]
    assert len(together) == 2
    assert not any({"Kites", "Bread"} <= titles for titles in together)


def test_also_keeps_the_old_address() -> None:
    """A title that is corrected in the dump keeps its old address, if the note tells the title."""
    corrected = [dump("2025-01-01-a", [entry("Kites")])]
    assert aliases(corrected, note("kites", also=("Kits",))) == {"kits": "kites"}


def test_a_note_under_the_old_name_follows() -> None:
    """A note that kept its name under the old title reaches the paper by the title it also has."""
    corrected = [dump("2025-01-01-a", [entry("Kites")])]
    assert aliases(corrected, note("kits", also=("Kites",))) == {"kits": "kites"}


def test_also_joins() -> None:
    """`also` makes one paper of two titles that are both listed."""
    dumps = [dump("2025-01-01-a", [entry("Kites")]), dump("2025-01-02-b", [entry("Dragons", OWLS)])]
    assert list(papers(dumps, note("dragons", also=("Kites",)))) == ["kites"]


def test_a_name_of_former_days_is_known() -> None:
    """`same` may call a paper by an address that it had."""
    dumps = [dump("2025-01-01-a", [entry("Kites"), entry("Bread", BREAD)])]
    curated = (note("kites", also=("Kits",)), note("bread", same=["kits"]))
    assert said(dumps, *curated) == []
    assert list(papers(dumps, *curated)) == ["kites"]


def test_unknown_names_are_errors() -> None:
    """A paper in `same` or `not-same` that isn't there is an error at its name."""
    dumps = [dump("2025-01-01-a", [entry("Kites"), entry("Harbours", HARBOUR)])]
    problems = said(dumps, note("kites", same=["harbors"], not_same=["nothing-like-it"]))
    assert [(p.level, str(p.place), p.message, p.hint) for p in problems] == [
        (
            Level.ERROR,
            "content/notes/kites.md:2:5",
            "unknown paper `harbors`",
            "did you mean `harbours`?",
        ),
        (
            Level.ERROR,
            "content/notes/kites.md:2:5",
            "unknown paper `nothing-like-it`",
            "there is no paper of a similar name",
        ),
    ]


def test_two_notes_do_not_share_an_old_name() -> None:
    """An old title that two notes claim leads to one of the papers, and makes them not one."""
    dumps = [dump("2025-01-01-a", [entry("Kites"), entry("Bread", BREAD)])]
    curated = (note("bread", also=("Old",)), note("kites", also=("Old",)))
    assert set(papers(dumps, *curated)) == {"kites", "bread"}
    assert list(aliases(dumps, *curated)) == ["old"]
