"""Finds in an SVG picture what a browser would run or load when somebody opens it by itself."""

from __future__ import annotations

import re
from xml.parsers import expat

from generator.model.problems import Place, Problem
from generator.reading.strict_yaml import error, shown

_RUNNING = frozenset("script handler foreignobject iframe object embed audio video".split())
_CODE = re.compile(r"(?:javascript|vbscript|data:(?!image/(?:png|jpeg|gif|webp)[;,]))", re.I)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LOADING = frozenset("image feimage use".split())
_BLANKS = re.compile(r"[\x00-\x20]")
_HINT = "draw it without, or put a .png in its place"


def drawing_problems(data: bytes, path: str) -> list[Problem]:
    """An error for each script, handler or foreign address in a picture, at its place.

    In a page, as `<img>`, none of them does anything; but every picture has an address of its own.
    """
    problems: list[Problem] = []
    parser = expat.ParserCreate()

    def found(what: str) -> None:
        place = Place(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        problems.append(error(place, f"{what} in a picture isn't published", _HINT))

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if local in _RUNNING:
            found(shown(f"<{name}>"))
        for key, value in attributes.items():
            what = _wrong(local, key.rpartition(":")[2].lower(), _BLANKS.sub("", value))
            if what:
                found(f"{what} {shown(key)}")

    def declared(*_: object) -> None:
        found("a declaration of its own")

    def instructed(target: str, _: str) -> None:
        found(shown(f"<?{target}?>"))

    parser.StartElementHandler = start
    parser.EntityDeclHandler = declared
    parser.ProcessingInstructionHandler = instructed
    try:
        parser.Parse(data, True)
    except expat.ExpatError as failure:
        place = Place(path, failure.lineno, failure.offset + 1)
        why = expat.errors.messages[failure.code]
        problems.append(error(place, f"no picture that a browser can draw: {why}", _HINT))
    return problems


def _wrong(element: str, name: str, value: str) -> str:
    """What is wrong with an attribute; empty if nothing is."""
    if name.startswith("on"):
        return "the handler"
    if _CODE.match(value):
        return "the code in"
    if name == "href" and element in _LOADING and _ELSEWHERE.match(value):
        return "the foreign address in"
    return ""
