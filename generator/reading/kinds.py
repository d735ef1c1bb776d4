"""Turns a node of front matter into a value of a kind: text, flag, number, date, names, links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from generator.model.content import NoteLink, Reference
from generator.reading.schema import Field, Kind, Outcome, missing_fields, read_mapping
from generator.reading.strict_yaml import Node, Scalar, Sequence, error, shown
from generator.reading.text import clean


def text(name: str, node: Node) -> Outcome:
    """Text of any length; line breaks in it count as spaces."""
    if not isinstance(node, Scalar):
        return _wrong(name, node, "text", f"{name}: Some text")
    return Outcome(clean(node.text) or None)


def line(name: str, node: Node) -> Outcome:
    """Text in one line."""
    outcome = text(name, node)
    if isinstance(node, Scalar) and "\n" in node.text.strip():
        message = f"`{name}` has several lines; it should have one"
        return Outcome(outcome.value, (error(node.place, message, f"{name}: One line of text"),))
    return outcome


def flag(name: str, node: Node) -> Outcome:
    """`true` or `false`."""
    written = node.text.strip().lower() if isinstance(node, Scalar) else None
    if written in ("true", "false", ""):
        return Outcome({"true": True, "false": False}.get(written))
    return _wrong(name, node, "`true` or `false`", f"{name}: true")


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """The kind of a whole number from `low` to `high`, both included, in digits."""

    low: int
    high: int

    def __call__(self, name: str, node: Node) -> Outcome:
        """The number."""
        written = node.text.strip() if isinstance(node, Scalar) else None
        if written == "":
            return Outcome(None)
        digits = written and re.fullmatch(r"[0-9]{1,9}", written)
        if digits and self.low <= int(digits[0]) <= self.high:
            return Outcome(int(digits[0]))
        wanted = f"a whole number from {self.low} to {self.high}"
        return _wrong(name, node, wanted, f"{name}: {self.high}")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The kind of one of a few words."""

    words: tuple[str, ...]

    def __call__(self, name: str, node: Node) -> Outcome:
        """The word."""
        written = node.text.strip() if isinstance(node, Scalar) else None
        if written in ("", *self.words):
            return Outcome(written or None)
        wanted = " or ".join(f"`{word}`" for word in self.words)
        return _wrong(name, node, wanted, f"{name}: {self.words[0]}")


def day(name: str, node: Node) -> Outcome:
    """A date as `YYYY-MM-DD`."""
    written = node.text.strip() if isinstance(node, Scalar) else None
    if written == "":
        return Outcome(None)
    found = real_date(written) if written else None
    if found is None:
        return _wrong(name, node, "a date, year-month-day", f"{name}: 2025-03-13")
    return Outcome(found)


def real_date(written: str) -> date | None:
    """The day that `YYYY-MM-DD` names; None for another form or a day that doesn't exist."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """The kind of one value of a kind, or a list of them."""

    kind: Kind

    def __call__(self, name: str, node: Node) -> Outcome:
        """A tuple of the values that are right."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        outcomes = [self.kind(name, item) for item in nodes]
        values = tuple(o.value for o in outcomes if o.value is not None)
        return Outcome(values or None, tuple(p for o in outcomes for p in o.problems))


def reference(name: str, node: Node) -> Outcome:
    """A name of something, with its place; `[[name]]` in quotes names the same."""
    if not isinstance(node, Scalar):
        example = f"{name}: [one-name, another-name]"
        # YAML reads `[[name]]` as a list in a list.
        hint = f"write it without double brackets, as in `{example}`"
        is_list = isinstance(node, Sequence)
        return _wrong(name, node, "a name, or a list of names", example, hint if is_list else "")
    written = clean(node.text)
    bracketed = re.fullmatch(r"\[\[([^\[\]]+)\]\]", written)
    written = bracketed[1].strip() if bracketed else written
    return Outcome(Reference(written, node.place) if written else None)


references = OneOrMany(reference)


def web_address(name: str, node: Node) -> Outcome:
    """One absolute http or https address."""
    written = node.text.strip() if isinstance(node, Scalar) else None
    if written is None or not is_web_address(written):
        return _wrong(name, node, "an http(s) address", "url: https://example.org/page")
    return Outcome(written)


def is_web_address(written: str) -> bool:
    """Whether a text is one absolute http or https address."""
    if not re.fullmatch(r"(?i:https?)://[!-~\u00a1-\ud7ff\uf900-\uffef]+", written):
        return False
    try:
        return bool(urlsplit(written).hostname)
    except ValueError:
        return False


LINK_FIELDS = (Field("url", web_address, required=True), Field("label", line))


def link(name: str, node: Node) -> Outcome:
    """A web address, or `url` and `label`; without a label the address is its own."""
    if isinstance(node, Sequence) or (isinstance(node, Scalar) and not is_web_address(node.text)):
        return _wrong_link(name, node)
    if isinstance(node, Scalar):
        return Outcome(NoteLink(node.text, _bare(node.text)))
    values, problems = read_mapping(node, LINK_FIELDS)
    if "url" not in values:
        return Outcome(None, problems or tuple(missing_fields(node, values, LINK_FIELDS)))
    return Outcome(NoteLink(values["url"], values.get("label", _bare(values["url"]))), problems)


links = OneOrMany(link)


def _wrong_link(name: str, node: Node) -> Outcome:
    if isinstance(node, Scalar) and not node.text.strip():
        return Outcome(None)
    wanted = "an http(s) address, or one with `url` and `label`"
    return _wrong(name, node, wanted, f"{name}: [https://example.org/page]")


def _bare(url: str) -> str:
    """An address as a label: without `https://` and the slash at its end."""
    return re.sub(r"^(?i:https?)://(www\.)?", "", url).rstrip("/") or url


def _wrong(name: str, node: Node, wanted: str, example: str, hint: str = "") -> Outcome:
    """The problem of a value of another kind than its field wants."""
    if isinstance(node, Scalar):
        found = shown(node.text)
    else:
        found = "a list" if isinstance(node, Sequence) else "a mapping"
    message = f"`{name}` should be {wanted}, but is {found}"
    return Outcome(None, (error(node.place, message, hint or f"for example `{example}`"),))
