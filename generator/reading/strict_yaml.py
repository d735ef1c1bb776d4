"""Turns a block of YAML into nodes that know their place, and the problems found in it.

Every scalar stays the text that was written; what would make YAML clever (aliases, anchors, tags,
merge keys) or ambiguous (a field written twice) is a problem at its line and column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from generator.model.problems import Level, Place, Problem
from generator.reading.text import clean

LARGEST = 64 * 1024
"""Bytes of front matter; what is longer isn't front matter."""

DEEPEST = 10
"""Levels of lists and fields within each other."""


_NO_BREAKS = str.maketrans(dict.fromkeys("\r\u0085\u2028\u2029", " "))
"""What ends a line in YAML, but in no editor: white space like any other."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as the text that YAML makes of it: `true`, `5` and `no` are text too."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields and their values, in the order written; no name stands twice."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


def error(place: Place, message: str, hint: str = "") -> Problem:
    """A problem that fails `digest check`."""
    return Problem(Level.ERROR, place, message, hint)


def shown(text: str) -> str:
    """A written value as messages quote it: clean, in one line, at most 60 characters."""
    value = clean(text[:200])
    return f"`{value[:59]}…`" if len(value) > 60 else f"`{value}`"


class _TooDeep(Exception):
    """Stops reading at a list or mapping below `DEEPEST`, which no person writes."""


class StrictYaml:
    """Reads one block of YAML once; then `problems` and `broken` tell how it went.

    `place` is where the block begins in its file; `broken` says that fields may be missing.
    It works on the parser's events: `yaml.compose` has already resolved the aliases and forgotten
    the anchors that this has to refuse.
    """

    def __init__(self, block: str, place: Place) -> None:
        self.problems: list[Problem] = []
        self.broken = False
        self._block = block
        self._place = place
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", block))]

    def read(self) -> Mapping:
        """The fields at the top; those before a break in the YAML are kept."""
        if len(self._block.encode("utf-8", "surrogatepass")) > LARGEST:
            self._break(self._place, "it is longer than 64 KB", "long text belongs into the body")
            return Mapping((), self._place)
        pairs: list[tuple[Scalar, Node]] = []
        try:
            text = self._block.translate(_NO_BREAKS)
            self._events = yaml.parse(text, Loader=yaml.SafeLoader)
            for pair in self._root():
                pairs.append(pair)
        except _TooDeep as deep:
            hint = "a value is text, or a list such as `[one, two]`"
            self._break(deep.args[0], f"it is nested more than {DEEPEST} deep", hint)
        except (yaml.YAMLError, ValueError, OverflowError) as failure:
            self._break(*_explained(failure, self))
            pairs = pairs[:-1]  # Its value may go on beyond the break.
        return Mapping(tuple(pairs), self._place)

    def at(self, index: int) -> Place:
        """The place in the file of a character of the block."""
        row = bisect_right(self._line_starts, index) - 1
        column = index - self._line_starts[row] + 1
        return Place(self._place.path, self._place.line + row, column)

    def line(self, place: Place) -> str:
        """The line of the block at a place in the file."""
        return self._block.split("\n")[place.line - self._place.line]

    def _break(self, place: Place, message: str, hint: str) -> None:
        self.broken = True
        self.problems.append(error(place, f"broken front matter: {message}", hint))

    def _root(self) -> Iterator[tuple[Scalar, Node]]:
        """The pairs of the one mapping that a front matter is."""
        for event in self._events:
            if isinstance(event, yaml.MappingStartEvent):
                self._refuse_cleverness(event)
                yield from self._pairs(1)
                break
            if isinstance(event, yaml.NodeEvent) and not _is_nothing(event):
                self._break(
                    self._start(event),
                    "it has no fields",
                    "write a field a line, such as `title: Some title`",
                )
                return
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._break(self._start(event), "it ends before this line", "end it with `---`")
                return

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Place] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key, value = self._node(event, depth), self._node(next(self._events), depth)
            if isinstance(key, Scalar) and value and self._is_name(key, event, seen):
                seen[key.text] = key.place
                yield key, value
            elif isinstance(key, Sequence | Mapping):
                self._name_problem(key.place, "a list or mapping stands where a name should")

    def _is_name(self, key: Scalar, event: yaml.Event, seen: dict[str, Place]) -> bool:
        """Whether a key can name a field here; reports it where not."""
        if not key.text:
            self._name_problem(key.place, "a value has no name")
        elif key.text == "<<" and _is_plain(event):
            self._name_problem(key.place, "`<<` is a YAML merge key, which isn't read here")
        elif key.text in seen:
            first = seen[key.text].line
            message = f"{shown(key.text)} is written twice, first in line {first}"
            self.problems.append(error(key.place, message, "keep one of them; the first is used"))
        else:
            return True
        return False

    def _name_problem(self, place: Place, message: str) -> None:
        hint = "write `name: value`; a value with brackets or braces wants quotes"
        self.problems.append(error(place, message, hint))

    def _node(self, event: yaml.Event, depth: int) -> Node | None:
        """The node that begins with an event; nothing for an alias."""
        place = self._start(event)
        self._refuse_cleverness(event)
        if isinstance(event, yaml.ScalarEvent):
            self._notice_comment(event)
            return Scalar(event.value, place)
        if isinstance(event, yaml.AliasEvent):
            return None
        if depth == DEEPEST:
            raise _TooDeep(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth + 1)), place)
        return Mapping(tuple(self._pairs(depth + 1)), place)

    def _notice_comment(self, event: yaml.ScalarEvent) -> None:
        """Tells of words that YAML drops: what follows ` #` after a sentence is a comment."""
        if event.style is not None or " " not in event.value or not event.end_mark:
            return
        line_end = self._block.find("\n", event.end_mark.index)
        rest = self._block[event.end_mark.index : line_end if line_end >= 0 else None].strip()
        if rest.startswith("#"):
            message = f"{shown(rest)} is a comment, and isn't shown"
            hint = "if it belongs to the value, put the value into quotes"
            place = self.at(self._block.index("#", event.end_mark.index))
            self.problems.append(Problem(Level.NOTICE, place, message, hint))

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            item = self._node(event, depth)
            if item:
                yield item

    def _refuse_cleverness(self, event: yaml.Event) -> None:
        """Reports aliases, anchors and tags; the value beside an anchor or tag is still read."""
        if isinstance(event, yaml.AliasEvent):
            self._clever(event, f"*{event.anchor}", "alias")
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._clever(event, f"&{event.anchor}", "anchor")
        if (
            isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
            and event.tag is not None
        ):
            self._clever(event, event.tag.replace("tag:yaml.org,2002:", "!!"), "tag")

    def _clever(self, event: yaml.Event, written: str, name: str) -> None:
        message = f"{shown(written)} is a YAML {name}, which isn't read here"
        hint = f"a value that begins with `{written[0]}` wants quotes"
        self.problems.append(error(self._start(event), message, hint))

    def _start(self, event: yaml.Event) -> Place:
        return self.at(event.start_mark.index if event.start_mark else 0)


def _is_plain(event: yaml.Event) -> bool:
    """Whether an event is a scalar without quotes or tag."""
    return isinstance(event, yaml.ScalarEvent) and event.implicit[0]


def _is_nothing(event: yaml.NodeEvent) -> bool:
    """Whether an event is the empty scalar that stands for an empty document."""
    return _is_plain(event) and not getattr(event, "value", "")


# What the YAML parser says, in words for people: a piece of its message, whether the trouble
# is where it began reading the value (and not where it gave up), the words, and a hint.
_EXPLAINED = (
    ("mapping values are not allowed", False, "a second colon in one line", "{quoted}"),
    ("found character '\\t'", False, "a tab", "indent with spaces"),
    ("cannot start any token", False, "a sign that YAML keeps for itself", "{quoted}"),
    ("alphabetic or numeric character", False, "a sign that YAML keeps for itself", "{quoted}"),
    ("unexpected end of stream", True, "a quotation mark that never closes", "{quoted}"),
    ("could not find expected ':'", True, "a line that is no field", "write `name: value`"),
    ("expected ',' or", True, "a bracket that never closes", "{quoted}"),
    ("expected <block end>", False, "a value that has ended before this", "{quoted}"),
    ("expected '<document start>'", False, "it has ended before this", "end it with `---` alone"),
    ("special characters are not allowed", False, "a control character", "take it out"),
    ("", False, "", "{quoted}"),
)


def _explained(failure: Exception, reader: StrictYaml) -> tuple[Place, str, str]:
    """Place, message and hint of a failure of the YAML parser."""
    words = (
        str(getattr(failure, "problem", None) or getattr(failure, "reason", ""))
        or "a number too large"
    )
    from_start, message, hint = next(row[1:] for row in _EXPLAINED if row[0] in words)
    mark = getattr(failure, "context_mark" if from_start else "problem_mark", None)
    index = mark.index if mark else getattr(failure, "position", 0)
    place = reader.at(index)
    return place, message or words, hint.format(quoted=_quoted(reader.line(place)))


def _quoted(line: str) -> str:
    """A hint that shows a line of front matter with its value in quotes."""
    field = re.fullmatch(r"\s*((?:- )?[\w-]+: |- )\s*(\S.{0,79})", clean(line))
    name, value = field.groups() if field else ("title: ", "A: b")
    if value[0] == "[":
        inside = ", ".join(part.strip() for part in value.strip("[], ").split(",") if part.strip())
        return f"a list in brackets has commas between, and ends: `{name}[{inside}]`"
    mark = value[0] if value[0] in "\"'" else ""
    if mark and value.count(mark) == (2 if value.endswith(mark) and len(value) > 1 else 1):
        value = value.strip(mark)
    inner = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'such a value wants quotes: `{name}"{inner}"`'
