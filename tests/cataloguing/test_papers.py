"""A group of entries, its facts and its note become one paper, and no note is lost."""

from __future__ import annotations

from datetime import date

import pytest

from generator.cataloguing.listing import listing_of, with_notes
from generator.cataloguing.merging import merge
from generator.cataloguing.papers import notes_of
from generator.known import NOTHING_KNOWN
from generator.model.content import Dump, Facts, Note, NoteLink
from generator.model.paper import Paper
from generator.model.problems import Level
from tests.world import BREAD, KITES, OWLS, content, dump, entry, facts, note


def papers(
    *dumps: Dump, notes: tuple[Note, ...] = (), known: tuple[Facts, ...] = ()
) -> list[Paper]:
    """The papers of some dumps, by id."""
    listing = listing_of(content(*dumps, notes=notes, facts=known), NOTHING_KNOWN)
    return list(with_notes(listing, notes_of(notes, listing.groups)[0]))


def test_the_newest_entry_speaks() -> None:
    """Title, votes and the like are the newest entry's that says them, whatever came before."""
    old = entry("Kite Net", KITES, votes=3, authors=("A. Flyer",), organization="Beach")
    new = entry("KiteNet", KITES, votes=0, summary="Kites stay up.")
    (paper,) = papers(dump("2025-01-01-a", [old]), dump("2025-02-01-b", [new]))
    assert (paper.id, paper.title, paper.raw_title) == ("kite-net", "KiteNet", "KiteNet")
    assert (paper.votes, paper.authors, paper.organization) == (0, ("A. Flyer",), "Beach")
    assert paper.summary == "Kites stay up."
    assert (paper.first_captured, paper.last_captured) == (date(2025, 1, 1), date(2025, 2, 1))
    assert [(a.digest, a.position) for a in paper.appearances] == [
        ("2025-01-01-a", 1),
        ("2025-02-01-b", 1),
    ]


def test_a_stump_does_not_replace_an_abstract() -> None:
    """A later listing that says far less is no revision; one that says a little less is."""
    for later, shown in ((KITES, KITES * 4), (KITES * 3, KITES * 3)):
        dumps = [
            dump("2025-01-01-a", [entry("Kites", KITES * 4)]),
            dump("2025-02-01-b", [entry("Kites", later)]),
        ]
        (paper,) = papers(*dumps)
        assert paper.raw_abstract == shown


def test_a_whole_abstract_beats_a_cut_one() -> None:
    """The newest abstract that doesn't stop in mid-sentence is shown; of cut ones the longest."""
    whole, cut = KITES * 6, (KITES * 6)[:1920]
    dumps = (
        dump("2025-01-01-a", [entry("Kites", whole)]),
        dump("2025-02-01-b", [entry("Kites", cut)]),
    )
    (paper,) = papers(*dumps)
    assert (paper.raw_abstract, paper.cut) == (whole, False)
    (paper,) = papers(dumps[1])
    assert (paper.raw_abstract, paper.cut) == (cut, True)


def test_latex_is_cleaned_and_kept_raw() -> None:
    """Title and abstract are cleaned of LaTeX rests; what the dump says stays beside them."""
    (paper,) = papers(dump("2025-01-01-a", [entry(r"10\% Kites", r"They gain 10\%.")]))
    assert (paper.title, paper.abstract) == ("10% Kites", "They gain 10%.")
    assert (paper.raw_title, paper.raw_abstract) == (r"10\% Kites", r"They gain 10\%.")


def test_a_note_corrects() -> None:
    """A note's title, abstract and links come before the dump's, and its id stays."""
    link = NoteLink("https://example.org/talk", "Talk")
    curated = note("kits", title="Kites", abstract="They fly.", also=("Kitts",), links=(link,))
    (paper,) = papers(
        dump("2025-01-01-a", [entry("Kits", "Code: https://github.com/a/kits.")]), notes=(curated,)
    )
    assert (paper.id, paper.title, paper.abstract) == ("kits", "Kites", "They fly.")
    assert paper.former_titles == ("Kits", "Kitts")
    assert [(one.kind, one.label) for one in paper.links] == [("note", "Talk")]


def test_links_of_text_and_listing() -> None:
    """Links are the curator's, those in the abstract and those beside it, each address once."""
    listed = entry(
        "Kites",
        "Code: https://github.com/a/kites. Project: https://kites.example.org/.",
        links=("https://github.com/a/kites.git", "https://huggingface.co/datasets/a/kites"),
    )
    curated = note("kites", links=(NoteLink("https://kites.example.org/", "Home"),))
    (paper,) = papers(dump("2025-01-01-a", [listed]), notes=(curated,))
    assert [(one.url, one.kind) for one in paper.links] == [
        ("https://kites.example.org/", "note"),
        ("https://github.com/a/kites", "code"),
        ("https://huggingface.co/datasets/a/kites", "data"),
    ]


def test_facts_by_id_then_by_title() -> None:
    """Facts are found by the arXiv id first, then by any of the paper's titles."""
    by_title = facts("kites!", authors=("B. Title",), year=2024, venue="AIR")
    by_id = facts("Something Else", arxiv="2501.00001", authors=("A. Id",))
    plain = dump("2025-01-01-a", [entry("Kites")])
    bearing = dump("2025-01-01-a", [entry("Kites", arxiv="2501.00001")])
    (paper,) = papers(plain, known=(by_title, by_id))
    assert (paper.authors, paper.year, paper.venue) == (("B. Title",), 2024, "AIR")
    (paper,) = papers(bearing, known=(by_title, by_id))
    assert paper.authors == ("A. Id",)


def test_a_twin_has_no_facts_by_title() -> None:
    """What is known of a title is known of the first paper that has it, not of its twin."""
    first, twin = papers(
        dump("2025-01-01-a", [entry("Kites")]),
        dump("2025-01-02-b", [entry("Kites", OWLS)]),
        known=(facts("Kites", arxiv="2501.00001", authors=("A. First",)),),
    )
    assert (first.arxiv, first.authors) == ("2501.00001", ("A. First",))
    assert (twin.arxiv, twin.authors) == ("", ())


def test_facts_fill_what_the_dumps_leave_open() -> None:
    """Day, comment, DOI and addresses come from the facts where no dump says them."""
    known = facts(
        "Kites",
        published=date(2024, 5, 1),
        comment="Ten pages",
        doi="10.1000/kites",
        code="https://github.com/a/kites",
        project="https://kites.example.org/",
    )
    (paper,) = papers(dump("2025-01-01-a", [entry("Kites")]), known=(known,))
    assert (paper.published, paper.year) == (date(2024, 5, 1), 2024)
    assert (paper.comment, paper.doi) == ("Ten pages", "10.1000/kites")
    assert [link.kind for link in paper.links] == ["code", "project"]


@pytest.mark.parametrize(
    ("state", "said", "counts", "doubtful"),
    [
        ("sure", "", True, False),
        ("sure", "wrong", False, False),
        ("doubtful", "", False, True),
        ("doubtful", "right", True, False),
        ("doubtful", "wrong", False, False),
        ("", "wrong", False, False),
    ],
)
def test_a_curator_settles_facts(state: str, said: str, counts: bool, doubtful: bool) -> None:
    """Doubtful facts count nowhere until the note says `right`; `wrong` takes out any."""
    known = facts("Kites", arxiv="2501.00001", year=2024, doi="10.1000/k", state=state)
    notes = (note("kites", facts=said),)
    (paper,) = papers(dump("2025-01-01-a", [entry("Kites")]), notes=notes, known=(known,))
    assert (paper.arxiv, paper.year, paper.doi) == (
        ("2501.00001", 2024, "10.1000/k") if counts else ("", None, "")
    )
    assert (paper.doubtful == known) == doubtful


def test_doubtful_facts_reach_no_other_paper() -> None:
    """A doubtful arXiv id says nothing of the paper that really has it."""
    known = facts("Kites", arxiv="2501.00001", authors=("A. Id",), state="doubtful")
    bearing = dump("2025-01-01-a", [entry("Owls", OWLS, arxiv="2501.00001"), entry("Kites")])
    kites, owls = papers(bearing, known=(known,))
    assert (kites.doubtful, owls.doubtful, owls.authors) == (known, None, ())


def test_a_note_without_a_paper() -> None:
    """A note whose paper is in no dump is kept, and a notice names the nearest paper."""
    groups, _ = merge([dump("2025-01-01-a", [entry("Kites"), entry("Bread", BREAD)])], (), ())
    near, far = note("kitse"), note("something-else-entirely")
    found, orphans, problems = notes_of((near, far), groups)
    assert (found, orphans) == ({}, (near, far))
    assert [(p.level, str(p.place), p.hint[:21]) for p in problems] == [
        (Level.NOTICE, "content/notes/kitse.md:1:1", "did you mean `kites`?"),
        (Level.NOTICE, "content/notes/something-else-entirely.md:1:1", "name the file like th"),
    ]


def test_a_note_under_an_old_id() -> None:
    """A note under an address that leads to the paper reaches it; a notice says the new name."""
    dumps = [dump("2025-01-01-a", [entry("Kite Net")]), dump("2025-01-02-b", [entry("KiteNet")])]
    groups, _ = merge(dumps, (), ())
    stale = note("kitenet", rating=4)
    found, orphans, (problem,) = notes_of((stale,), groups)
    assert (found, orphans) == ({"kite-net": stale}, ())
    assert (problem.level, problem.hint) == (
        Level.NOTICE,
        "rename the file to kite-net.md when convenient",
    )


def test_two_notes_for_one_paper() -> None:
    """Of two notes for a paper the one under its id counts; the other is kept, and is an error."""
    dumps = [dump("2025-01-01-a", [entry("Kite Net")]), dump("2025-01-02-b", [entry("KiteNet")])]
    groups, _ = merge(dumps, (), ())
    stale, own = note("kitenet"), note("kite-net")
    for notes in ((stale, own), (own, stale)):
        found, orphans, (problem,) = notes_of(notes, groups)
        assert (found, orphans) == ({"kite-net": own}, (stale,))
        assert (problem.level, problem.place) == (Level.ERROR, stale.place)
