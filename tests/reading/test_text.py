"""Turns bytes and text with every kind of flaw into what is left of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.text import LARGEST_FILE, clean, decode, lines


@pytest.mark.parametrize("data", [b"A\nB\r\n", "Café – 漢字\n".encode(), b""])
def test_utf8_is_read_as_it_is(data: bytes) -> None:
    """Good UTF-8 comes out letter for letter, line ends included."""
    assert decode(data, "x.txt") == (data.decode(), ())


def test_a_byte_order_mark_is_dropped() -> None:
    """The mark that some editors put before UTF-8 is no part of the text."""
    assert decode(b"\xef\xbb\xbfA", "x.txt") == ("A", ())


@pytest.mark.parametrize(
    ("data", "message", "place"),
    [
        (b"A\nB\nCaf\xe9\n", "not UTF-8: byte 0xe9 at line 3, byte 4", "x.txt:3:4"),
        ("é\nüb".encode() + b"\xff", "not UTF-8: byte 0xff at line 2, byte 4", "x.txt:2:3"),
        (b"\xef\xbb\xbf\xff", "not UTF-8: byte 0xff at line 1, byte 1", "x.txt:1:1"),
        (b"\xed\xa0\x80", "not UTF-8: byte 0xed at line 1, byte 1", "x.txt:1:1"),
        ("A title".encode("utf-16"), "UTF-16, not UTF-8", "x.txt:1:1"),
        ("A title".encode("utf-16-be"), "UTF-16, not UTF-8", "x.txt:1:1"),
        ("A title".encode("utf-16-le"), "UTF-16, not UTF-8", "x.txt:1:1"),
        (
            b"a" * (LARGEST_FILE + 1),
            "the file has 20,000,001 bytes, more than 20,000,000",
            "x.txt:1:1",
        ),
    ],
    ids=[
        "latin-1",
        "column",
        "after-mark",
        "surrogate",
        "utf-16",
        "utf-16-be",
        "utf-16-le",
        "large",
    ],
)
def test_other_bytes_are_refused(data: bytes, message: str, place: str) -> None:
    """A file that is not UTF-8, or too large, is one error at its first wrong byte, and no text."""
    text, problems = decode(data, "x.txt")
    assert text == ""
    assert [(p.message, str(p.place)) for p in problems] == [(message, place)]


def test_nul_bytes_are_said_and_dropped() -> None:
    """NUL bytes in good UTF-8 are one error at the first of them; the text is kept."""
    text, problems = decode(b"A title\nAn ab\0stra\0ct\n", "x.txt")
    assert text == "A title\nAn abstract\n"
    assert [(p.message, str(p.place)) for p in problems] == [
        ("2 NUL bytes, the first of them here", "x.txt:2:6")
    ]


def test_lines_end_at_line_feeds_only() -> None:
    """U+2028, U+0085, vertical tab, form feed and a lone carriage return end no line."""
    assert lines("a\u2028b\x85c\vd\fe\rf\r\ng\n\nh") == ["a\u2028b\x85c\vd\fe\rf", "g", "", "h"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\tb\r\nc\u00a0d\u2028e\u3000f\x85g", "a b c d e f g"),
        ("  a  b  ", "a b"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("a\u202e\u2066\u200f\u061cb", "ab"),
        ("a\u200b\u2060\ufeff\u00adb", "ab"),
        ("a\ufdd0\uffff\U0001ffffb", "ab"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\ud800b", "ab"),
        ("Cafe\u0301", "Café"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("ﬁ x² Ⅳ", "ﬁ x² Ⅳ"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    """What is invisible goes, white space is one space, letters are composed, all else stays."""
    assert clean(text) == cleaned


@given(st.text())
def test_clean_is_done_once(text: str) -> None:
    """Clean text is one line in NFC, and cleaning it again changes nothing."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.split() == cleaned.split(" ") or not cleaned


@given(st.binary())
def test_decode_never_raises(data: bytes) -> None:
    """Any bytes give a text or a problem."""
    text, problems = decode(data, "x.txt")
    assert problems or text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    assert "\0" not in text


def test_marks_piled_on_a_letter_cost_no_time() -> None:
    """Marks without end, which take quadratic time to put in order, stay as they are."""
    piled = "a" + "\u0301\u0316" * 500_000
    assert clean(piled) == piled
