"""Files for machines: feeds, sitemap, JSON and the list of papers are well-formed and lead on."""

from __future__ import annotations

import gzip

import pytest

from generator.verifying.addresses import Addresses
from generator.verifying.machine_files import file_faults

URL = "https://me.example/"
ADDRESSES = Addresses({"index.html", "papers/a/index.html", "atom.xml", "feed.json"}, {}, URL)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
FEED = '{{"version": "https://jsonfeed.org/version/1.1", "home_page_url": "{0}", "feed_url": "{0}"'


def faults(path: str, text: str) -> list[str]:
    """The faults of a file with this text."""
    return list(file_faults(path, text.encode(), ADDRESSES))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("atom.xml", ATOM.format(f'<link href="{URL}papers/a/"/>')),
        ("sitemap.xml", SITEMAP.format(f"<url><loc>{URL}papers/a/</loc></url>")),
        ("feed.json", FEED.format(URL) + ', "items": [{"url": "https://me.example/papers/a/"}]}'),
        ("papers.jsonl", '{"id": "a"}\n{"id": "a"}\n'),
        ("papers.jsonl", ""),
        ("search/search_index.json", "{}"),
        ("notes.txt", "{"),
    ],
)
def test_fine_files(path: str, text: str) -> None:
    """What is well-formed and leads to pages has no fault; other files are not looked into."""
    assert faults(path, text) == []


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("atom.xml", "<feed>", "isn't well-formed XML: "),
        ("topics/a.atom.xml", "<feed/>", "its root is feed, not "),
        ("atom.xml", ATOM.format('<link href="papers/b/"/>'), "papers/b/ leads to no file"),
        ("sitemap.xml", SITEMAP.format(f"<url><loc>{URL}b/</loc></url>"), f"{URL}b/ leads to no"),
        ("feed.json", "[]", "isn't a JSON Feed"),
        ("a.feed.json", FEED.format(f"{URL}b") + "}", f"{URL}b leads to no file"),
        ("feed.json", FEED.format(URL) + ', "items": [{"url": "b"}]}', "b leads to no file"),
        ("papers.schema.json", "{", "isn't JSON: "),
        ("papers.jsonl", '{"id": "a"}\n{"id": "b"}\n', "line 2: the paper b has no page"),
        ("papers.jsonl", "[]\n", "line 1: the paper None has no page"),
        ("papers.jsonl", "{\n", "line 1 isn't JSON: "),
    ],
)
def test_faulty_files(path: str, text: str, fault: str) -> None:
    """A broken file, one of another kind, and a link that leads nowhere are one message each."""
    (message,) = faults(path, text)
    assert message.startswith(fault)


def test_packed_files() -> None:
    """A packed file is looked at as what is packed in it."""
    packed = gzip.compress(b"<feed>", mtime=0)
    assert len(list(file_faults("sitemap.xml.gz", packed, ADDRESSES))) == 1
    assert len(list(file_faults("sitemap.xml.gz", b"x", ADDRESSES))) == 1
