"""Turns a title into the key by which papers are the same, and into a paper's address.

>>> title_key("A Survey of C++ & GPT-4.1")
'asurveyofc++gpt4.1'
>>> paper_id("Debate Helps Weak-to-Strong Generalization")
'debate-helps-weak-to-strong-generalization'
>>> paper_id("Aegis2.0: A Dataset")
'aegis2-0-a-dataset-c4f36d'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from slugify import slugify

from generator.model.paper import PaperId

LONGEST_SLUG = 100
_RESERVED = frozenset(
    ["index", "readme", "404", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""Names that MkDocs gives a meaning of its own (index, readme), or that Windows keeps (con)."""
_ADDRESS = re.compile(r"(?=.{1,116}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_DOT_IN_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")
_ASCII_SIGNS = {
    sign: None for sign in range(128) if chr(sign) not in "+#\0" and not chr(sign).isalnum()
}
_COMMA_IN_NUMBER = re.compile("(?<=[0-9]),(?=[0-9])")
_NO_LETTERS = re.compile("[^a-z0-9]+")
_PAGE_OF_A_LIST = re.compile(r"page-\d+")
"""Later pages of a list live at such addresses."""


@lru_cache(maxsize=65_536)
def title_key(title: str) -> str:
    """What is left of a title for comparing: letters, digits, `+`, `#`, a dot between digits.

    Two entries with one key are one paper, but for a clearly different abstract. `C`, `C++` and
    `C#` differ, and so do titles that differ in accents; case, spaces and other signs don't count,
    unless there is nothing else.
    """
    folded = title.lower() if title.isascii() else unicodedata.normalize("NFKC", title).casefold()
    kept = _DOT_IN_NUMBER.sub("\0", folded) if "." in folded else folded
    if kept.isascii():
        letters = kept.translate(_ASCII_SIGNS)
    else:
        letters = "".join(c for c in kept if c in "+#\0" or unicodedata.category(c)[0] in "LMN")
    return letters.replace("\0", ".") or "".join(folded.split())


def short_hash(text: str) -> str:
    """Six hexadecimal digits of a text's SHA-256: enough to tell apart what shares a slug."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def may_be_id(name: str) -> bool:
    """Whether a name, such as a note's file has, could be a paper's address."""
    return _ADDRESS.fullmatch(name) is not None and _is_free(name)


def _is_free(slug: str) -> bool:
    return slug not in _RESERVED and not _PAGE_OF_A_LIST.fullmatch(slug)


@lru_cache(maxsize=65_536)
def paper_id(title: str) -> PaperId:
    """The address of a paper with this title: its slug, with a hash where the slug lost something.

    A pure function of one title, so that adding dumps renames no page. The slug loses something
    where it was cut, is empty or reserved, or differs from the title's key but for hyphens.
    """
    key = title_key(title)
    slug = _plain_slug(title) or slugify(
        title, max_length=LONGEST_SLUG, word_boundary=True, save_order=True
    )
    whole = slug and _is_free(slug) and slug.replace("-", "") == key
    return PaperId(slug if whole else f"{slug or 'paper'}-{short_hash(key)}")


def _plain_slug(title: str) -> str:
    """The slug of nearly every title, as slugify makes it, in a tenth of the time; else nothing."""
    if not title.isascii() or "&" in title:
        return ""
    numbered = _COMMA_IN_NUMBER.sub("", title) if "," in title else title
    slug = _NO_LETTERS.sub("-", numbered.lower()).strip("-")
    return slug if len(slug) < LONGEST_SLUG else ""


def twin_id(first: PaperId, abstract: str) -> PaperId:
    """The address of another paper that has the title of `first`: told apart by its abstract."""
    return PaperId(f"{first}-{short_hash(title_key(abstract))}")
