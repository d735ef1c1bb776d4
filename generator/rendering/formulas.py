"""Turns texts with `$formulas$` into one-line HTML with MathML, or into plain text.

MathML comes from latex2mathml as a tree; only known elements and attributes of it are written out
again, so no TeX can bring markup, a style or an address of its own into a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.cataloguing.formulas import find_formulas, may_have_formulas
from generator.cataloguing.links import url_segments
from generator.cataloguing.symbols import spell
from generator.rendering.escape import element, html_text, joined

LONGEST = 1000
"""Longer formulas (in characters of TeX) are shown as code."""
_DEEPEST = 40
_ELEMENTS_WORDS = """
    math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
    mtable mtr mtd mpadded mphantom mstyle mmultiscripts mprescripts none
"""
_ELEMENTS = frozenset(_ELEMENTS_WORDS.split())
_ATTRIBUTES_WORDS = """
    display displaystyle scriptlevel stretchy form largeop movablelimits symmetric
    minsize maxsize lspace rspace linethickness accent accentunder columnspacing rowspacing
"""
_ATTRIBUTES = frozenset(_ATTRIBUTES_WORDS.split())
_USUAL = ("display", "inline")
_WIDTH = re.compile(r"-?[0-2](?:\.\d{1,4})?em")
_VALUE = re.compile(r"-?[A-Za-z0-9.%+ ]{1,30}")
_DEFINES = re.compile(r"\\(?:(?:re|provide)?(?:newcommand|newenvironment)|[egx]?def|let|Decl|verb)")
"""A formula has no need of commands of its own, and with them a short one could grow for ever."""
_OTHER_NAMES = (
    (re.compile(r"\\(?:textsc|textsl|texttt|textsf|textmd|enquote)\b"), r"\\text"),
    (re.compile(r"\\(?:mathbold|pmb)\b"), r"\\mathbf"),
    (re.compile(r"\\(?:ensuremath|nolimits|sc|em|xspace|protect)(?![A-Za-z])"), ""),
    (re.compile(r"(?<!\\)%"), r"\\%"),
    (re.compile(r"(?<!\\)#"), r"\\#"),
)
"""What latex2mathml does not know, in words that it does; a bare % is a per cent sign."""
_ADDRESS = re.compile(r"://|\.com?/", re.IGNORECASE)
"""In every address that `url_segments` finds."""
_BOLD = {"A": 0x1D400, "a": 0x1D41A, "0": 0x1D7CE}


@lru_cache(maxsize=4096)
def mathml(tex: str) -> Markup | None:
    """A formula as a `<math>` element in one line; None where it cannot be converted."""
    tex = tex.strip()
    if not tex or len(tex) > LONGEST or _depth(tex) > _DEEPEST or _DEFINES.search(tex):
        return None
    for pattern, name in _OTHER_NAMES:
        tex = pattern.sub(name, tex)
    from latex2mathml.converter import convert_to_element  # for those who have formulas alone

    try:
        return _written(_without_outer_row(convert_to_element(tex)))
    # latex2mathml has no common error: on odd TeX it raises its own, IndexError, ValueError, …
    except Exception:
        return None


def _depth(tex: str) -> int:
    r"""How deep braces and `\left…\right` nest, at most."""
    depth = deepest = 0
    for sign in re.findall(r"[{}]|\\left\b|\\right\b|\\begin|\\end|\\sqrt|[\^_]", tex):
        depth += 1 if sign in ("{", r"\left", r"\begin") else -(sign in ("}", r"\right", r"\end"))
        deepest = max(deepest, depth)
    return deepest


def _without_outer_row(math: Element) -> Element:
    """A `<math>` whose parts are its own: it is a row by itself."""
    if len(math) == 1 and math[0].tag == "mrow" and not math[0].attrib:
        math[:] = list(math[0])
    return math


def _written(node: Element) -> Markup | None:
    """A tree of known elements and attributes as markup; None where another element is in it."""
    children = [_written(child) for child in node]
    if node.tag not in _ELEMENTS or any(child is None for child in children):
        return None
    if node.tag == "mrow" and len(children) == 1 and not node.attrib:
        return children[0]
    attributes = {
        name: value
        for name, value in node.attrib.items()
        if name in _ATTRIBUTES and _VALUE.fullmatch(value) and (name, value) != _USUAL
    }
    if node.tag == "mspace" and _WIDTH.fullmatch(node.get("width", "")):
        attributes["width"] = node.get("width", "")
    text = _leaf(node)
    if node.get("mathvariant") == "normal" and node.tag == "mi":
        attributes["mathvariant"] = "normal"
    gaps = map(_gap, node, [*node[1:], None])
    spaced = (part for pair in zip(children, gaps, strict=True) for part in pair)
    inner = joined([html_text(text), *(part for part in spaced if part is not None)])
    return element(node.tag, inner, **attributes)


def _gap(node: Element, following: Element | None) -> Markup | None:
    """The blank between a word such as `log` and its argument."""
    name = node.text or ""
    if node.tag != "mi" or following is None or len(name) < 2 or not name.isalpha():
        return None
    if following.tag in ("mo", "mspace") or not name.isascii():
        return None
    return element("mspace", width="0.167em")


def _leaf(node: Element) -> str:
    """A leaf's own text: unknown commands by their name, bold letters as Unicode has them."""
    text = unescape(node.text or "")
    if node.tag in ("mi", "mo") and re.fullmatch(r"\\[A-Za-z]+", text):
        return text[1:]
    bold = "bold" in node.get("mathvariant", "") and node.tag in ("mi", "mn")
    return "".join(map(_bold, text)) if bold else text


def _bold(sign: str) -> str:
    """Browsers have no `mathvariant` but `normal`: bold letters are characters of their own."""
    for first in ("A", "a", "0"):
        place = ord(sign) - ord(first)
        if 0 <= place < (10 if first == "0" else 26):
            return chr(_BOLD[first] + place)
    return sign


def plain_formula(tex: str) -> str:
    """A formula in one line of plain text, for feeds, search and titles: `O(n^2)` is O(n²)."""
    return re.sub(r"\s+", " ", spell(tex)).strip() if len(tex) <= LONGEST else tex


def plain_text(text: str) -> str:
    """The text with its formulas in plain Unicode."""
    if not may_have_formulas(text):
        return text
    parts, done = [], 0
    for formula in find_formulas(text):
        parts += [text[done : formula.start], plain_formula(formula.tex)]
        done = formula.end
    return "".join(parts) + text[done:]


# --- Abstracts as HTML ----------------------------------------------------------------------------


def abstract_html(text: str, mentions: Mapping[str, str] | None = None) -> Markup:
    """An abstract as one line of HTML, for a raw block: formulas as MathML, addresses as links.

    `mentions` are names (whole words, capitals as written) and the addresses to which the first
    occurrence of each links.
    """
    names = dict(mentions or {})
    return joined(_segments(text, names))


def title_html(text: str) -> Markup:
    """A title as one line of HTML, with its formulas as MathML and without links."""
    if not may_have_formulas(text):
        return html_text(text)
    return joined(
        _formula(part) if is_formula else html_text(part)
        for part, is_formula in _around_formulas(text)
    )


def _segments(text: str, names: dict[str, str]) -> Iterator[Markup]:
    """The text's pieces, found first, then each escaped by its kind."""
    for part, is_formula in _around_formulas(text):
        if is_formula:
            yield _formula(part)
            continue
        done = 0
        # Most abstracts have no address, and to look for one takes longer than all the rest.
        for start, end, url in url_segments(part) if _ADDRESS.search(part) else ():
            yield from _with_mentions(part[done:start], names)
            yield element("a", part[start:end], href=url, rel="noopener noreferrer")
            done = end
        yield from _with_mentions(part[done:], names)


def _around_formulas(text: str) -> Iterator[tuple[str, bool]]:
    """The text between formulas, and the TeX of each formula, in order."""
    done = 0
    for formula in find_formulas(text):
        yield text[done : formula.start], False
        yield formula.tex, True
        done = formula.end
    yield text[done:], False


def _formula(tex: str) -> Markup:
    return mathml(tex) or element("code", tex)


def _with_mentions(text: str, names: dict[str, str]) -> Iterator[Markup]:
    """The text with the first occurrence of each name as a link; a linked name leaves `names`."""
    done = 0
    if names:
        longest_first = sorted(filter(None, names), key=len, reverse=True)
        pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
        for match in re.finditer(pattern, text) if longest_first else ():
            if match[0] in names:
                yield html_text(text[done : match.start()])
                yield element("a", match[0], class_="mention", href=names.pop(match[0]))
                done = match.end()
    yield html_text(text[done:])
