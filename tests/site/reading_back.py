"""Turns a built site back into what it says: headings, titles, links, lists of papers."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser


def parsed(page: Path) -> LexborHTMLParser:
    """A page of the site, parsed."""
    return _parsed(page.read_bytes())


@lru_cache(maxsize=1024)
def _parsed(html: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def texts(page: Path, selector: str) -> list[str]:
    """What a reader sees of each element that a selector finds."""
    return [node.text().strip() for node in parsed(page).css(selector)]


def paper_pages(site: Path) -> list[Path]:
    """The pages of papers, but not of addresses that lead on."""
    pages = sorted(site.glob("papers/*/index.html"))
    return [page for page in pages if parsed(page).css_first("article.pd-paper") is not None]


def all_pages(site: Path) -> list[Path]:
    """Every page of the site."""
    return sorted(site.rglob("*.html"))


def records(site: Path) -> list[dict[str, Any]]:
    """The papers as `papers.jsonl` has them."""
    lines = (site / "papers.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]
