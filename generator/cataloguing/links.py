"""Finds the web addresses in a text, and turns them into a paper's links: code, data, project.

>>> [link.label for link in paper_links("Code: https://github.com/thu-coai/LongSafety.")]
['thu-coai/LongSafety']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from generator.model.paper import PaperLink

_CANDIDATE = re.compile(
    r"(?<![\w@/.-])(?:https?://|(?=(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co)/[\w.-]+/\w))"
    r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"(?:(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}(?!xn--)[a-z]{2,24}(?::\d{1,5})?",
    re.IGNORECASE,
)
_STOPS = ".,;:!?'*_$&~=+-"
_PAIRS = {")": "(", "]": "["}
LONGEST = 2000
"""Longer addresses (in characters) are left as text."""


def url_segments(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of each link in a text, in order; the address has its scheme.

    Only http and https, and hosts that look like hosts: no user names, no numbers, no letters
    beyond ASCII. The sentence's full stop and brackets around an address are not part of it.
    """
    for match in _CANDIDATE.finditer(text):
        shown = _trimmed(match[0])
        url = shown if "://" in shown else f"https://{shown}"
        follows = text[match.end() : match.end() + 1]
        broken = follows.isalnum() and shown == match[0]
        if not broken and is_address(url):
            yield match.start(), match.start() + len(shown), _without_git(url)


def find_urls(text: str) -> tuple[str, ...]:
    """The distinct addresses in a text, in order."""
    return tuple(dict.fromkeys(url for _, _, url in url_segments(text)))


def is_address(url: str) -> bool:
    """Whether an address is http(s) and its host looks like one."""
    parts = _split(url)
    return (
        parts is not None
        and len(url) <= LONGEST
        and url.isascii()
        and parts.scheme in ("http", "https")
        and _HOST.fullmatch(parts.netloc) is not None
        and not re.search(r"[\s<>\"`{}|\\^]", url)
    )


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _trimmed(url: str) -> str:
    """An address without the sentence's signs at its end; brackets stay where they are a pair."""
    opened = {bracket: url.count(sign) - url.count(bracket) for bracket, sign in _PAIRS.items()}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in opened and opened[last] < 0:
            opened[last] += 1
        elif last not in _STOPS:
            break
        end -= 1
    return url[:end]


def _without_git(url: str) -> str:
    """A GitHub address without the `.git` that a clone needs and a reader does not."""
    return re.sub(r"(?i)^(https?://(?:www\.)?github\.com/[^/]+/[^/]+)\.git$", r"\1", url)


# --- A paper's links -----------------------------------------------------------------------------


def paper_links(text: str, extra: tuple[str, ...] = ()) -> tuple[PaperLink, ...]:
    """The distinct links of a paper: those in its text, then those that the listing names.

    Addresses that differ in scheme, case of the host, `www.` or a final slash are one.
    """
    found: dict[str, PaperLink] = {}
    for url in (*find_urls(text), *(_without_git(url) for url in extra if is_address(url))):
        found.setdefault(_key(url), PaperLink(url=url, kind=link_kind(url), label=link_label(url)))
    return tuple(found.values())


def _key(url: str) -> str:
    host, path = _host_and_path(url)
    whole = host + path
    return whole.casefold() if host in _CODE_HOSTS else whole


def _host_and_path(url: str) -> tuple[str, str]:
    """The host in small letters without `www.`, and the rest without a final slash."""
    parts = urlsplit(url)
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    rest += f"#{parts.fragment}" if parts.fragment else ""
    return parts.netloc.lower().removeprefix("www."), rest


_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com"})
_CODE_ANYWHERE = frozenset({"gist.github.com", "anonymous.4open.science", "pypi.org"})
_DATA_HOSTS = frozenset({"zenodo.org", "figshare.com", "dataverse.harvard.edu", "physionet.org"})
_MODEL_HUBS = frozenset({"huggingface.co", "hf.co", "modelscope.cn"})
_HUB_PAGES = frozenset({"collections", "spaces", "papers", "blog", "docs", "posts", "organization"})


def link_kind(url: str) -> str:
    """`code`, `data`, `model` or `project`, by host and path."""
    host, path = _host_and_path(url)
    steps = [step for step in re.split(r"[?#]", path)[0].split("/") if step]
    if host in _CODE_ANYWHERE or (host in _CODE_HOSTS and len(steps) > 1):
        return "code"
    if host in _MODEL_HUBS:
        return _hub_kind(steps)
    if host in _DATA_HOSTS or (host == "kaggle.com" and steps[:1] == ["datasets"]):
        return "data"
    return "project"


def _hub_kind(steps: list[str]) -> str:
    if steps[:1] == ["datasets"]:
        return "data"
    if steps[:1] == ["models"] or (len(steps) > 1 and steps[0] not in _HUB_PAGES):
        return "model"
    return "project"


def link_label(url: str) -> str:
    """A short name for a link: `owner/name` of a repository, else host and path."""
    host, path = _host_and_path(url)
    steps = [step for step in path.split("/") if step]
    if host in _MODEL_HUBS and steps[:1] in (["datasets"], ["models"]):
        steps = steps[1:]
    if link_kind(url) != "project" and host in _CODE_HOSTS | _MODEL_HUBS and len(steps) > 1:
        return _short("/".join(steps[:2]))
    return _short(host + path)


def _short(label: str) -> str:
    return label if len(label) <= 60 else label[:59] + "…"
