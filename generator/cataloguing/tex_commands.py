r"""Turns LaTeX's commands in running text into their text: `\emph{x}` is x, `\'e` is é."""

from __future__ import annotations

import re

from generator.cataloguing.symbols import accented, superscript, symbol

_ROUNDS = 8
"""Deeper than this, braces stay as they are."""
_FONTS = (
    "textbf|textit|textrm|textsf|texttt|textsc|textsl|textmd|textnormal|textup|text|emph|underline"
    "|mathbf|mathrm|mathit|mathsf|mathtt|mathcal|mathbb|mathfrak|boldsymbol|mathbold|mbox|hbox"
    "|ensuremath|operatorname|uline|ul|sout|uppercase|bm"
)
_FONT = re.compile(rf"\\(?:{_FONTS})\s*\{{([^{{}}]*)\}}")
_BARE_FONT = re.compile(r"(?<![\\\w])(?:emph|(?:t|\t)?ext(?:it|bf|tt|sc))\{([^{}]*)\}")
"""As pages write it that have lost the backslash."""
_SWITCH = re.compile(
    r"\{\s*\\(?:em|it|bf|sf|tt|rm|sc|sl|small|itshape|bfseries|mathbold|boldmath|mathbf)(?![A-Za-z])\s*"
    r"([^{}]*)\}"
)
_LONE_SWITCH = re.compile(
    r"\\(?:em|it|bf|sf|tt|rm|sc|sl|small|itshape|bfseries|noindent|centering|xspace|protect"
    r"|footnotemark)(?![A-Za-z])\s?"
)
_DROPPED = re.compile(r"\\(?:color|label|vspace|hspace|begin|end)\s*\{[^{}]*\}")
_COLOURED = re.compile(r"\\(?:textcolor|colorbox|href)\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_SMALL_CASE = re.compile(r"\\romannumeral\s*(\d+)")
_SENTENCES = re.compile(r"\{([A-Z][^{}]{30,}[.!?])\}")
_SUPERSCRIPT = re.compile(r"\\textsuperscript\s*\{([^{}]*)\}|\^\{(-?\d+)\}")
_FOOTNOTE = re.compile(r"[\s~]*\\footnote\s*\{([^{}]*)\}")
_QUOTED = re.compile(r"\\enquote\s*\{([^{}]*)\}")
_CITED = re.compile(r"\\(?:cite|ref|eqref|autoref|cref)[a-z]*\*?\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def commands_with_text(text: str) -> str:
    """Commands whose text stays, innermost braces first."""
    if "{" not in text:
        return text
    for _ in range(_ROUNDS):
        before, text = text, _innermost(text)
        if text == before:
            break
    return text


def _innermost(text: str) -> str:
    text = _SWITCH.sub(r"\1", _BARE_FONT.sub(r"\1", _SENTENCES.sub(r"\1", text)))
    if "\\" in text:
        text = _FONT.sub(r"\1", _DROPPED.sub("", _COLOURED.sub(r"\1", text)))
        text = _FOOTNOTE.sub(r" (\1)", _QUOTED.sub(r"“\1”", text))
        text = _CITED.sub(lambda m: f"[{m[1]}]" if m[1].strip() else "", text)
        text = _ROOT.sub(r"√(\1)", _FRACTION.sub(r"(\1)/(\2)", text))
    return _SUPERSCRIPT.sub(lambda m: superscript(m[1] or m[2] or "") or m[1] or m[2] or "", text)


_ACCENT = re.compile(
    r"\\(?P<sign>[\"'`^~=.])\s*(?:\{\\?(?P<braced>[A-Za-z])\}|\\(?P<dotless>[ij])(?![A-Za-z])\s?"
    r"|(?P<letter>[A-Za-z]))"
    r"|\\(?P<name>[cHvurkd])(?:\s*\{\\?(?P<under>[A-Za-z])\}|\s+(?P<apart>[A-Za-z])(?=[a-z]))"
)
_SHORTENED = re.compile(r"(?:s|t|d|m|re|ll|ve)(?![A-Za-z])")
"""What follows an apostrophe that someone escaped (`it\\'s`), rather than an accent."""


def accents(text: str) -> str:
    r"""Letters with their accents: `R\'enyi` is Rényi, and `it\'s` is it's."""
    return _ACCENT.sub(_accent, text) if "\\" in text else text


def _accent(match: re.Match[str]) -> str:
    letters = match.group("braced", "dotless", "letter", "under", "apart")
    letter = next(letter for letter in letters if letter)
    before = match.string[max(0, match.start() - 1) : match.start()]
    shortened = _SHORTENED.match(match.string, match.end() - 1)
    if match["sign"] == "'" and before.isalpha() and shortened:
        return "'" + letter
    mark = accented(match["sign"] or match["name"], letter)
    return mark if len(mark) == 1 else match[0]


_GLUED_FONT = re.compile(r"(?:emph|textit|textbf|texttt|textsc)(?=[A-Za-z])")
_GLUED_SIGN = re.compile(
    r"(?:rightarrow|leftarrow|times|sim|approx|pm|alpha|beta|epsilon)(?=[A-Z])|sqrt(?=[A-Za-z])"
)
_BRACED_SIGN = re.compile(r"\{\\?(sim|times|texttimes|approx|pm|deg|circ|geq|leq|delta|theta)\}")
_WITH_ARGUMENT = re.compile(r"\\([A-Za-z]+)\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(\{\}|\\(?=\s)| (?=[,.;:)]))?")


def named_commands(text: str) -> str:
    """Symbols as their signs; the names that authors give their methods as words."""
    if "\\" in text or "{" in text:
        text = _BRACED_SIGN.sub(lambda m: symbol(m[1]) or m[1], text)
    if "\\" not in text:
        return text
    text = _LONE_SWITCH.sub("", _SMALL_CASE.sub(_roman, text))
    return _COMMAND.sub(lambda m: _named(m[1]), _WITH_ARGUMENT.sub(_argument, text))


def _roman(match: re.Match[str]) -> str:
    number = match[1].lstrip("0")
    return _ROMAN[int(number)] if number and len(number) < 2 else match[1]


def _argument(match: re.Match[str]) -> str:
    """An unknown command's text; its name where there is no text; both where they make a word."""
    name, inner = match[1], match[2]
    if not inner.strip():
        return _named(name)
    if len(name) == 1 and inner.isalpha():
        return symbol(name + inner) or name + inner
    return inner if symbol(name) is None else f"{symbol(name)}{inner}"


def _named(name: str) -> str:
    if symbol(name):
        return symbol(name) or ""
    rest = _GLUED_FONT.sub("", name, count=1) if _GLUED_FONT.match(name) else name
    return _GLUED_SIGN.sub(lambda m: symbol(m[0]) or m[0], rest, count=1)


_OTHERS = """
    textsuperscript footnote footnotemark enquote frac dfrac tfrac romannumeral color label vspace
    hspace begin end textcolor colorbox href url em it bf sf tt rm sc sl small itshape bfseries
    noindent centering xspace protect left right hat widehat tilde widetilde bar vec dot ddot check
    c H v u r k d b unicode ding
"""
_KNOWN = frozenset(_FONTS.split("|")) | frozenset(_OTHERS.split())
_POINTS = re.compile(r"(?:cite|ref|eqref|autoref|cref)[a-z]*")
_GLUED = re.compile(r"(?:text|math|frac|tilde)(?=[A-Za-z])")


def is_command(name: str) -> bool:
    """Whether it is the name of one of LaTeX's commands that change or place a text."""
    return name in _KNOWN or _POINTS.fullmatch(name) is not None


def is_glued(name: str) -> bool:
    """Whether a name begins with a command that has lost its braces: `emphoblivious`, `sqrtT`."""
    return any(glued.match(name) for glued in (_GLUED_FONT, _GLUED_SIGN, _GLUED))
