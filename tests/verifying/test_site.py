"""A built site's faults: of each page, between pages, and of what they load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.verifying.site import verify
from tests.verifying.pages import POLICY

PAGE = f"<!doctype html><head>{POLICY}<title>T</title></head><h1 id='h'>H</h1>"


def faults(folder: Path, files: Mapping[str, str], url: str = "") -> list[str]:
    """The faults of a site of these files, as `digest verify` prints them."""
    for path, text in {"index.html": PAGE, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return [f"{fault.place}: {fault.message}" for fault in verify(folder, url)]


def test_a_fine_site(tmp_path: Path) -> None:
    """Pages that link to each other and load what is there have no fault."""
    links = '<a href="a/#h">a</a><link rel="stylesheet" href="s.css"><img src="data:x">'
    files = {"index.html": PAGE + links, "a/index.html": PAGE + '<a href="..">x</a>', "s.css": ""}
    assert faults(tmp_path, files) == []


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        ("a.html", PAGE + '<a href="b/">b</a>', "the link b/ leads to no file"),
        ("a.html", PAGE + '<a href="./#x">b</a>', "the link ./#x leads to no such anchor"),
        ("a.html", PAGE + '<img src="b.png">', "what it loads, b.png, leads to no file"),
        ("a.html", PAGE + "<h1>x</h1>", "2 h1 headings instead of one"),
        (
            "a.html",
            PAGE + '<script src="https://cdn.example/x.js"></script>',
            "loads https://cdn.example/x.js from another host",
        ),
        (
            "a.html",
            PAGE + '<link rel="preconnect" href="//fonts.example">',
            "loads //fonts.example from another host",
        ),
        (
            "a.css",
            "@import url(https://fonts.example/css);",
            "loads https://fonts.example/css from another host",
        ),
        ("a.css", "a { b: url(../x.png) }", "what it loads, ../x.png, leads to no file"),
        ("a.json", "{", "isn't JSON: Expecting property name enclosed in double quotes"),
    ],
)
def test_faults(tmp_path: Path, path: str, text: str, fault: str) -> None:
    """Each fault is told once, at the beginning of the file that has it."""
    (message,) = faults(tmp_path, {path: text})
    assert message.startswith(f"{path}:1:1: {fault}")


def test_outward_links_are_fine(tmp_path: Path) -> None:
    """A plain link may lead to any host: nothing is loaded from there by itself."""
    assert faults(tmp_path, {"a.html": PAGE + '<a href="https://arxiv.org/abs/1">x</a>'}) == []


def test_whole_addresses_are_the_sites_own(tmp_path: Path) -> None:
    """An address that begins with the site's is looked up as a file of it."""
    text = PAGE + '<link rel="canonical" href="https://me.example/d/b/">'
    (message,) = faults(tmp_path, {"a.html": text}, "https://me.example/d/")
    assert message.endswith("leads to no file")


def test_no_site(tmp_path: Path) -> None:
    """A folder without any page is no built site."""
    assert [fault.place.path for fault in verify(tmp_path)] == ["index.html"]
