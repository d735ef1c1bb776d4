"""What leads programs: topics with their papers, a guide in Markdown, and rules for robots."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.rendering.signposts import NEWEST, signposts_of
from tests.rendering.made import KITE_PAPER, SETTINGS, by_path, view
from tests.world import KITES, dump, entry, reading_list, topic

URL = SETTINGS.url


def test_topics() -> None:
    """A topic has its papers, its neighbours and first day; one without papers is there too."""
    topics = [topic("kites", ["kite"]), topic("wind", ["wind"]), topic("none", ["zebras"])]
    kites, none, wind = json.loads(by_path(signposts_of(view(topics=topics)))["topics.json"])
    assert kites == {
        "slug": "kites",
        "title": "Kites",
        "url": f"{URL}topics/kites/",
        "since": "2025-01-01",
        "papers": [KITE_PAPER],
        "neighbours": [{"slug": "wind", "shared": 1}],
        "terms": [],
    }
    assert (none["since"], none["papers"]) == (None, [])
    assert wind["neighbours"] == [{"slug": "kites", "shared": 1}]


def test_guide() -> None:
    """The guide begins as the format wants it, and leads to data, topics, digests and lists."""
    lists = [reading_list("start", ["Words.", (KITE_PAPER, "First.")])]
    made = view(topics=[topic("kites", ["kite"], title="[Kites]")], lists=lists)
    guide = by_path(signposts_of(made))["llms.txt"]
    assert guide.startswith("# Kites &amp; Co\n\n> Of kites.\n\n3 papers")
    assert f"- [\\[Kites\\]]({URL}topics/kites/): 1 paper\n" in guide
    assert f"- [papers.jsonl]({URL}papers.jsonl): " in guide
    assert f"({URL}lists/start/)" in guide
    assert f"{URL}papers/<id>.md" in guide


def test_the_guide_stays_short() -> None:
    """Of very many digests the guide names the newest."""
    many = [dump(f"2025-01-{n:02}-a", [entry(f"Kite {n}", f"{n} {KITES}")]) for n in range(1, 30)]
    guide = by_path(signposts_of(view(*many)))["llms.txt"]
    assert guide.count("/digests/") == NEWEST
    assert "2025-01-29" in guide


def test_the_guide_without_twins() -> None:
    """Where papers have no twins, the guide promises none, nor any file that isn't there."""
    made = view(settings=replace(SETTINGS, twins=False))
    guide = by_path(signposts_of(made))["llms.txt"]
    assert not [ending for ending in (".md", ".ris", ".csl.json") if ending in guide]
    assert "papers.bib" in guide


def test_robots() -> None:
    """Robots may read everything, and are told of the sitemap where its address is known."""
    assert by_path(signposts_of(view()))["robots.txt"] == (
        f"User-agent: *\nAllow: /\nSitemap: {URL}sitemap.xml\n"
    )
    bare = view(settings=replace(SETTINGS, url=""))
    assert "Sitemap" not in by_path(signposts_of(bare))["robots.txt"]
