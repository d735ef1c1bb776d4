"""Papers have the tags whose words they share with others, and those that a curator gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.tags import FEWEST, MOST, key_terms, tag_slug, tags_of
from generator.model.content import Note
from generator.model.judgement import TagLink, TopicLink
from generator.model.paper import Paper, PaperId
from generator.model.site import Tag
from tests.world import TEXTS, note, paper, topic

NO_TOPICS = (topic("gardens", ["garden gnome"], title="Gardens"),)


def tagged(papers: list[Paper]) -> tuple[dict[PaperId, tuple[TagLink, ...]], tuple[Tag, ...]]:
    """The tags of each paper, and all tags."""
    return tags_of(Archive(papers), NO_TOPICS, {one.id: "" for one in papers})


def tags(papers: list[Paper]) -> dict[str, tuple[str, list[str]]]:
    """Each tag's name and papers, by its slug."""
    _, found = tagged(papers)
    return {tag.slug: (tag.name, list(tag.papers)) for tag in found}


def several(*abstracts: str) -> list[Paper]:
    """Papers with these abstracts, called P 0, P 1 and so on."""
    return [paper(f"P {number}", text) for number, text in enumerate(abstracts)]


def test_three_papers_make_a_tag() -> None:
    """A run of words that three papers insist on is a tag; two papers make none."""
    papers = [paper(title, "") for title in ("We Fly Box Kites", "Box Kites Rise", "The Box Kites")]
    assert tags(papers[:2]) == {}
    assert tags(papers) == {"box-kites": ("box kites", [one.id for one in papers])}


def test_what_is_said_in_passing() -> None:
    """A phrase that a paper says once, as an example, is a tag of it only where its card has it."""
    papers = [*(paper(f"Box Kites {n}", "") for n in range(3)), paper("Wind", "Like box kites.")]
    cards = {one.id: "" for one in papers}
    links, _ = tags_of(Archive(papers), NO_TOPICS, cards)
    assert links[papers[3].id] == ()
    links, _ = tags_of(Archive(papers), NO_TOPICS, cards | {papers[3].id: "Rise like box kites."})
    assert links[papers[3].id] == (TagLink("box-kites", "phrase", ("box kites",)),)


def test_what_is_said_once() -> None:
    """What a paper says once is a tag where it insists on little else."""
    papers = [paper(f"{name} {n}", "") for name in ("Box Kites", "Silk Tails") for n in range(3)]
    papers += [paper("Silk Tails of Box Kites", "Red reels."), paper("Wind", "Red reels.")]
    papers += [paper(f"Red Reels {n}", "") for n in range(3)]
    links, _ = tags_of(Archive(papers), NO_TOPICS, {one.id: "" for one in papers})
    assert [link.slug for link in links[papers[6].id]] == ["box-kites", "silk-tails"]
    assert [link.slug for link in links[papers[7].id]] == ["red-reels"]


def test_an_acronym_and_its_long_form_are_one_tag() -> None:
    """Papers that write the short form and those that write the long one have the same tag."""
    papers = several("Kite therapy (KT) heals.", "Kite therapy (KT) fails.", "KT tests KT.")
    ((_, members),) = tags(papers).values()
    assert members == ["p-0", "p-1", "p-2"]


def test_tags_by_hand() -> None:
    """A curator's tag needs no second paper, comes first, and is one however often it's written."""
    one = paper("Kites", note=note("kites", tags=["C++", "Wind", "wind!"]))
    links, found = tagged([one])
    assert links[one.id] == (
        TagLink(tag_slug("C++"), "curator", ()),
        TagLink("wind", "curator", ()),
    )
    assert [(tag.name, tag.papers) for tag in found] == [("C++", (one.id,)), ("Wind", (one.id,))]


def test_tags_taken_away() -> None:
    """What a note says is no tag of its paper is not one; the other papers keep it."""
    titles = ["Box Kites Rise", "Box Kites Fall", "Box Kites Turn", "Box Kites Rest"]
    papers = [paper(title, "") for title in titles]
    papers.append(paper("The Box Kites", "", note=note("the-box-kites", not_tags=["Box Kites"])))
    assert tags(papers)["box-kites"][1] == [one.id for one in papers[:4]]


def test_key_terms() -> None:
    """A topic's terms are the tags that its papers have more than once, the most telling first."""
    topics = {
        PaperId(f"p{n}"): (TopicLink("sky" if n < 3 else "sea", "phrase", ()),) for n in range(5)
    }
    wind, kite, fish = (TagLink(slug, "phrase", ()) for slug in ("wind", "kite", "fish"))
    each = [(wind, kite), (wind, kite), (kite,), (wind, fish), (wind,)]
    links = {PaperId(f"p{n}"): tags for n, tags in enumerate(each)}
    assert key_terms(topics, links, {"wind": "Wind", "kite": "Kite", "fish": "Fish"}) == {
        "sky": ("kite", "wind"),
        "sea": ("wind",),
    }


names = st.sampled_from(["Kites", "box kites", "KT", "C++", "C", "forty heights"])
curated = st.none() | st.builds(
    note, st.just("x"), tags=st.lists(names, max_size=3), not_tags=st.lists(names, max_size=3)
)
pieces = [*" ".join(TEXTS).split(". "), "Kite therapy (KT) heals", "We test KT on Box Kites-2"]


@given(
    st.lists(st.tuples(st.lists(st.sampled_from(pieces), max_size=5), curated), max_size=8),
)
def test_laws(each: list[tuple[list[str], Note | None]]) -> None:
    """A tag's papers are those that have it, each once; automatic tags have several papers."""
    papers = [
        paper(f"P {n}", ". ".join(texts), note=curator) for n, (texts, curator) in enumerate(each)
    ]
    links, found = tagged(papers)
    assert {tag.slug: list(tag.papers) for tag in found} == {
        slug: [one.id for one in papers if slug in {link.slug for link in links[one.id]}]
        for slug in {link.slug for of_paper in links.values() for link in of_paper}
    }
    members = Counter(link.slug for of_paper in links.values() for link in of_paper)
    for one in papers:
        slugs = [link.slug for link in links[one.id]]
        automatic = [link for link in links[one.id] if link.by == "phrase"]
        assert len(slugs) == len(set(slugs))
        assert len(automatic) <= MOST
        assert all(members[link.slug] >= FEWEST for link in automatic)
        text = f"{one.title} {one.abstract}"
        assert all(words in text for link in automatic for words in link.evidence)
        unwanted = {tag_slug(tag.name) for tag in one.note.not_tags} if one.note else set()
        assert unwanted.isdisjoint(link.slug for link in automatic)
