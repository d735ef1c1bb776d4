r"""Finds what only looks like LaTeX in a text: the paths and escapes of programs, which stay.

>>> text = r"Reading C:\temp\new and \x41 with \emph{care}"
>>> [text[start:end] for start, end in lookalikes(text)]
['C:\\temp\\new', '\\x41']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.cataloguing.symbols import symbol
from generator.cataloguing.tex_commands import is_command, is_glued

_BACKSLASH = re.compile(r"\\(?:([A-Za-z]+)\*?|.|$)", re.DOTALL)
_RUN = re.compile(r"\S+")
_CODE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})")
"""A character's number, as programs write it."""
_LETTER = re.compile(r"\\(?:[iIjlLoOPS](?![A-Za-z])|[bcdHkruv](?:\s*\{\\?[A-Za-z]+\}| [A-Za-z]))")
"""A command of one letter: a letter itself, or an accent before one."""
_SURE = re.compile(r"\\%(?<=\d..)(?![0-9A-Fa-f]{2})")
_SIGN = re.compile(
    r"""
    \\(?:
        (?:%(?![0-9A-Fa-f]{2})|&(?!\#?\w+;)|_)(?<=[\w\s)}(~,\x00]..) | \# | \$(?![{(\\A-Za-z_])
      | \\(?:(?<=\s..)(?=\s|$)|(?<=[\w,;?!)}]..)(?=\s)|(?<=[a-z\d)]\...)(?=\s))
      | \s(?:(?<=[A-Za-z]\...)|(?<=}..))
      | [,;:](?<=[\w.)}%\]\x00]..)(?=[\w\\$(\[\x00])
      | -(?<=[A-Za-z\s]..)(?=[A-Za-z-]) | @(?<=\...)
      | '(?<=[A-Za-z]..)(?:s|t|d|m|re|ll|ve)(?![A-Za-z])
      | ["'`^~=.]\s*(?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z]))
      | '[aceilnorsuyzACEILNORSUYZ] | "[aeiouyAEIOUY] | `[aeiouAEIOU] | ~[anoANO]
      | \^[aeioucghjswyAEIOUCGHJSWY] | =[aeiouAEIOU] | \.[zZ]
    )""",
    re.VERBOSE | re.DOTALL,
)
"""A backslash and the sign after it as LaTeX has them: escaped signs, breaks, blanks, accents."""
_COMMAND = re.compile(r"\\[A-Za-z]+$")
_AFTER = re.compile(r"\{\}|$|[\s\x00~)\]}\"'”’–—-]|[.,;:!?/](?![A-Za-z\d/\\])|\\(?:\s|[%&_#])")


def lookalikes(text: str) -> tuple[tuple[int, int], ...]:
    r"""Where runs of signs without a blank stand that are no LaTeX: start and end, in order.

    Such is a run with a backslash that means nothing in LaTeX; and beside one, so is each run whose
    backslashes need not be LaTeX: what `\ours` alone is, `\Programs` isn't before `\x86\bin`.
    """
    if "\\" not in text:
        return ()
    readings = list(_readings(text))
    if all(reading != "other" for _, reading in readings):
        return ()
    doubtful = {place for place, reading in readings if reading != "latex"}
    runs = (match.span() for match in _RUN.finditer(text))
    return tuple((start, end) for start, end in runs if not doubtful.isdisjoint(range(start, end)))


def _readings(text: str) -> Iterator[tuple[int, str]]:
    """Each backslash's place, and whether it is `latex`, may be (`either`), or is `other`."""
    closed = _closed(text)
    for match in _BACKSLASH.finditer(text):
        place = match.start()
        if match[1]:
            yield place, _of_name(text, match, closed)
        elif match[0] in (r"\{", r"\}"):
            yield place, "latex" if place + 1 in closed else "other"
        elif _SURE.match(text, place) or (match[0] == "\\ " and _ends_a_command(text, place)):
            yield place, "latex"
        else:
            yield place, "either" if _SIGN.match(text, place) else "other"


def _ends_a_command(text: str, place: int) -> bool:
    return _COMMAND.search(text, max(0, place - 40), place) is not None


def _of_name(text: str, match: re.Match[str], closed: set[int]) -> str:
    """How a command reads: known ones by their name, others where a word would stand."""
    start, end, name = match.start(), match.end(), match[1]
    argument = text.startswith("{", end)
    if _CODE.match(text, start) or (len(name) == 1 and not _LETTER.match(text, start)):
        return "other"
    unclosed = argument and end not in closed
    if symbol(name) is not None or is_command(name):
        return "either" if unclosed else "latex"
    if unclosed:
        return "other"
    if is_glued(name) or argument:
        return "either"
    before = text[start - 1 : start]
    stands = len(name) > 1 and (not before or before in " ([{~“‘\"'`,\x00-–—")
    return "either" if stands and _AFTER.match(text, end) else "other"


def _closed(text: str) -> set[int]:
    r"""The places of braces that have a partner, those of `\{…\}` among their own kind."""
    found: set[int] = set()
    waiting: dict[bool, list[int]] = {True: [], False: []}
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        sign, place, escaped = match[0][-1], match.end() - 1, len(match[0]) > 1
        if sign == "{":
            waiting[escaped].append(place)
        elif sign == "}" and waiting[escaped]:
            found |= {place, waiting[escaped].pop()}
    return found
