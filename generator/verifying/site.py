"""Turns a built site's folder into all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.problems import Level, Place, Problem
from generator.verifying.addresses import Addresses
from generator.verifying.built_page import BuiltPage, read_page
from generator.verifying.machine_files import file_faults
from generator.verifying.stylesheets import addresses_in

_PAGES = (".html", ".htm")


def verify(folder: Path, site_url: str = "") -> list[Problem]:
    """Every fault of the site in a folder, by path; `site_url` has a final slash or is empty.

    Raises OSError where a file can't be read.
    """
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    pages = [read_page(path, (folder / path).read_bytes()) for path in files if _is_page(path)]
    anchors = {page.path: page.anchors for page in pages}
    addresses = Addresses(frozenset(files), anchors, site_url)
    faults = [(page.path, fault) for page in pages for fault in _page_faults(page, addresses)]
    for path in files:
        if not _is_page(path):
            data = (folder / path).read_bytes()
            faults += [(path, fault) for fault in _other_faults(path, data, addresses)]
    if not pages:
        faults.append(("index.html", "there is no page: is this the folder of a built site?"))
    return [Problem(Level.ERROR, Place(path), fault) for path, fault in sorted(faults)]


def _is_page(path: str) -> bool:
    return path.endswith(_PAGES)


def _page_faults(page: BuiltPage, addresses: Addresses) -> Iterator[str]:
    yield from page.faults
    for link in page.links:
        fault = addresses.fault(page.path, link)
        if fault:
            yield f"the link {link} {fault}"
    yield from _load_faults(page.path, page.loads, addresses)


def _other_faults(path: str, data: bytes, addresses: Addresses) -> Iterator[str]:
    if path.endswith(".css"):
        loads = dict.fromkeys(addresses_in(data.decode("utf-8", "replace")))
        yield from _load_faults(path, tuple(loads), addresses)
    yield from file_faults(path, data, addresses)


def _load_faults(path: str, loads: tuple[str, ...], addresses: Addresses) -> Iterator[str]:
    for link in loads:
        if link.startswith("data:"):
            continue
        fault = addresses.fault(path, link)
        if addresses.foreign(path, link):
            yield f"loads {link} from another host"
        elif fault:
            yield f"what it loads, {link}, {fault}"
