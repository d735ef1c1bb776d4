"""Turns the path of a file under `content/` into what the file is, and whether it is named right.

Paths are POSIX and begin below the root: `notes/some-paper.md`.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, auto
from pathlib import PurePosixPath

from slugify import slugify

from generator.model.problems import Level, Place, Problem
from generator.reading.kinds import real_date
from generator.reading.strict_yaml import error, shown


class Kind(Enum):
    """What a file under `content/` is."""

    DUMP = auto()
    DUMP_PROSE = auto()
    NOTE = auto()
    TOPIC = auto()
    LIST = auto()
    FACTS = auto()
    PAGE = auto()
    ATTACHMENT = auto()
    """Published as it is: pictures, PDFs, whatever a page links to."""
    WAITING = auto()
    """In the inbox, until somebody files it."""
    MISPLACED = auto()
    """Looks like a dump, note, topic or list, but won't be read where or as it is."""
    IGNORED = auto()


READ = frozenset(Kind) - {Kind.ATTACHMENT, Kind.WAITING, Kind.MISPLACED, Kind.IGNORED}
"""The kinds of files whose text means something here."""

_MARKDOWN_OF = {
    "dumps": Kind.DUMP_PROSE,
    "notes": Kind.NOTE,
    "topics": Kind.TOPIC,
    "lists": Kind.LIST,
}
_LIKE_CONTENT = frozenset(
    ["", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rst", ".yml", ".yaml"]
)
_LIKE_DUMPS = _LIKE_CONTENT | {".json", ".jsonl", ".html", ".htm", ".pdf", ".docx", ".rtf", ".csv"}
_RUNNABLE = frozenset(
    ".html .htm .shtml .xhtml .xht .xml .xsl .xslt .mht .mhtml .svgz .js .mjs .swf".split()
)
"""Endings of files in which a browser that opens them may find code, on the site's address."""
_BACKUP = re.compile(r"\..*|.*~|#.*#|Thumbs\.db|desktop\.ini|Icon\r", re.DOTALL)
_DUMP_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = frozenset(["index", "readme", "404"])
"""Names that MkDocs gives a meaning of its own."""
REPORT_ENDING = ".not-imported.md"
"""What `digest import` adds to the name of a file in the inbox, for what it has to say of it."""


def kind_of(inside: str) -> Kind:
    """What a file is, by its path alone."""
    path = PurePosixPath(inside)
    folder = path.parts[0] if len(path.parts) > 1 else ""
    if any(_BACKUP.fullmatch(part) for part in path.parts):
        return Kind.IGNORED
    if path.stem.lower() == "readme" and (
        len(path.parts) == 1 or folder in {*_MARKDOWN_OF, "inbox"}
    ):
        return Kind.IGNORED
    if folder == "inbox":
        return Kind.IGNORED if path.name.endswith(REPORT_ENDING) else Kind.WAITING
    if inside == "facts.jsonl":
        return Kind.FACTS
    if folder in _MARKDOWN_OF:
        return _kind_in(folder, path)
    if path.suffix == ".md":
        return Kind.PAGE
    return Kind.MISPLACED if path.suffix.lower() in _RUNNABLE else Kind.ATTACHMENT


def _kind_in(folder: str, path: PurePosixPath) -> Kind:
    direct = len(path.parts) == 2
    if direct and folder == "dumps" and path.suffix in (".txt", ".json"):
        return Kind.DUMP
    if direct and path.suffix == ".md":
        return _MARKDOWN_OF[folder]
    alike = (_LIKE_DUMPS if folder == "dumps" else _LIKE_CONTENT) | _RUNNABLE
    return Kind.MISPLACED if path.suffix.lower() in alike else Kind.ATTACHMENT


def captured_on(inside: str) -> date | None:
    """The day in a dump's name; None where the name isn't `YYYY-MM-DD-name`."""
    name = _DUMP_NAME.fullmatch(PurePosixPath(inside).stem)
    return real_date(name[1]) if name else None


def slug_of(inside: str) -> str:
    """The slug that a file's name should be, and is for most; empty where it has no letters."""
    stem = PurePosixPath(inside).stem
    slug = slugify(stem, save_order=True)
    return f"{slug}-1" if slug in _RESERVED else slug


def filing_problem(inside: str, kind: Kind, place: Place) -> Problem | None:
    """What is wrong with a file's name or folder, and how it should be."""
    path = PurePosixPath(inside)
    if kind is Kind.WAITING:
        hint = "`digest import` dates it and files it; what it can't read is told beside the file"
        return Problem(Level.NOTICE, place, "waits in the inbox, and isn't shown", hint)
    if kind is Kind.MISPLACED:
        return error(place, *_misplaced(path))
    if kind is Kind.DUMP and captured_on(inside) is None:
        return error(place, *_misnamed_dump(path))
    if kind in (Kind.TOPIC, Kind.LIST) and path.stem != slug_of(inside):
        message = f"the name {shown(path.stem)} can't be an address"
        hint = "a name has lowercase letters, digits and hyphens"
        right = slug_of(inside)
        return error(place, message, f"{hint}: `{right}.md`" if right else hint)
    return None


def _misplaced(path: PurePosixPath) -> tuple[str, str]:
    """Message and hint for a file that looks like content and isn't read."""
    folder = path.parts[0]
    if path.suffix.lower() in _RUNNABLE and folder != "dumps":
        message = f"a file in {shown(path.suffix)} isn't published: it may hold code"
        return message, f"write a page in Markdown: `{slugify(path.stem) or 'name'}.md`"
    if len(path.parts) > 2:
        return (
            f"a file in a folder below {folder}/ isn't read",
            f"move it to `{folder}/{path.name}`",
        )
    if folder == "dumps":
        message = f"a dump ends in `.txt` or `.json`, not {shown(path.suffix or path.name)}"
        return message, "name it so, or move it out of dumps/"
    stem = path.stem or path.name
    return f"a file in {folder}/ ends in `.md`", f"name it `{slugify(stem) or 'name'}.md`"


def _misnamed_dump(path: PurePosixPath) -> tuple[str, str]:
    """Message and hint for a dump whose day of capture isn't known."""
    begins = re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])", path.stem)
    hint = "name it by its day of capture, such as `2025-03-13-safety.txt`"
    if not begins:
        return f"the name {shown(path.name)} doesn't begin with a date", hint
    if real_date(begins[0]) is None:
        return f"there is no day `{begins[0]}`", hint
    name = slugify(path.stem[10:]) or "listing"
    right = f"{begins[0]}-{name}{path.suffix}"
    return (
        f"the name {shown(path.name)} can't be an address",
        f"after the date a name has lowercase letters, digits and hyphens: `{right}`",
    )
