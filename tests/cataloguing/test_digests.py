"""A digest is a dump as readers see it: its papers in its order, what is new, what it is about."""

from __future__ import annotations

from generator.cataloguing.digests import digests_of, former_digests
from generator.cataloguing.listing import listing_of
from generator.known import NOTHING_KNOWN
from generator.model.content import Dump
from generator.model.judgement import TopicLink
from generator.model.site import Digest, Neighbour
from tests.world import BREAD, HARBOUR, OWLS, content, dump, entry, prose, reference

SKY, SEA = TopicLink("sky", "phrase", ()), TopicLink("sea", "phrase", ())


def digests(*dumps: Dump, without: str = "") -> tuple[Digest, ...]:
    """The digests of some dumps, one paper left out; ships are at sea, all else in the sky."""
    found = listing_of(content(*dumps), NOTHING_KNOWN).papers
    papers = {paper.id: paper for paper in found if paper.id != without}
    return digests_of(dumps, papers, {i: (SEA, SKY) if i == "ships" else (SKY,) for i in papers})


def shown(digest: Digest) -> list[tuple[str, int, bool]]:
    """The items of a digest: paper, place, whether it is new."""
    return [(item.id, item.position, item.new) for item in digest.items]


FIRST = dump("2025-01-01-sky-and-sea", [entry("Kites"), entry("Owls", OWLS)], query="sky")
SECOND = dump(
    "2025-01-02-b",
    [entry("Ships", HARBOUR), entry("KITES"), entry("Ships", HARBOUR), entry("Bread", BREAD)],
    title="By hand",
    prose=prose("Words."),
)


def test_papers_in_the_order_of_the_dump() -> None:
    """A digest has each of its papers once, at its first place, and tells which are new."""
    newest, oldest = digests(FIRST, SECOND)
    assert shown(newest) == [("ships", 1, True), ("kites", 2, False), ("bread", 4, True)]
    assert shown(oldest) == [("kites", 1, True), ("owls", 2, True)]


def test_titles_and_words() -> None:
    """A digest's title is the curator's, else its dump's name in words; query and prose stay."""
    newest, oldest = digests(SECOND, FIRST)
    assert (newest.title, newest.prose) == ("By hand", prose("Words."))
    assert (oldest.title, oldest.query, oldest.prose) == ("Sky and sea", "sky", None)
    assert digests(dump("2025-01-03", []))[0].title == "Captured on 2025-01-03"


def test_its_theme() -> None:
    """A digest's topics are those of its papers, the commonest first."""
    newest, _ = digests(FIRST, SECOND)
    assert newest.topics == (Neighbour("sky", 3), Neighbour("sea", 1))


def test_papers_that_are_not_shown() -> None:
    """A paper that isn't shown is left out, and a dump without papers is an empty digest."""
    assert shown(digests(FIRST, without="kites")[0]) == [("owls", 2, True)]
    assert digests(dump("2025-01-03-none", []))[0].items == ()


def test_former_names() -> None:
    """Names that a dump has had lead to it; a name that isn't one, or another's, is told."""
    names = ("2024-01-01-sky", "2024-02-01-sea.txt", "Sky", "2025-01-02-b")
    named = dump("2025-01-01-sky", [], also=tuple(map(reference, names)))
    second = dump("2025-01-02-b", [], also=(reference("2024-01-01-sky"),))
    former, problems = former_digests([second, named])
    assert former == {"2024-01-01-sky": "2025-01-01-sky", "2024-02-01-sea": "2025-01-01-sky"}
    assert [(problem.level, problem.message) for problem in problems] == [
        ("error", "`also` of a dump should be a name that its file has had, but is `Sky`"),
        ("notice", "`2025-01-02-b` leads to the dump `2025-01-02-b` already"),
        ("notice", "`2024-01-01-sky` leads to the dump `2025-01-01-sky` already"),
    ]
