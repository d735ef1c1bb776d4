r"""Finds the formulas in a text, and says which of them a person would simply write as words.

`$5 and $10` is money, `$O(n^2)$` is a formula, `2$\times$` is 2×.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.cataloguing.symbols import subscript, superscript, symbol

LONGEST = 2000
"""No formula of an abstract is longer (in characters); further apart, two dollars are money."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a text: from `start` to before `end`, delimiters and all; its TeX without."""

    start: int
    end: int
    tex: str


_ESCAPED_OR_DOLLAR = re.compile(r"\\.|\$", re.DOTALL)
_CURRENCY = re.compile(r"(?:US|AU|CA|HK|NT|NZ|SG)\$\s?\d")
_PROSE = re.compile(r"(?:^|[\s(])[a-z]{2,}(?:[\s,;:]|\.\s)")
_ELEMENT = re.compile(r"<[A-Za-z/!?][^<>]*[=/\"'][^<>]*>")
_NAMED = re.compile(r"\\[A-Za-z]{2}|\w \\ \w")
_PROGRAM = re.compile(r"[\"`]|(?<!\\)#|\\'|__|^\s*(?:[,;:)\]]|\.\D)|[_^]\s*$")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_BARE_COMMANDS = re.compile(r"\\[A-Za-z]+\s*\{[^{}]*\}|\\[A-Za-z]+")


def find_formulas(text: str) -> tuple[Formula, ...]:
    r"""The formulas between `$…$`, `$$…$$`, `\(…\)` or `\[…\]`, in order; money is none."""
    return tuple(_formulas(text)) if may_have_formulas(text) else ()


def may_have_formulas(text: str) -> bool:
    """Whether a text has what opens a formula; most have not, and this is quick to find out."""
    return "$" in text or "\\(" in text or "\\[" in text


def _formulas(text: str) -> Iterator[Formula]:
    signs = [(m.start(), m[0]) for m in _ESCAPED_OR_DOLLAR.finditer(text)]
    done = 0
    for number, (start, sign) in enumerate(signs):
        if start >= done and sign in ("$", r"\(", r"\["):
            formula = _formula(text, signs, number)
            if formula:
                done = formula.end
                yield formula


def _formula(text: str, signs: list[tuple[int, str]], number: int) -> Formula | None:
    """The formula that the sign of this number opens, if it does."""
    start, sign = signs[number]
    opening = "$$" if text.startswith("$$", start) else sign
    closing = {r"\(": r"\)", r"\[": r"\]"}.get(opening, opening)
    first = start + len(opening)
    end = _closing(signs, number + (opening == "$$"), closing)
    if end < 0 or end - start > LONGEST or not text.startswith(closing, end):
        return None
    tex, after = text[first:end], text[end + len(closing) : end + len(closing) + 1]
    if sign == "$" and _CURRENCY.match(text, max(0, start - 2)):
        return None
    if "\n\n" in tex or _is_code(tex, text[start - 1 : start], after, opening):
        return None
    if not _is_formula(tex, after, sure=opening != "$"):
        return None
    return Formula(start, end + len(closing), tex)


def _is_code(tex: str, before: str, after: str, opening: str) -> bool:
    r"""Whether signs that open formulas mean something else: `$(id)$(x)`, `${a} ${b}`, `f\(1\)`."""
    if opening == r"\(" and before.isalnum() and tex[:1] not in ("^", "_", "\\"):
        return True
    if opening == "$" and tex[:1] == after in "{(":
        return True
    if _ELEMENT.search(tex) or not _closed(tex):
        return True
    if opening != "$" or _NAMED.search(tex):
        return False
    glued = tex[-1:] in ".,:;" and after.isalnum()
    return glued or _PROGRAM.search(tex) is not None or not _even(tex)


def _closed(tex: str) -> bool:
    """Whether each brace has its partner."""
    deep = 0
    for sign in _BRACES.findall(tex):
        deep += 1 if sign == "{" else -1 if sign == "}" else 0
        if deep < 0:
            return False
    return deep == 0


def _even(tex: str) -> bool:
    """Whether as many brackets close as open, as in `(0, 1]`, and both ends are blank, or none."""
    brackets = sum(map(tex.count, "([")) == sum(map(tex.count, ")]"))
    return brackets and tex[:1].isspace() == tex[-1:].isspace()


def _closing(signs: list[tuple[int, str]], number: int, closing: str) -> int:
    """Where the next sign that may close stands; -1 where a dollar comes first, or nothing."""
    for other in range(number + 1, min(number + 400, len(signs))):
        start, sign = signs[other]
        if sign == closing[:2].replace("$$", "$"):
            return start
        if sign in ("$", r"\(", r"\["):
            return -1
    return -1


def _is_formula(tex: str, after: str, *, sure: bool) -> bool:
    if not tex.strip() or tex.strip() in (",", "."):
        return False
    words = _PROSE.search(_BARE_COMMANDS.sub(" ", tex)) is not None
    if sure:
        return True
    money = tex.lstrip()[0].isdigit() and (after.isdigit() or tex[-1].isspace() or words)
    if money and "\\" not in tex:
        return False
    return not words or _NAMED.search(tex) is not None


# --- Formulas that are just text -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """A formula as plain text; `variables` where it has single letters, better in italics."""

    text: str
    variables: bool


_RELATIONS = frozenset("=<>≤≥≠≈→←↔⇒⩽⩾±≪≫≲≳")
_SIGNS_WORDS = """
    times pm mp sim approx le leq leqslant ge geq geqslant ne neq ll gg lesssim gtrsim to rightarrow
    longrightarrow leftarrow leftrightarrow Rightarrow uparrow downarrow cdot div circ deg degree
    bullet infty star bigstar dots ldots checkmark ast dagger circledR
"""
_SIGNS = frozenset(_SIGNS_WORDS.split())
_GREEK_WORDS = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi
    Psi Omega ell
"""
_GREEK = frozenset(_GREEK_WORDS.split())
_NEEDLESS_BRACES = re.compile(r"(?<![\^_A-Za-z}])\{(\\times|\\sim|\\pm|[-+=])\}")
_TOKEN = re.compile(
    r"""
      (?P<text>\\(?:text[a-z]*|emph|mbox|mathrm|mathtt|mathsf|operatorname)\s*\{(?P<inner>[^{}$\\^_]*)\})
    | \\(?:mathbf|mathit)\s*\{(?P<bold>[A-Za-z][\w-]{2,})\}
    | (?P<stash>\x00\d+\x00)
    | (?P<number>\d+(?:\{,\}\d{3}|,\d{3})*(?:\.\d+)?)(?P<unit>[kKMBGTx](?![A-Za-z]))?
    | (?P<script>[\^_])\s*(?:\{\s*(?P<group>[-+]?\d+|\\circ|\*|\\ast|th|st|nd|rd)\s*\}
                           |(?P<one>\d|\\circ(?![A-Za-z])|\\circledR|\*|\\ast(?![A-Za-z])))
    | (?P<command>\\[A-Za-z]+)
    | (?P<blank>\s+|~|\\[,;:!\ ]|\{\})
    | (?P<escaped>\\[%&#$_])
    | (?P<letters>[A-Za-z]+)
    | (?P<greek>[α-ωΑ-Ωϵϕ])
    | (?P<other>[-+=<>/,.()\[\]:;|!'*%≤≥≈→×±∼∞])
    """,
    re.VERBOSE,
)


def reading(tex: str) -> Reading | None:
    """The formula as a person would write it in a sentence; None where it is a true formula."""
    if len(tex) > 600:
        return None
    tex = _NEEDLESS_BRACES.sub(r"\1", tex)
    words: list[tuple[str, str]] = []
    position = 0
    while position < len(tex):
        match = _TOKEN.match(tex, position)
        word = _word(match) if match else None
        if match is None or word is None or _products(words, word):
            return None
        words += [word] if word[1] else []
        position = match.end()
    return Reading(_spaced([w for _, w in words]), any(kind == "variable" for kind, _ in words))


def _word(match: re.Match[str]) -> tuple[str, str] | None:
    """A token's kind and its plain text."""
    kind = match.lastgroup or ""
    if match["text"] is not None:
        return "word", match["inner"]
    if match["bold"] is not None:
        return "word", match["bold"]
    if match["number"] is not None:
        return "number", match["number"].replace("{,}", ",") + (match["unit"] or "")
    if match["script"] is not None:
        return _script(match["script"], match["group"] or match["one"])
    if match["command"] is not None:
        return _command(match["command"][1:])
    if match["letters"] is not None:
        return _letters(match["letters"])
    if match["blank"] is not None:
        return "blank", "" if match["blank"].isspace() or match["blank"] in ("{}", r"\!") else " "
    if match["escaped"] is not None:
        return "sign", match["escaped"][1]
    return ("variable" if kind == "greek" else "sign"), match[0]


def _command(name: str) -> tuple[str, str] | None:
    if name in _GREEK:
        return "variable", symbol(name) or name
    return ("sign", symbol(name) or name) if name in _SIGNS else None


def _letters(letters: str) -> tuple[str, str] | None:
    """One letter is a variable, three are a word; two are a product of variables."""
    if len(letters) == 2:
        return None
    return ("variable" if len(letters) == 1 else "word"), letters


def _script(sign: str, body: str) -> tuple[str, str] | None:
    if sign == "^" and body in ("th", "st", "nd", "rd", r"\circledR"):
        return "script", "®" if body == r"\circledR" else body
    raised = superscript(body) if sign == "^" else subscript(body)
    return None if raised is None else ("script", raised)


def _products(words: list[tuple[str, str]], word: tuple[str, str]) -> bool:
    """Whether two variables stand side by side, which only italics tell from a word."""
    return bool(words) and word[0] == words[-1][0] == "variable"


def _spaced(words: list[str]) -> str:
    """The words with blanks around relations, as a formula is set; × between numbers has none."""
    last = len(words) - 1
    spaced = [
        f" {word} " if word in _RELATIONS and 0 < place < last else word
        for place, word in enumerate(words)
    ]
    return re.sub(r"\s+", " ", "".join(spaced)).strip()
