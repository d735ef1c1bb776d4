"""Turns an address as a page writes it into a file of the site, or says that it is elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

_NOWHERE = "https://site.invalid/"
"""Stands for the address of a site whose address is not known."""
_OUTWARD = frozenset(["http", "https", "mailto", "tel"])


@dataclass(frozen=True, slots=True)
class Addresses:
    """A site's files by the addresses that lead to them."""

    files: Collection[str]
    anchors: Mapping[str, frozenset[str]]
    """Of each page, by its path."""
    site_url: str = ""
    """With a final slash; empty where it is not known."""
    _found: dict[tuple[str, str], str] = field(default_factory=dict)
    """Faults already looked for, by folder and address: most links stand on every page."""

    def fault(self, page: str, link: str) -> str:
        """What is wrong with a link on a page; empty if nothing is."""
        if page == "404.html" and not urlsplit(link).scheme and link[:1] not in "/#":
            return "is relative, but this page is served from any path"
        alone = link.startswith(("#", "?")) or not link
        key = (page if alone else page.rpartition("/")[0], link)
        if key not in self._found:
            self._found[key] = self._fault(page, link)
        return self._found[key]

    def foreign(self, page: str, link: str) -> bool:
        """Whether an address is on another host."""
        url = self._absolute(page, link)
        return url.startswith(("http:", "https:")) and not self._is_here(url)

    def file_of(self, page: str, link: str) -> str | None:
        """The path that a link leads to, whether there is such a file or not; None elsewhere."""
        url = urldefrag(self._absolute(page, link)).url.partition("?")[0]
        if not url.startswith(self._base):
            return None
        path = unquote(url.removeprefix(self._base))
        return f"{path}index.html" if path == "" or path.endswith("/") else path

    @property
    def _base(self) -> str:
        return self.site_url or _NOWHERE

    def _absolute(self, page: str, link: str) -> str:
        try:
            return urljoin(self._base + page.removesuffix("index.html"), link.strip())
        except ValueError:
            return "invalid:"

    def _is_here(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self._base).netloc

    def _fault(self, page: str, link: str) -> str:
        url = self._absolute(page, link)
        scheme = url.partition(":")[0].lower()
        if scheme not in _OUTWARD:
            return "is no address that a page may lead to"
        path = self.file_of(page, link)
        if path is None:
            outside = scheme in ("http", "https") and self._is_here(url)
            return "leads out of the site's folder" if outside else ""
        if path not in self.files:
            return "leads to no file"
        anchor = unquote(urldefrag(url).fragment)
        known = self.anchors.get(path)
        if anchor and anchor != "top" and known is not None and anchor not in known:
            return "leads to no such anchor"
        return ""
