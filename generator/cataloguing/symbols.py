r"""Turns the names and signs of LaTeX into the Unicode that a person reads.

The names of symbols (`\alpha`, `\leqslant`) come from pylatexenc's tables, island by island: its
own reading of whole texts takes a per cent sign for a comment and would lose words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# pylatexenc ships no types (pyproject.toml says so to mypy): its objects stay inside `_names`.
from pylatexenc.latex2text import get_default_latex_context_db

_OWN = {
    "circledR": "®",
    "eg": "e.g.",
    "ie": "i.e.",
    "textless": "<",
    "textgreater": ">",
    "textbackslash": "\\",
    "deg": "°",
    "degree": "°",
    "ne": "≠",
    "colon": ":",
    "lvert": "|",
    "rvert": "|",
    "vert": "|",
    "mid": "|",
    "bigstar": "★",
    "checkmark": "✓",
    "lfloor": "⌊",
    "rfloor": "⌋",
    "lceil": "⌈",
    "rceil": "⌉",
    "newline": " ",
    "quad": " ",
    "qquad": " ",
    "item": "•",
    "sqrt": "√",
}
_MARKS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "H": "\u030b",
    "v": "\u030c",
    "u": "\u0306",
    "r": "\u030a",
    "k": "\u0328",
    "d": "\u0323",
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "dot": "\u0307",
    "ddot": "\u0308",
    "vec": "\u20d7",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
}
"""Accent commands, of text and of mathematics, and the combining mark of each."""
_SUPER = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUB = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@cache
def _names() -> dict[str, str]:
    """Command names to signs: what pylatexenc knows by one or two characters, or by its name."""
    specs = get_default_latex_context_db().iter_macro_specs()
    known = {s.macroname: s.simplify_repl for s in specs if isinstance(s.simplify_repl, str)}
    signs = {
        name: sign
        for name, sign in known.items()
        if sign == name or (0 < len(sign) <= 2 and not sign.isascii())
    }
    return signs | _OWN


def symbol(name: str) -> str | None:
    """The sign that a command stands for (`alpha`: α, `log`: log), or None."""
    return _names().get(name)


def accented(accent: str, letter: str) -> str:
    """A letter under an accent command's mark: `'` and `e` give é; several letters as they are."""
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", letter + _MARKS[accent]) if letter else ""


def superscript(text: str) -> str | None:
    r"""`-3` as ⁻³, `n` as ⁿ, `\circ` as °; None where Unicode has no such signs."""
    return _script(text, _SUPER, {r"\circ": "°", "∘": "°", "*": "*", r"\ast": "*"})


def subscript(text: str) -> str | None:
    """`12` as ₁₂; None where Unicode has no such signs."""
    return _script(text, _SUB, {})


def _script(text: str, signs: dict[int, int], words: dict[str, str]) -> str | None:
    if text in words:
        return words[text]
    if text and all(ord(c) in signs for c in text):
        return text.translate(signs)
    return None


# --- Whole formulas, in one line of plain text ---------------------------------------------------

_DEEPEST = 12
_SILENT = re.compile(
    r"\\(?:left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits|ensuremath|smash"
    r"|bf|it|rm|sf|tt|em|cal|boldmath|xspace|nonumber|label|begin|end)(?![A-Za-z])\*?"
    r"|\\(?:math(?:cal|bold|bf|bb|rm|sf|it|frak)|boldsymbol|bm)(?![A-Za-z])(?!\s*\{)\s*"
)
_FRACTION = re.compile(r"([\^_]?)\\[dtc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_ACCENT = re.compile(
    r"\\("
    + "|".join(sorted((m for m in _MARKS if len(m) > 2), key=len, reverse=True))
    + r")(?![A-Za-z])"
    r"\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))"
)
_FONT = re.compile(
    r"\\(?:text[a-z]*|math[a-z]+|boldsymbol|bm|operatorname\*?|underline|emph|mbox|hbox|pmb|Pr)\s*\{([^{}]*)\}"
)
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\^_$(]))")
_UNDER = re.compile(r"\\(?:underset|overset|stackrel)\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_GROUP = re.compile(r"\{([^{}]*)\}")
_LONE_GROUP = re.compile(r"(?<![A-Za-z}\]\s])\{([^{}]*)\}")
"""Braces that are no command's; what follows a letter may be, until all commands are read."""
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SPACE = re.compile(r"\\[,;: ]|~|\s+")


def spell(tex: str) -> str:
    r"""A formula in one line of plain text: `\frac{n}{2}` is n/2, `x_{ij}` is x_(ij).

    What it does not know keeps its name, so that no readable character is lost.
    """
    text = tex.replace(r"\{", "\x01").replace(r"\}", "\x02").replace(r"\|", "‖")
    text = _SILENT.sub("", text.replace(r"\\", " ").replace(r"\!", ""))
    text = _COMMAND.sub(_plain_sign, text)
    for _ in range(_DEEPEST):
        before, text = text, _peel(text)
        if text == before:
            text = _GROUP.sub(r"\1", text)
        if text == before:
            break
    text = _COMMAND.sub(_sign, _SPACE.sub(" ", text))
    text = re.sub(r"\\([^A-Za-z\s])", r"\1", text)
    return text.replace("\x01", "{").replace("\x02", "}").strip()


def _peel(text: str) -> str:
    """One layer of braces less, innermost first."""
    text = _FRACTION.sub(_divide, text)
    text = _UNDER.sub(r"{\2}_{\1}", text)
    text = _ROOT.sub(lambda m: "√" + _wrap(m[1]), text)
    text = _ACCENT.sub(lambda m: accented(m[1], _sign_or_text(m[2] or m[3] or "")), text)
    text = _SCRIPT.sub(_raise, _FONT.sub(r"\1", text))
    return _LONE_GROUP.sub(r"\1", text)


def _divide(match: re.Match[str]) -> str:
    quotient = f"{_wrap(match[2])}/{_wrap(match[3])}"
    return f"{match[1]}{{{quotient}}}" if match[1] else quotient


def _raise(match: re.Match[str]) -> str:
    body = _sign_or_text(match[2] if match[2] is not None else match[3]).strip()
    raised = superscript(body) if match[1] == "^" else subscript(body)
    if raised is None:
        return match[1] + (body if len(body) < 2 else f"({body})")
    return raised


def _wrap(text: str) -> str:
    """A part of a fraction or root: in round brackets where it is more than one word."""
    text = text.strip()
    return text if re.fullmatch(r"\\?[\w.]*", text) else f"({text})"


def _sign_or_text(text: str) -> str:
    return _COMMAND.sub(_sign, text)


def _plain_sign(match: re.Match[str]) -> str:
    """A sign that takes nothing; other commands wait until the braces after them are read."""
    return match[0] if match[1] == "sqrt" or symbol(match[1]) is None else _sign(match)


def _sign(match: re.Match[str]) -> str:
    """A command's sign, its name where it has none; words keep a distance to what follows."""
    sign = symbol(match[1]) or match[1]
    after = match.string[match.end() : match.end() + 1]
    close = after.isalpha() or after.isdecimal() or after in ("{", "\\")
    return sign + " " if sign[-1].isalpha() and len(sign) > 1 and close and after else sign
