"""Web addresses in text are found without the text's own signs, and named for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.links import find_urls, is_address, paper_links, url_segments


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("at https://github.com/thu-coai/LongSafety.", "https://github.com/thu-coai/LongSafety"),
        ("(https://a.org/x)", "https://a.org/x"),
        ("https://a.org/x_(y), and", "https://a.org/x_(y)"),
        ("[https://a.org/x]!", "https://a.org/x"),
        ("“https://a.org/x”", "https://a.org/x"),
        ("see https://github.com/a/b.git.", "https://github.com/a/b"),
        ("code: github.com/a/b.", "https://github.com/a/b"),
        ("https://a.org/?q=1&r=2#top;", "https://a.org/?q=1&r=2#top"),
        ("https://a.org/x{https://a.org/x}", "https://a.org/x"),
        ("https://a.org。", "https://a.org"),
        ("HTTPS://A.org/X", "HTTPS://A.org/X"),
    ],
)
def test_found(text: str, url: str) -> None:
    """An address is found without the sentence's stop, brackets and quotation marks."""
    assert find_urls(text) == (url,)


@pytest.mark.parametrize(
    "text",
    [
        "https://user@a.org/x",
        "https://user:word@a.org",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://xn--80ak6aa92e.com/",
        "https://аpple.com/",
        "https://google.comе/",
        "javascript:alert(1)",
        "ftp://a.org/x",
        "https://",
        "https://a..org",
        "mygithub.com/a/b",
        "me@github.com/a/b",
    ],
)
def test_left_as_text(text: str) -> None:
    """What is not http(s), or whose host is no plain host name, stays text."""
    assert find_urls(text) == ()


@given(st.text(st.sampled_from("https://a.org()[]{}@.,:;'\" gitubcom") | st.characters()))
def test_segments_are_in_the_text(text: str) -> None:
    """Segments are in order, do not overlap, and their text is what the address says."""
    done = 0
    for start, end, url in url_segments(text):
        assert done <= start < end
        assert url.removeprefix("https://").removeprefix("http://") in text
        assert is_address(url)
        done = end


@pytest.mark.parametrize(
    ("url", "kind", "label"),
    [
        ("https://github.com/thu-coai/LongSafety", "code", "thu-coai/LongSafety"),
        ("https://github.com/a/b/tree/main/c", "code", "a/b"),
        ("https://github.com/thu-coai", "project", "github.com/thu-coai"),
        ("https://gitlab.com/a/b", "code", "a/b"),
        ("https://huggingface.co/datasets/a/b", "data", "a/b"),
        ("https://huggingface.co/McmanusChen/MCL-base", "model", "McmanusChen/MCL-base"),
        ("https://huggingface.co/collections/a/b", "project", "huggingface.co/collections/a/b"),
        ("https://safe-sim.github.io/", "project", "safe-sim.github.io"),
        ("https://sites.google.com/view/x", "project", "sites.google.com/view/x"),
        ("https://zenodo.org/records/1", "data", "zenodo.org/records/1"),
        ("https://www.a.org/x/", "project", "a.org/x"),
    ],
)
def test_kind_and_label(url: str, kind: str, label: str) -> None:
    """Host and path tell what a link leads to, and give its short name."""
    (link,) = paper_links("", (url,))
    assert (link.kind, link.label) == (kind, label)


def test_same_address_once() -> None:
    """Addresses that differ in scheme, `www.`, case of a repository or a final slash are one."""
    links = paper_links(
        "https://github.com/A/b and http://www.github.com/a/b/.", ("https://github.com/a/B.git",)
    )
    assert [link.url for link in links] == ["https://github.com/A/b"]
