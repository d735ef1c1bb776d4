r"""Turns the bytes of a file into text, and any text into clean, plain, one-line text.

>>> lines("a\r\nb\rc")
['a', 'b\rc']
>>> clean(" A \u200b zero-width\u00a0 sign\x07 ")
'A zero-width sign'
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.model.problems import Level, Place, Problem

LARGEST_FILE = 20_000_000
"""In bytes."""
LONGEST_LINE = 64_000
"""In characters, where a listing is text and not JSON."""
LONGEST_TITLE = 1_000

_SAVE_AS_UTF8 = "save the file as UTF-8"
_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls that are not white space
    "\u00ad\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width and invisible signs
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, overrides and isolates of direction
    "\ud800-\udfff\ufff9-\ufffb"  # halves of a character; annotations between lines
    "\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000)
    )  # no characters
    + "\U000e0000-\U000e007f"  # tags
    "]+"
)
_LONG_FOREIGN_RUN = re.compile("[^\x00-\u02ff]{64}")
_MOST_MARKS = 64
"""More combining marks than that on one letter are put in order in quadratic time."""


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file in UTF-8, without its byte order mark, and what is wrong with it.

    A file that is too large or not UTF-8 gives one error and the empty text. NUL bytes give one
    error, and the text without them.
    """
    if len(data) > LARGEST_FILE:
        return "", (_too_large(len(data), path),)
    if _is_utf16(data):
        return "", (_error(Place(path, 1, 1), "UTF-16, not UTF-8", _SAVE_AS_UTF8),)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(body, error.start, path),)
    if "\0" in text:
        return text.replace("\0", ""), (_nul_bytes(text, path),)
    return text, ()


def lines(text: str) -> list[str]:
    r"""Split at `\n` and `\r\n` only; a lone `\r`, U+2028 or form feed is white space in a line."""
    return text.replace("\r\n", "\n").split("\n")


def clean(text: str) -> str:
    """The text in one line, NFC, without what is invisible; runs of white space are one space.

    Dropped: controls, signs of direction, zero-width and tag characters, soft hyphens,
    non-characters and lone surrogates. The joiners U+200C and U+200D stay: scripts need them.
    """
    # What is dropped is never printable: most lines need no look at each character.
    if not text.isprintable():
        text = _DROPPED.sub("", text)
    if not text.isascii():
        text = _composed(text)
    elif text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def _composed(text: str) -> str:
    """The text in NFC, unless marks are piled up on a letter as no script does."""
    if _LONG_FOREIGN_RUN.search(text) and _has_piled_marks(text):
        return text
    return unicodedata.normalize("NFC", text)


def _has_piled_marks(text: str) -> bool:
    """Whether more than `_MOST_MARKS` combining marks follow each other."""
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > _MOST_MARKS:
            return True
    return False


def _is_utf16(data: bytes) -> bool:
    """Whether a byte order mark says so, or every other byte of the beginning is mostly NUL."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) >= max(2, len(sample) // 4)


def _not_utf8(body: bytes, at: int, path: str) -> Problem:
    start = body.rfind(b"\n", 0, at) + 1
    place = Place(path, body.count(b"\n", 0, at) + 1, len(body[start:at].decode("utf-8")) + 1)
    message = f"not UTF-8: byte 0x{body[at]:02x} at line {place.line}, byte {at - start + 1}"
    return _error(place, message, _SAVE_AS_UTF8)


def _nul_bytes(text: str, path: str) -> Problem:
    at = text.index("\0")
    place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    count = text.count("\0")
    message = "a NUL byte" if count == 1 else f"{count} NUL bytes, the first of them here"
    return _error(place, message, "delete it; text has none" if count == 1 else "delete them")


def _too_large(size: int, path: str) -> Problem:
    message = f"the file has {size:,} bytes, more than {LARGEST_FILE:,}"
    return _error(Place(path), message, "split it into several files")


def _error(place: Place, message: str, hint: str) -> Problem:
    return Problem(Level.ERROR, place, message, hint)
