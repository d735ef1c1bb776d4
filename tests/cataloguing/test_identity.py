"""A title has one key and one address, whatever else is in the archive."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.identity import may_be_id, paper_id, title_key, twin_id

HERE = Path(__file__).parent
TITLES = yaml.safe_load((HERE / "golden_identity.yaml").read_text(encoding="utf-8"))
PAIRS = yaml.safe_load((HERE / "golden_same_title.yaml").read_text(encoding="utf-8"))
SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,115}")
RESERVED = re.compile(r"index|readme|404|con|prn|aux|nul|(com|lpt)[0-9]|page-[0-9]+")

titles = st.one_of(
    st.text(max_size=40),
    st.text("aAbB 12.-+#:'é", max_size=30),
    st.text("ab -", min_size=90, max_size=300),
    st.sampled_from(["index", "README", "404", "page 3", "Page-3", "nul", "LPT0", "com9.", ""]),
)


@pytest.mark.parametrize("case", TITLES, ids=lambda case: case["id"])
def test_golden_title(case: dict[str, str]) -> None:
    """A title has the key and the address that golden_identity.yaml states."""
    assert {"title": case["title"], "key": title_key(case["title"])} == {
        "title": case["title"],
        "key": case["key"],
    }
    assert paper_id(case["title"]) == case["id"]


@pytest.mark.parametrize(("first", "second", "same"), PAIRS)
def test_golden_pair(first: str, second: str, same: bool) -> None:
    """Titles share a key where golden_same_title.yaml says that they are one paper's."""
    assert (title_key(first) == title_key(second)) is same


@given(titles)
def test_an_address_is_safe(title: str) -> None:
    """Any title's address is short, in small ASCII letters, and no reserved name; a twin's too."""
    for address in (paper_id(title), twin_id(paper_id(title), title)):
        assert SAFE.fullmatch(address)
        assert not RESERVED.fullmatch(address)
        assert may_be_id(address)


@given(titles, titles)
def test_addresses_differ_as_keys_do(first: str, second: str) -> None:
    """Titles with different keys have different addresses."""
    if title_key(first) != title_key(second):
        assert paper_id(first) != paper_id(second)


@given(titles)
def test_an_address_is_its_own(title: str) -> None:
    """What a title's address leads to is not changed by reading it as a title, unless it is cut."""
    address = paper_id(title)
    if len(address) <= 100:
        assert paper_id(address) == address


@given(st.text("abcXYZ 0123456789"), st.sampled_from(" -–:,;!?()'’\"/"))
def test_case_and_punctuation_do_not_count(title: str, sign: str) -> None:
    """A key is the same in capitals, and with other signs between the words."""
    if title.strip():
        assert title_key(title.upper()) == title_key(title)
        assert title_key(title.replace(" ", sign)) == title_key(title)


@given(st.text())
def test_unicode_forms_do_not_count(title: str) -> None:
    """A title's Unicode normal forms have one key."""
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert title_key(unicodedata.normalize(form, title)) == title_key(title)


@pytest.mark.parametrize(
    "name", ["", "-", "a-", "Old Title", "../x", "index", "page-2", "a" * 117, "nul", "é"]
)
def test_names_that_are_no_address(name: str) -> None:
    """A note's file may have a name under which no paper can live."""
    assert not may_be_id(name)
