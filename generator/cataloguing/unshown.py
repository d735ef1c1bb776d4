"""Tells of what people wrote into prose and the site does not show: markup, links, pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.content import Prose
from generator.model.problems import Level, Place, Problem
from generator.reading.markdown_blocks import stretches
from generator.reading.tangles import tangle

_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_TAG = re.compile(
    r"<(script|style|iframe|object|embed|form|button|textarea|select|svg|math|link|meta|base|"
    r"video|audio|canvas|template|noscript)\b",
    re.IGNORECASE,
)
"""Elements that are taken out of prose, with what is in them or without."""
_LINK = re.compile(r"(!?)\[[^\]\n]{0,1000}\]\(\s*<?\s*(?:([A-Za-z][A-Za-z0-9+.-]*):|//)")
_WRITTEN = re.compile(
    r"<(?:(img)|a)\b[^<>]{0,1000}?\b(?:src|href)\s*=\s*[\"']?\s*"
    r"(?:([A-Za-z][A-Za-z0-9+.-]*):|//|([^#\s\"'>]))",
    re.IGNORECASE,
)
"""The same in HTML: whether it is a picture; the scheme; else how an address in the site begins."""
_SPACED = re.compile(
    r"""(?x) \]\(\s*+ (  (?: [^\s()<>"'] | \([^\s()]*\) )++
      (?: \s++ [^\s()<>"'] (?: [^\s()<>"'] | \([^\s()]*\) )*+ )++ ) \s*+ [)"']"""
)
"""An address in two words, which a link in Markdown can't have."""
_FOOTNOTE = re.compile(r"(?m)(^ {0,3})?(?<!\\)\[\^([^\]\n]{1,100})\](:)?")
"""A footnote, which begins a line and has a colon, or what leads to one."""
_WEB = frozenset(("http", "https"))
_SCHEMES = _WEB | {"mailto"}


def unshown(every: Iterable[Prose]) -> list[Problem]:
    """Errors for links and pictures that can't work, notices for markup that is taken out."""
    return [problem for prose in every for problem in _in(prose)]


def _in(prose: Prose) -> Iterator[Problem]:
    tangled = tangle(prose.text)
    if tangled:
        line = prose.place.line + prose.text.count("\n", 0, tangled[0])
        hint = "it is shown as it is written; part it, or write it otherwise"
        begins = replace(prose.place, line=line)
        yield Problem(Level.ERROR, begins, f"{tangled[1]}: no Markdown is read here", hint)
        return
    starts = [0, *(m.end() for m in re.finditer("\n", prose.text))]

    def place(index: int) -> Place:
        row = bisect_right(starts, index)
        before = prose.place.column - 1 if row == 1 else 0  # prose may begin within a line
        column = index - starts[row - 1] + 1 + before
        return Place(prose.place.path, prose.place.line + row - 1, column)

    footnotes: dict[str, tuple[Place, set[bool]]] = {}
    for start, end in stretches(prose.text):
        words = _CODE_SPAN.sub(lambda m: " " * len(m[0]), prose.text[start:end])
        for tag in _TAG.finditer(words):
            message = f"`<{tag[1].lower()}>` isn't shown in prose"
            hint = "write Markdown; to show markup itself, put it into backticks"
            yield Problem(Level.NOTICE, place(start + tag.start()), message, hint)
        for link in _LINK.finditer(words):
            yield from _of_link(link, place(start + link.start()))
            if (link[2] or "").lower() in _WEB and not words.startswith("//", link.end()):
                yield _hostless(link[2], place(start + link.start()))
        for link in _WRITTEN.finditer(words):
            at = place(start + link.start())
            yield from (_in_html(link, at) if link[3] else _of_link(link, at))
        for link in _SPACED.finditer(words):
            yield _spaced(link[1], place(start + link.start(1)))
        for note in _FOOTNOTE.finditer(words):
            is_one = note[1] is not None and note[3] is not None
            at = place(start + note.start(2) - 2)
            footnotes.setdefault(note[2], (at, set()))[1].add(is_one)
    for name, (at, kinds) in footnotes.items():
        if kinds == {True}:
            yield _unused(name, at)


def _in_html(link: re.Match[str], place: Place) -> Iterator[Problem]:
    message = "an address within the site isn't followed in HTML"
    form = "![what it shows](picture.png)" if link[1] else "[words](../topics/reasoning.md)"
    yield Problem(Level.ERROR, place, message, f"write `{form}`")


def _hostless(scheme: str, place: Place) -> Problem:
    hint = f"write `{scheme.lower()}://`, and the host"
    return Problem(Level.ERROR, place, f"a link to `{scheme}:` without a host", hint)


def _spaced(address: str, place: Place) -> Problem:
    hint = f"write `{'%20'.join(address.split())}`"
    return Problem(Level.ERROR, place, "an address with a space leads nowhere", hint)


def _unused(name: str, place: Place) -> Problem:
    hint = (
        f"write `[^{name}]` where it belongs; in a list, a remark's footnotes are part of its item"
    )
    return Problem(Level.ERROR, place, f"nothing leads to the footnote `[^{name}]`", hint)


def _of_link(link: re.Match[str], place: Place) -> Iterator[Problem]:
    scheme = (link[2] or "https").lower()
    if scheme not in _SCHEMES:
        hint = "a link is https:, http: or mailto:, or leads to a file of the content"
        yield Problem(Level.ERROR, place, f"a link to `{scheme}:` isn't shown", hint)
    elif link[1] and scheme != "mailto":
        message = "a picture from another host isn't loaded"
        hint = "put the picture beside this file, and write `![what it shows](picture.png)`"
        yield Problem(Level.ERROR, place, message, hint)
