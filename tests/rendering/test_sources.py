"""Where a paper is to be found, and how a doubtful match is shown."""

from __future__ import annotations

from generator.rendering.citations import cited
from generator.rendering.paper_pages import paper_pages
from generator.rendering.sources import doubt_of, source_links
from tests.rendering.made import TITLES, hrefs, texts, view
from tests.world import facts, note, paper

KITE_PAPER = "kitenet-kites-that-stay-up"
DOUBTFUL = facts(
    TITLES[0],
    arxiv="2410.05434",
    authors=("Ann Nobody",),
    state="doubtful",
    matched="KiteNet & <Others>",
    source=("arxiv", "hugging-face"),
)


def test_source_links_quote_titles() -> None:
    """A search's address holds the title's words, quoted."""
    (link,) = source_links(cited(paper("Kites"), "kites"), "Kites & <Strings>?")
    assert "Kites+%26+%3CStrings%3E%3F" in link.url
    assert link.kind == "search"


def test_a_doi_is_a_link() -> None:
    """A DOI leads to its resolver, whatever signs it has."""
    both = paper("Kites", arxiv="2410.05434", doi="10.1000/a<b>#c")
    known = source_links(cited(both, "kites"), "Kites")
    assert [link.label for link in known] == ["arXiv", "PDF", "Hugging Face", "DOI"]
    assert known[-1].url == "https://doi.org/10.1000/a%3Cb%3E%23c"
    assert source_links(cited(paper("Kites", doi="10.1000/a"), "kites"), "Kites")[0].label == "DOI"


def test_where_to_look_at_a_doubtful_match() -> None:
    """A doubtful match is shown by the title its source has, and leads to where that is."""
    by_id = doubt_of(DOUBTFUL)
    assert (by_id.title, by_id.sources) == ("KiteNet & <Others>", "arXiv and Hugging Face")
    assert by_id.url == "https://arxiv.org/abs/2410.05434"
    assert doubt_of(facts("A", doi="10.1000/a")).url == "https://doi.org/10.1000/a"
    assert doubt_of(facts("A")).url == ""


def test_doubtful_facts_on_a_page() -> None:
    """A page shows doubtful facts as such, with how to settle them, and nowhere else."""
    notes = {said: (note(KITE_PAPER, facts=said),) for said in ("", "right", "wrong")}
    pages = {
        said: next(p for p in paper_pages(view(facts=[DOUBTFUL], notes=n)) if KITE_PAPER in p.path)
        for said, n in notes.items()
    }
    doubts = {said: [t for t in texts(p, "p") if "Doubtful" in t] for said, p in pages.items()}
    assert doubts == {
        "": [
            "Doubtful: arXiv and Hugging Face may have this paper as KiteNet & <Others>. The "
            "curator settles it with facts: right or facts: wrong in the note."
        ],
        "right": [],
        "wrong": [],
    }
    assert "https://arxiv.org/abs/2410.05434" in hrefs(pages[""])
    assert "Ann Nobody" not in pages[""].make().text
    assert texts(pages["right"], ".pd-authors") == ["Ann Nobody"]
    assert texts(pages["wrong"], ".pd-actions a")[0] == "Search arXiv"
