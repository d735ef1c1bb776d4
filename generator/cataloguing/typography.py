"""Turns the signs that LaTeX writes in ASCII into those of print: quotation marks, dashes, ties."""

from __future__ import annotations

import re

from generator.cataloguing.symbols import subscript, superscript

NO_BREAK = "\u00a0"
_ESCAPED = re.compile(r"\\([%&_#${}])")
_LINE_BREAK = re.compile(r" ?\\\\(?:\[\d+[a-z]{2}\])? ?(?![A-Za-z]:)")
_THIN = re.compile(r"\\[,;:]")
_NOTHING = re.compile(r"\\[!@/](?=\S|$)|(?<=[A-Za-z])\\-(?=[A-Za-z])|\{\}")


def escapes(text: str) -> str:
    """Escaped signs, blanks and line breaks."""
    if "\\" in text:
        text = _LINE_BREAK.sub(" ", text)
        text = _NOTHING.sub("", _THIN.sub(NO_BREAK, text))
        text = re.sub(r"\\-(?=-)", "", text)
        text = re.sub(r"\\ ", " ", _ESCAPED.sub(r"\1", text))
    return re.sub(r"\{([^\x00-\x7f]|,)\}", r"\1", text)


_LONE_TIE = re.compile(r"(?<![^\s(])([\w-]+)~(?= [A-Za-z])|(?<= )~(?= ?\x00?\[)")
_TIE = re.compile(r"(?<=[\w.,)\]%\x00])~(?=[\w(\[\x00])")


def ties(text: str) -> str:
    """`Track~1` is tied by a no-break space; `~5`, `1,000~2,000`, `Q~1100` and `/~user` are not."""
    if "~" not in text:
        return text
    text = _LONE_TIE.sub(r"\1", text)
    return _TIE.sub(_tie, text)


def _tie(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 30) : match.start()]
    after = match.string[match.end()]
    word = re.split(r"[\s~(]", before)[-1]
    if after.isdigit() and (before[-1].isdigit() or len(word) == 1 or before[-1] == "."):
        return "~"
    return NO_BREAK


_BEFORE = r"(?<![^\s(\[{~/“‘\x00–—-])"
_OPENED = re.compile(r"(?<![^\s\w(\[{~/“‘\x00–—-])``(?=[\w(\[$\\\x00“*+])([^`\"'<>={}]{1,300})\"+")
_CLOSED = re.compile(r"(?<!\w)\"(?=\S)([^`\"'<>={}]{1,300})''")
_BOTH = re.compile(r"(?<![\w'])''(?=\w)([^`\"']{1,300})''(?!')")
_HALF = re.compile(rf"{_BEFORE}``(?=[\w(\[$\\\x00'“\"…*+@#.-])")
_SINGLE = re.compile(
    rf"{_BEFORE}`(?=[\w(\[$\\\x00“])([^`'<>=|{{}}\n]{{1,80}})(?<!\s)'(?=$|[\s.,;:!?)\]}}~/–—-])"
)


def quotes(text: str) -> str:
    """Quotation marks of TeX, also half of them, as “ and ”; code in `backticks` stays."""
    if "`" not in text and "''" not in text:
        return text
    text = _OPENED.sub(r"“\1”", text)
    text = _BOTH.sub(r"“\1”", _CLOSED.sub(r"“\1”", text))
    text = _HALF.sub("“", text)
    if "“" in text:
        text = re.sub(r"(?<=[^\s\d'])''(?!')", "”", text)
    return _SINGLE.sub(r"‘\1’", text)


_GROUPED = re.compile(
    r"(?<![^\s(\[~“‘\"'–—-])\{((?:[A-Z][A-Za-z][\w-]*|[\w.'’-]+(?: [\w.'’-]+){1,12}))\}"
    r"(?=$|[\s)\]~”’\"'–—-]|[.,;:!?](?![^\s)\]”’\"']))"
)
_LONE_BRACE = re.compile(r"(?<=[a-z]{3})\}(?=[ .,;:])")


def groups(text: str) -> str:
    """Words that TeX's braces keep together: `a {PRISM} model`; sets such as `{a, b}` stay."""
    if "{" in text:
        text = _GROUPED.sub(r"\1", text)
    return _LONE_BRACE.sub("", text) if "}" in text and "{" not in text else text


_POWER = re.compile(r"(?<=[A-Za-z\d)|\]])(_\{?\d{1,2}\}?)?\^\{?(-?\d{1,3})\}?(?![\d.^/]\d|\^)")
_INDEX = re.compile(r"(?<=[A-Za-zα-ωΑ-Ω])_\{(\w{1,12}|\d\.\d)\}")


def powers(text: str) -> str:
    """Plain powers and indices raised and lowered: `R^2`, `10^-3`, `L_2^2`; `P_{D}` is P_D."""
    if "^" in text:
        text = _POWER.sub(_raised, text)
    return _INDEX.sub(r"_\1", text) if "_{" in text else text


def _raised(match: re.Match[str]) -> str:
    index = subscript(match[1].strip("_{}")) if match[1] else ""
    power = superscript(match[2])
    return match[0] if index is None or power is None else index + power


_RUN_ON = re.compile(
    r"[.!?](?<=[A-Za-z)][A-Za-z)][A-Za-z)].)(?=(?:We|To|In|On|Our|This|The|These|It|However|Moreover|"
    r"Experiments|Extensive|Furthermore|Specifically|Additionally|Existing|Code|Finally|Also|Using|"
    r"First|Next|Then|Especially|Compared|Based|For|With|By|As|While|When|Since|Thus|Therefore|Hence|"
    r"Recent|Recently|Unlike|Inspired|Results|Experimental|From|Among|Through|Although|Despite)"
    r" [a-z])"
)


def blanks(text: str) -> str:
    """A blank between two sentences that have none: `fall.We fly` is fall. We fly."""
    return _RUN_ON.sub(r"\g<0> ", text)


_JOINED = r"(?<=[\w.,;:)\]}%\"'’”\x00*+~])"
_JOINS = r"(?=[\"'“‘]?[\w(\[{\x00\\$~@*.])"
_LONG_DASH = re.compile(rf"{_JOINED}---{_JOINS}|(?<=\s)---(?=\s)")
_DASH = re.compile(rf"{_JOINED}--{_JOINS}|(?<=[\sA-Za-z])--(?=\s)(?!\s[-+&])")


_COMMENT = re.compile(
    r"(?:(?<![^\s(])['\"‘]+|[^\w\s,.]['\"]|(?<!\w)'\S+'|[;=]|\bNULL|@@\w+"
    r"|\b\w+ ?[=<>]+ ?['\"]?\w+['\"]?)[)\s]*$"
)
"""What a database is asked, before the two hyphens that begin a comment there."""


def dashes(text: str) -> str:
    """Two hyphens between words as an en dash, three as an em dash; `--flag`, `1=1 -- x` stay."""
    if "--" not in text:
        return text
    return _DASH.sub(_dash, _LONG_DASH.sub("—", text))


def _dash(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return match[0] if _COMMENT.search(before) else "–"


_STARRED = re.compile(r"\b([A-Z][A-Za-z0-9]*[A-Z])ast\b")
_WORD_ENDS = frozenset("BCEFHLMPV")
"""Letters that make a word with `ast`: blast, cast, east, fast, hast, last, mast, past, vast."""


_SIGNS = {
    "neq": "≠",
    "leq": "≤",
    "geq": "≥",
    "approx": "≈",
    "sim": "∼",
    "rightarrow": "→",
    "ell": "ℓ",
}
_SIGN = re.compile(
    r"(?<= )(?:(?:neq|leq|geq|rightarrow|approx)(?= )|(?:approx|sim)(?= ?\d))|\bell(?=_[\w{])"
)
"""Names that are no English words where they stand between blanks."""


def lost_commands(text: str) -> str:
    """What pages leave of commands when they drop the backslash: `45^circ`, `12times12`."""
    text = re.sub(r"\^\s*\{?\\?circ\}?(?![a-z])", "°", text)
    text = re.sub(r"(?<=\d)times(?![a-z]|\.\w)", "×", text)
    text = _SIGN.sub(lambda match: _SIGNS[match[0]], text.replace("^ast", "*"))
    if not _STARRED.search(text):
        return text
    words = frozenset(re.findall(r"\w+", text))
    return _STARRED.sub(lambda match: _starred(match, words), text)


def _starred(match: re.Match[str], words: frozenset[str]) -> str:
    """`CoSTAast` is CoSTA*, `BroadCast` and `BCast` are words, unless the text has the stem too."""
    stem = match[1]
    sure = stem[-1] not in _WORD_ENDS and sum(c.isupper() for c in stem) > 1
    return stem + "*" if sure or stem in words else match[0]


_BOLD = re.compile(
    r"(?<=[ (])\*\*(?=[\w(\x00“])([^*]{1,120}?)(?<=[\w)%.,:;!?\x00”])\*\*(?![\w*])"
    r"|(?<=[ (])\*\*([A-Z][a-z]{0,6})\*\*(?=[A-Za-z-])"
)


def bold(text: str) -> str:
    """Words in Markdown's bold without its stars: `a **KiteNet**`, `**K**ite`.

    `2**3` keeps its, and so does what a text begins with.
    """
    if "**" not in text:
        return text
    return _BOLD.sub(lambda match: match[1] or match[2], text)
