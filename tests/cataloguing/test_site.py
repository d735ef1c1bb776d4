"""The whole catalogue holds together, whatever people write: nothing raises, nothing dangles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.identity import paper_id
from generator.cataloguing.site import by_place, catalogue
from generator.model.content import Content, OrdinaryPage, Prose
from generator.model.problems import Level, Place, Problem
from generator.model.site import Site
from tests.world import (
    BREAD,
    HARBOUR,
    KITES,
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
from tests.worlds import worlds

T = TypeVar("T")


def named(site: Site) -> Iterator[str]:
    """Every id by which something on the site leads to a visible paper."""
    for judged in site.judgements.values():
        yield from (each.id for each in judged.related)
        yield from (each.id for each in (*judged.mentions, *judged.mentioned_by))
    yield from (paper for topic_ in site.topics for paper in topic_.papers)
    yield from (paper for tag in site.tags for paper in tag.papers)
    yield from (item.id for digest in site.digests for item in digest.items)
    yield from (paper for one in site.lists for paper in one.papers)
    for term in site.glossary:
        yield from (*term.introduced_by, *term.used_by)


# --- Laws ----------------------------------------------------------------------------------------


@given(worlds)
def test_nothing_dangles(written: Content) -> None:
    """Whatever people write, everything leads to a visible paper, and every paper is judged."""
    site = catalogue(written)
    assert set(named(site)) <= site.papers.keys()
    assert site.judgements.keys() == site.papers.keys()
    assert {p.id for p in site.hidden}.isdisjoint(site.papers)
    every = {*site.papers, *(p.id for p in site.hidden)}
    assert set(site.redirects.values()) <= every
    assert every.isdisjoint(site.redirects)


@given(worlds)
def test_tags_and_topics_agree_with_papers(written: Content) -> None:
    """A paper has the topics and tags on whose pages it stands, and no others."""
    site = catalogue(written)
    judged = site.judgements.items()
    assert {(link.slug, i) for i, made in judged for link in made.topics} == {
        (one.slug, i) for one in site.topics for i in one.papers
    }
    assert {(link.slug, i) for i, made in judged for link in made.tags} == {
        (one.slug, i) for one in site.tags for i in one.papers
    }
    for slugs in ([one.slug for one in site.topics], [one.slug for one in site.tags]):
        assert len(slugs) == len(set(slugs))


@given(worlds)
def test_no_entry_is_lost(written: Content) -> None:
    """Every place of every dump is in exactly one paper, visible or hidden."""
    site = catalogue(written)
    papers = [*site.papers.values(), *site.hidden]
    appearances = [(a.digest, a.position) for paper in papers for a in paper.appearances]
    assert sorted(appearances) == sorted(
        (d.slug, e.position) for d in written.dumps for e in d.entries
    )


@given(worlds, st.randoms(use_true_random=False))
def test_order_does_not_matter(written: Content, random: Random) -> None:
    """Dumps, notes, topics and lists in another order give the same site, problems and all."""

    def mixed(things: Sequence[T]) -> tuple[T, ...]:
        return tuple(random.sample(things, len(things)))

    shuffled = replace(
        written,
        dumps=mixed(written.dumps),
        notes=mixed(written.notes),
        topics=mixed(written.topics),
        lists=mixed(written.lists),
    )
    assert catalogue(shuffled) == catalogue(written)


# --- One rule each -------------------------------------------------------------------------------

SKY = dump("2025-01-01-sky", [entry("KiteNet: Kites", KITES), entry("Owls", f"{OWLS} KiteNet.")])
LAND = dump("2025-01-02-land", [entry("Bread", BREAD), entry("Owls", f"{OWLS} KiteNet.")])


def test_newest_first() -> None:
    """Papers stand by newest capture, then as their newest dump has them."""
    assert list(catalogue(content(SKY, LAND)).papers) == ["bread", "owls", "kitenet-kites"]


def test_a_hidden_paper_leaves_everything() -> None:
    """A hidden paper is in no list of any kind, and its address and old ones are still known."""
    written = content(
        SKY,
        LAND,
        notes=[note("kitenet-kites", hide=True, also=("Old",), topics=["sky"], tags=["kite"])],
        topics=[topic("sky", ["kite"])],
        lists=[reading_list("one", [("kitenet-kites", "Read it."), ("owls", "And this.")])],
    )
    site = catalogue(written)
    assert "kitenet-kites" not in {*named(site), *site.papers}
    assert [paper.id for paper in site.hidden] == ["kitenet-kites"]
    assert (site.redirects["old"], site.tags) == ("kitenet-kites", ())
    assert [term.name for term in site.glossary] == ["BreadBench"]
    assert site.targets["old"].path == "papers/kitenet-kites.md"
    assert not [problem for problem in site.problems if problem.level is Level.ERROR]


def test_mentions_both_ways() -> None:
    """A name in an abstract joins two papers, in their neighbours and in the glossary too."""
    site = catalogue(content(SKY, LAND))
    owls, kites = site.judgements[paper_id("Owls")], site.judgements[paper_id("KiteNet: Kites")]
    assert [m.name for m in owls.mentions] == ["KiteNet"]
    assert [m.id for m in kites.mentioned_by] == ["owls"]
    assert owls.related[0].reason == "names KiteNet"
    assert [(t.name, t.introduced_by, t.used_by) for t in site.glossary if t.kind == "system"] == [
        ("KiteNet", ("kitenet-kites",), ("owls",))
    ]


def test_unknown_relations() -> None:
    """`related` and `not-related` of a paper that isn't there are errors with the likely name."""
    curated = note("bread", related=["Owls", "owlz", "KiteNet: Kites"], not_related=["zzzz"])
    errors = catalogue(content(SKY, LAND, notes=[curated])).problems
    assert [(str(p.place), p.message) for p in errors] == [
        ("content/notes/bread.md:2:5", "unknown paper `zzzz`"),
        ("content/notes/bread.md:3:5", "unknown paper `owlz`"),
    ]


def test_a_corrected_title_is_a_name_too() -> None:
    """Lists and notes may call a paper by the title that its note gives it."""
    curated = [note("bread", title="Loaves"), note("owls", related=["Loaves"])]
    lists = [reading_list("one", [("Loaves", "")])]
    site = catalogue(content(SKY, LAND, notes=curated, lists=lists))
    assert site.problems == ()
    assert site.lists[0].papers == ("bread",)
    assert site.judgements[paper_id("Owls")].related[0].id == "bread"


def test_a_topic_without_papers_is_no_problem() -> None:
    """A taxonomy is wider than one archive; `digest stats` tells of topics without papers."""
    assert catalogue(content(SKY, topics=[topic("sea", ["whale"])])).problems == ()


def test_an_empty_folder() -> None:
    """Nothing gives an empty site."""
    site = catalogue(Content())
    assert (site.papers, site.topics, site.tags, site.digests) == ({}, (), (), ())


def test_problems_by_place() -> None:
    """Problems of reading and of cataloguing stand by place, each once."""
    problem = Problem(Level.ERROR, Place("content/a.md", 2), "wrong")
    later = replace(problem, place=Place("content/a.md", 10))
    assert by_place([later, problem, later]) == (problem, later)
    site = catalogue(Content(problems=(later, problem), notes=(note("x", "[[y]]"),)))
    assert [p.place.path for p in site.problems][:2] == ["content/a.md", "content/a.md"]
    assert len(site.problems) == 4


def test_prose_is_kept() -> None:
    """Pages, prose of digests and notes without a paper come through untouched."""
    about, orphan = page("about.md", "About."), note("nobody", "Words.")
    written = content(
        replace(SKY, prose=prose("Sky.")), pages=[about], notes=[orphan], topics=[topic("sea", [])]
    )
    site = catalogue(written)
    assert (site.pages, site.orphans) == ((about,), (orphan,))
    assert site.digests[0].prose == prose("Sky.")


def test_a_fixed_example() -> None:
    """The catalogue of a small world, in one look."""
    harbour = dump("2025-01-03-sea", [entry("Harbour", HARBOUR)])
    site = catalogue(content(SKY, LAND, harbour, topics=[topic("sky", ["kite", "owl"])]))
    assert [digest.slug for digest in site.digests] == [
        "2025-01-03-sea",
        "2025-01-02-land",
        "2025-01-01-sky",
    ]
    assert site.topics[0].papers == ("owls", "kitenet-kites")
    assert site.judgements[paper_id("Harbour")].kind == "theory"
    assert site.judgements[paper_id("Bread")].card.text.startswith("This paper presents BreadB")


def test_taken_addresses() -> None:
    """A page at an address of the generator's own is an error, and hides nothing."""
    taken = [
        OrdinaryPage(path, Prose("Words.", Place(f"content/{path}", 1)), "Words")
        for path in ("search.md", "papers/mine.md", "about.md")
    ]
    site = catalogue(content(SKY, pages=taken))
    assert [page.path for page in site.pages] == ["about.md"]
    assert [str(problem.place) for problem in site.problems] == [
        "content/papers/mine.md:1:1",
        "content/search.md:1:1",
    ]
