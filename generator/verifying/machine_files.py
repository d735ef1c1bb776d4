"""Checks the files that machines read: feeds, the sitemap, JSON, and the list of papers."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from generator.verifying.addresses import Addresses

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def file_faults(path: str, data: bytes, addresses: Addresses) -> Iterator[str]:
    """What is wrong with a file, by what its name says it is."""
    name = path.rpartition("/")[2]
    if name.endswith(".xml.gz"):
        yield from _packed_faults(path, data, addresses)
    elif name.endswith("atom.xml"):
        yield from _xml_faults(path, data, addresses, f"{_ATOM}feed")
    elif path == "sitemap.xml":
        yield from _xml_faults(path, data, addresses, f"{_SITEMAP}urlset")
    elif path == "papers.jsonl":
        yield from _papers_faults(data, addresses)
    elif name.endswith(".json"):
        yield from _json_faults(name, data, addresses)


def _packed_faults(path: str, data: bytes, addresses: Addresses) -> Iterator[str]:
    try:
        unpacked = gzip.decompress(data)
    except (OSError, EOFError) as failure:
        yield f"isn't packed by gzip: {failure}"
        return
    yield from file_faults(path.removesuffix(".gz"), unpacked, addresses)


def _xml_faults(path: str, data: bytes, addresses: Addresses, root: str) -> Iterator[str]:
    try:
        tree = ET.fromstring(data)
    except ET.ParseError as failure:
        yield f"isn't well-formed XML: {failure}"
        return
    if tree.tag != root:
        yield f"its root is {tree.tag}, not {root}"
    links = [node.get("href", "") for node in tree.iter(f"{_ATOM}link")]
    links += [node.text or "" for node in tree.iter(f"{_SITEMAP}loc")]
    yield from _link_faults(links, addresses)


def _json_faults(name: str, data: bytes, addresses: Addresses) -> Iterator[str]:
    value, faults = _parsed(data)
    yield from faults
    if name.endswith("feed.json") and not faults:
        feed = value if isinstance(value, dict) else {}
        if not str(feed.get("version", "")).startswith("https://jsonfeed.org/version/"):
            yield "isn't a JSON Feed: its version says nothing of the kind"
        own = [str(feed.get(key, "")) for key in ("home_page_url", "feed_url")]
        yield from _link_faults([*own, *_values(feed.get("items"), "url")], addresses)


def _values(items: Any, key: str) -> list[str]:
    listed = items if isinstance(items, list) else []
    return [str(item.get(key, "")) if isinstance(item, dict) else "" for item in listed]


def _papers_faults(data: bytes, addresses: Addresses) -> Iterator[str]:
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        paper, faults = _parsed(line)
        yield from (f"line {number} {fault}" for fault in faults)
        if not faults:
            name = paper.get("id") if isinstance(paper, dict) else None
            if f"papers/{name}/index.html" not in addresses.files:
                yield f"line {number}: the paper {name} has no page"


def _parsed(data: bytes) -> tuple[Any, list[str]]:
    try:
        return json.loads(data), []
    except ValueError as failure:
        return None, [f"isn't JSON: {failure}"]


def _link_faults(links: list[str], addresses: Addresses) -> Iterator[str]:
    """Links in a file for machines go from the site's root, as far as they aren't whole."""
    for link in dict.fromkeys(links):
        fault = addresses.fault("index.html", link)
        if fault:
            yield f"{link} {fault}"
