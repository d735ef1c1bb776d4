r"""Turns a title or abstract with LaTeX rests in it into the text that a person expects to read.

>>> clean_latex(r"our model \ours gains 10\% on ``hard'' tasks, 2$\times$ faster, $O(\sqrt{n})$")
'our model ours gains 10% on “hard” tasks, 2× faster, $O(\\sqrt{n})$'
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.cataloguing.formulas import Formula, find_formulas, reading
from generator.cataloguing.lookalikes import lookalikes
from generator.cataloguing.tex_commands import accents, commands_with_text, named_commands
from generator.cataloguing.typography import (
    blanks,
    bold,
    dashes,
    escapes,
    groups,
    lost_commands,
    powers,
    quotes,
    ties,
)

_RESTS = (
    *("\\", "$", "~", "{", "}", "`", "''", "--", "^", "<br", "**"),
    *("eq ", " approx ", " sim ", "rightarrow", "ell_"),
)
_LOST = re.compile(r"\dtimes|[A-Z]ast\b")
_APPROX = re.compile(r"approx\d")
"""What a text has of LaTeX, if anything; most texts have none of it, which is told quickly."""
_UNICODE = re.compile(r"(?<!\$)\$?\\unicode\{x(20[0-6][0-9A-Fa-f])\}\$?(?!\$)")
"""A sign of punctuation as MathJax writes it, such as `$\\unicode{x2014}$`."""


def clean_latex(text: str) -> str:
    r"""The text as a person reads it: formulas stay as `$TeX$`, all else becomes plain Unicode.

    A formula that a person would simply write (`2$\times$`, `$\tau$`) becomes text, too. A bare
    per cent sign is never a comment; money (`$5 and $10`), braces and dollars that belong to
    nothing, and whatever else is not LaTeX stay. The time is linear in the text's length.
    """
    text = blanks(text)
    if not _has_rests(text):
        return text
    stash = _Stash()
    text = _UNICODE.sub(lambda m: chr(int(m[1], 16)), text.replace("\x00", ""))
    text = _stash_links(text, stash)
    text = _stash_formulas(text, stash)
    text = _stash_lookalikes(text, stash)
    for change in _CHANGES:
        text = change(text)
    return stash.restored(text)


def _has_rests(text: str) -> bool:
    for rest in _RESTS:  # quicker than `any`, and asked of every text
        if rest in text:
            return True
    if ("times" in text or "ast" in text) and _LOST.search(text):
        return True
    return "approx" in text and _APPROX.search(text) is not None


class _Stash:
    """Pieces of a text that later changes must not touch, each known by its number."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, piece: str) -> str:
        """Keeps a piece, and gives what stands for it."""
        self._pieces.append(self.restored(piece))
        return f"\x00{len(self._pieces) - 1}\x00"

    def restored(self, text: str) -> str:
        """The text with its pieces in place again."""
        return re.sub(r"\x00(\d+)\x00", lambda m: self._pieces[int(m[1])], text)


# --- Links and formulas, which are set aside -----------------------------------------------------

_ADDRESS = r"https?://(?:[^\s{}\\<>\"`$^|]|\\[_%#&~])+"
_LINK = re.compile(
    r"\\href\s*\{\s*(?P<target>[^{}\s]*)\s*\}(?:\s*\{(?P<label>[^{}]*)\})?"
    r"|\\url\s*\{\s*(?P<url>[^{}\s]*)\s*\}"
    rf"|(?P<bare>{_ADDRESS})(?:\{{(?:(?P<again>{_ADDRESS})|(?P<name>[A-Za-z][^{{}}]{{0,60}}))\}})?"
    r"|(?P<host>\bwww\.[\w.-]+/~?[\w./~-]*)"
)


def _stash_links(text: str, stash: _Stash) -> str:
    if "http" not in text and "\\" not in text and "www." not in text:
        return text
    return _LINK.sub(lambda match: _link(match, stash), text)


def _link(match: re.Match[str], stash: _Stash) -> str:
    target = match["target"] or match["url"] or match["bare"] or match["host"] or ""
    url = re.sub(r"\\([_%#&~])", r"\1", target)
    label = match["label"] or match["name"] or ""
    if match["again"] and match["again"].strip("/.") != match["bare"].strip("/."):
        return stash.put(url) + "{" + stash.put(match["again"]) + "}"
    bare = re.sub(r"\\([_%#&~])", r"\1", label).strip()
    if not bare or bare.strip("/.") in (url.strip("/."), url.partition("://")[2].strip("/.")):
        return stash.put(bare or url)
    return f"{label} ({stash.put(url)})" if url else label


def _stash_formulas(text: str, stash: _Stash) -> str:
    """Formulas that are just text as text; the others set aside.

    A text's single letters stay formulas where it has true formulas beside them, so that one
    variable looks the same all through the text.
    """
    formulas = find_formulas(text)
    if not formulas:
        return text
    readings = [reading(formula.tex) for formula in formulas]
    plain = all(readings)
    parts, done = [], 0
    for formula, words in zip(formulas, readings, strict=True):
        inside = plain or _inside_a_word(text, formula)
        keep = words is None or (words.variables and not inside)
        parts.append(text[done : formula.start])
        parts.append(stash.put(f"${formula.tex}$") if keep or words is None else words.text)
        done = formula.end
    return "".join(parts) + text[done:]


def _stash_lookalikes(text: str, stash: _Stash) -> str:
    parts, done = [], 0
    for start, end in lookalikes(text):
        parts += [text[done:start], stash.put(text[start:end])]
        done = end
    return "".join(parts) + text[done:]


def _inside_a_word(text: str, formula: Formula) -> bool:
    before = text[max(0, formula.start - 1) : formula.start]
    after = text[formula.end : formula.end + 1]
    return before.isalpha() or before == "@" or after.isalpha()


# --- The text between them ------------------------------------------------------------------------

_CHANGES: tuple[Callable[[str], str], ...] = (
    accents,
    commands_with_text,
    accents,
    lost_commands,
    named_commands,
    powers,
    groups,
    escapes,
    ties,
    quotes,
    dashes,
    bold,
)
"""In this order: each may rely on those before it."""


# --- Abstracts that stop in mid-sentence ---------------------------------------------------------

_CUT_FROM = 1800
_ENDED = re.compile(r"[.!?…。](?:[\"'”’)\]}»*$]|\s)*$|(?:https?://|www\.)\S+$")


def is_cut(raw_abstract: str) -> bool:
    """Whether an abstract stops in mid-sentence, as arXiv's do, which end at 1,920 characters."""
    text = raw_abstract.rstrip()
    return len(text) >= _CUT_FROM and _ENDED.search(text[-200:]) is None
