"""The built site: every paper once, links right, titles as typed, files well-formed."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from generator.verifying.site import verify
from tests.site.hostile import SLUG, TITLES, abstract, hostile_site
from tests.site.project import ROOT
from tests.site.reading_back import all_pages, paper_pages, parsed, records, texts

URL = "https://example.org/paper-digest/"
MOST_ITEMS = 50
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of papers whose titles try to be markup."""
    return hostile_site(tmp_path_factory.mktemp("hostile"))


def seed_titles() -> list[str]:
    """The titles of the two seeds as pasted: after the date, titles and abstracts take turns."""
    titles: list[str] = []
    for name in (
        "2025-03-13-safety-and-continual-learning",
        "2025-08-12-weak-supervision-and-offline-rl",
    ):
        text = (ROOT / f"content/dumps/{name}.txt").read_text(encoding="utf-8")
        listing = re.split(r"^[A-Z][a-z]{2} \d{1,2}$", text, maxsplit=1, flags=re.MULTILINE)[1]
        titles += [line for line in listing.split("\n") if line.strip()][::2]
    return titles


def test_every_seed_paper_has_one_page(built_site: Path) -> None:
    """The 94 entries of the seeds are 92 papers: each title is one page's h1, letter for letter."""
    titles = seed_titles()
    assert len(titles) == 94
    pages = paper_pages(built_site)
    assert len(pages) == 92
    assert Counter(h1 for page in pages for h1 in texts(page, "h1")) == Counter(set(titles))


def test_nothing_is_wrong(built_site: Path) -> None:
    """The check of the built site finds nothing: no broken link, no foreign request, no script."""
    assert verify(built_site, URL) == []


def test_papers_are_not_in_the_navigation(built_site: Path) -> None:
    """No page lists papers in its tabs or its drawer: each would be on every page."""
    wrong = [
        (page, node.attributes["href"])
        for page in all_pages(built_site)
        for node in parsed(page).css(".md-tabs a, nav.md-nav a[href]")
        if re.search(r"(^|/)papers/.", node.attributes["href"] or "")
    ]
    assert wrong == []


def test_every_topic_tag_and_digest_has_its_page(built_site: Path) -> None:
    """What `papers.jsonl` names is a page, and so is every topic that the curators define."""
    papers = records(built_site)
    named = {f"papers/{paper['id']}" for paper in papers}
    for kind in ("topics", "tags"):
        named |= {f"{kind}/{link['slug']}" for paper in papers for link in paper[kind]}
    named |= {f"digests/{dump['slug']}" for paper in papers for dump in paper["dumps"]}
    named |= {f"topics/{path.stem}" for path in ROOT.glob("content/topics/[!R]*.md")}
    named |= {f"lists/{path.stem}" for path in ROOT.glob("content/lists/[!R]*.md")}
    named |= {"topics", "tags", "digests", "lists", "glossary", "changes", "about"}
    assert [
        path for path in sorted(named) if not (built_site / path / "index.html").is_file()
    ] == []


def test_papers_jsonl_follows_its_schema(built_site: Path) -> None:
    """Each line of `papers.jsonl` is valid by the schema that lies beside it."""
    schema = json.loads((built_site / "papers.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    papers = records(built_site)
    assert [error.message for paper in papers for error in validator.iter_errors(paper)] == []
    assert len({paper["id"] for paper in papers}) == 92


def test_papers_of_two_dumps_name_both(built_site: Path) -> None:
    """The two papers that recur say so, and every entry of the seeds is some paper's."""
    dumps = [paper["dumps"] for paper in records(built_site)]
    assert sorted(map(len, dumps))[-3:] == [1, 2, 2]
    assert sum(map(len, dumps)) == 94


def test_feeds_read_back(built_site: Path) -> None:
    """A feed reader finds titles, pages and days in every feed, and never more than it should."""
    titles = {paper["url"]: paper["title"] for paper in records(built_site)}
    feeds = sorted(built_site.rglob("*atom.xml"))
    assert len(feeds) > 2
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
        assert len(feed.entries) <= MOST_ITEMS
        assert {e.link: e.title for e in feed.entries}.items() <= titles.items()
        assert all(e.id and e.updated for e in feed.entries)


def test_json_feeds_say_what_the_atom_feeds_say(built_site: Path) -> None:
    """Both formats of a feed have the same items in the same order."""
    for path in sorted(built_site.rglob("*feed.json")):
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        atom = feedparser.parse(
            path.with_name(path.name.replace("feed.json", "atom.xml")).read_bytes()
        )
        assert [(i["url"], i["title"]) for i in items] == [(e.link, e.title) for e in atom.entries]


def test_bibtex_reads_back(built_site: Path) -> None:
    """BibTeX holds an entry for each paper under its key: of the site, and beside each page."""
    library = parse_string((built_site / "papers.bib").read_text(encoding="utf-8"))
    assert library.failed_blocks == []
    keys = {paper["id"]: paper["key"] for paper in records(built_site)}
    assert [entry.key for entry in library.entries] == list(keys.values())
    for name in list(keys)[:5]:
        own = parse_string((built_site / f"papers/{name}.bib").read_text("utf-8"))
        assert [entry.key for entry in own.entries] == [keys[name]]


def test_citations_read_back(built_site: Path) -> None:
    """RIS and CSL-JSON name the same papers, of the site and of a topic."""
    keys = [paper["key"] for paper in records(built_site)]
    for name in ("papers", "topics/machine-unlearning"):
        ris = (built_site / f"{name}.ris").read_bytes().decode("utf-8")
        csl = json.loads((built_site / f"{name}.csl.json").read_bytes())
        cited = [record["id"] for record in rispy.loads(ris)]
        assert [item["id"] for item in csl] == cited
        assert cited
        assert set(cited) <= set(keys)
        assert name != "papers" or cited == keys


def test_the_outline_leads_to_feeds(built_site: Path) -> None:
    """The outline leads to feeds, each of which a reader reads, with papers of this site."""
    outline = ElementTree.parse(built_site / "feeds.opml")
    feeds = [str(one.get("xmlUrl")) for one in outline.iter("outline")]
    assert len(feeds) > 10
    for url in feeds:
        path = built_site / url.removeprefix("https://example.org/paper-digest/")
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo
        assert len(feed.entries) <= 50
        assert feed.feed.title


def test_every_page_leads_to_a_feed(built_site: Path) -> None:
    """A feed reader finds a feed from any page, and a picture stands for it where it is shared."""
    for page in all_pages(built_site):
        if page.name != "email.html":
            assert parsed(page).css_first('link[rel~="alternate"][type="application/atom+xml"]'), (
                page
            )
            picture = parsed(page).css_first('meta[property="og:image"]')
            assert picture, page
            path = str(picture.attributes["content"]).partition("/paper-digest/")[2]
            assert (built_site / path).is_file()


def test_a_paper_is_in_the_search_index_once(built_site: Path) -> None:
    """A paper is found by its own page alone: its title and abstract, not by lists of it."""
    files = built_site.glob("pagefind/text/*/*.json")
    found = [one for file in files for one in json.loads(file.read_bytes())]
    papers = records(built_site)
    own = sorted(one["url"] for one in found if one["url"].startswith("papers/"))
    assert own == sorted(f"papers/{paper['id']}/" for paper in papers)
    for one in found:
        if one["url"].startswith(("tags/", "topics/")):
            assert [p["title"] for p in papers if p["title"] in one["content"]] == []


def test_every_file_of_the_site_is_in_its_place(built_site: Path) -> None:
    """Nothing of the content folder is published as it was pasted: no dump, no note, no README."""
    raw = {path for path in built_site.rglob("*") if path.suffix in (".txt", ".md", ".yml")}
    twins = {built_site / f"papers/{paper['id']}.md" for paper in records(built_site)}
    assert raw == {built_site / "llms.txt", built_site / "robots.txt", *twins}


# --- Titles that try to be markup -----------------------------------------------------------------


def test_hostile_titles_are_headings_as_typed(hostile: Path) -> None:
    """A title is its page's h1 and `<title>`, letter for letter, whatever it looks like."""
    pages = paper_pages(hostile)
    assert sorted(h1 for page in pages for h1 in texts(page, "h1")) == sorted(TITLES)
    assert sorted(title for page in pages for title in texts(page, "head > title")) == sorted(
        f"{title} – Paper digest" for title in TITLES
    )


def test_hostile_abstracts_are_text(hostile: Path) -> None:
    """An abstract is shown as text, letter for letter but for formulas and dashes."""
    plain = {abstract(title) for title in TITLES if "$" not in title and title != "---"}
    shown = {text for page in paper_pages(hostile) for text in texts(page, "p.pd-abstract")}
    assert plain <= shown


def test_hostile_titles_in_lists(hostile: Path) -> None:
    """A list shows titles as typed, in the order of the dump."""
    assert texts(hostile / f"digests/{SLUG}/index.html", ".pd-row__title") == list(TITLES)
    assert texts(hostile / "index.html", ".pd-row__title") == list(TITLES[:10])


def test_hostile_titles_in_files_for_machines(hostile: Path) -> None:
    """Feeds, JSON Lines and meta tags hold titles as typed."""
    atom = ElementTree.parse(hostile / "atom.xml").iterfind(f"{ATOM}entry/{ATOM}title")
    assert sorted(node.text or "" for node in atom) == sorted(TITLES)
    feed = json.loads((hostile / "feed.json").read_text(encoding="utf-8"))
    assert sorted(item["title"] for item in feed["items"]) == sorted(TITLES)
    assert [paper["title"] for paper in records(hostile)] == list(TITLES)
    for selector in ('meta[name="citation_title"]', 'meta[property="og:title"]'):
        tags = [node for page in paper_pages(hostile) for node in parsed(page).css(selector)]
        assert sorted(tag.attributes["content"] or "" for tag in tags) == sorted(TITLES)


def test_hostile_titles_are_no_markup(hostile: Path) -> None:
    """Nothing of a title, abstract or note becomes an element, a script, a link or a request."""
    assert verify(hostile, URL) == []
    for page in all_pages(hostile):
        made = parsed(page).css(
            "article img, article iframe, .pd-page img, article em, .pd-page em"
        )
        made = [node for node in made if node.attributes.get("src") != "../map.svg"]  # our own
        assert [node.html for node in made if "fine" not in node.text()] == []
