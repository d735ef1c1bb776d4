"""Turns the folder `content/` into Content: the one module that opens what people wrote."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.model import (
    Content,
    Dump,
    Facts,
    ListDefinition,
    OrdinaryPage,
    Place,
    Problem,
    Prose,
    TopicDefinition,
)
from generator.reading.dumps import parse_dump
from generator.reading.facts import parse_facts
from generator.reading.file_tree import files_under
from generator.reading.filing import READ, Kind, captured_on, filing_problem, kind_of, slug_of
from generator.reading.frontmatter import read_document
from generator.reading.kinds import line
from generator.reading.lists import parse_list
from generator.reading.notes import parse_note
from generator.reading.schema import Field, read_fields
from generator.reading.strict_yaml import error, shown
from generator.reading.text import decode
from generator.reading.topics import parse_topic

DUMP_FIELDS = (Field("title", line, doc="the digest's name"),)
"""What the front matter of a dump's prose may say."""

_Definition = TypeVar("_Definition", TopicDefinition, ListDefinition)
_Parsed = TypeVar("_Parsed")


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is read: its path with and without the root's name, and its text."""

    path: str
    inside: str
    text: str


def read_content(root: Path) -> Content:
    """Everything under `root` (usually `content/`), and every problem in it by place.

    Never raises for what people can do to files: what can't be read is a problem, and the rest is
    read. A folder that isn't there holds nothing, but without the root itself nothing is right.
    """
    if not os.path.isdir(root):
        place, hint = Place(root.name or str(root)), "name it as `docs_dir` in mkdocs.yml"
        return Content(problems=(error(place, "there is no such folder", hint),))
    reading = _Reading(root)
    dumps, topics, lists = reading.dumps(), reading.topics(), reading.lists()
    notes, facts, pages = reading.each(Kind.NOTE, parse_note), reading.facts(), reading.pages()
    return Content(
        dumps=tuple(dumps),
        notes=tuple(notes),
        topics=tuple(topics),
        lists=tuple(lists),
        facts=tuple(facts),
        pages=tuple(pages),
        files=frozenset(reading.published),
        problems=tuple(sorted(reading.problems, key=lambda p: (p.place, p.message))),
    )


class _Reading:
    """One reading of a content folder: the files by kind, and the problems met so far."""

    def __init__(self, root: Path) -> None:
        found, self.problems = files_under(root)
        self.published: list[str] = []
        self._files: dict[Kind, list[_File]] = {kind: [] for kind in Kind}
        for inside in found:
            self._take(root, inside)

    def _take(self, root: Path, inside: str) -> None:
        """Sorts a file in by its kind, and reads it if there is something to understand in it."""
        kind = kind_of(inside)
        path = f"{root.name}/{inside}"
        problem = filing_problem(inside, kind, Place(path))
        if problem:
            self.problems.append(problem)
        if kind is Kind.ATTACHMENT:
            self.published.append(inside)
        text = self._text(root / inside, path) if kind in READ else None
        if text is not None:
            self._files[kind].append(_File(path, inside, text))

    def _text(self, file: Path, path: str) -> str | None:
        """A file's text; None for one that can't be read, or isn't text."""
        try:
            data = file.read_bytes()
        except OSError as failure:
            why = failure.strerror or type(failure).__name__
            self.problems.append(error(Place(path), f"the file can't be read: {why.lower()}"))
            return None
        text, problems = decode(data, path)
        self.problems += problems
        return text if text or not problems else None

    def each(
        self, kind: Kind, parse: Callable[[str, str], tuple[_Parsed, tuple[Problem, ...]]]
    ) -> list[_Parsed]:
        """What a parser makes of each file of a kind, in the order of their paths."""
        parsed: list[_Parsed] = []
        for file in self._files[kind]:
            value, problems = parse(file.text, file.path)
            parsed.append(value)
            self.problems += problems
        return parsed

    def dumps(self) -> list[Dump]:
        """The dumps; a file of several listings is several, the first with the file's prose."""
        prose = {PurePosixPath(file.path).stem: file for file in self._files[Kind.DUMP_PROSE]}
        files: dict[str, _File] = {}
        for file in self._files[Kind.DUMP]:
            stem = PurePosixPath(file.path).stem
            if stem in files:
                self._refuse(
                    file, f"{shown(stem)} is another dump's name too", "rename one of them"
                )
            files.setdefault(stem, file)
        for stem in prose.keys() - files.keys():
            hint = f"a listing itself ends in `.txt`; words on one have its name, `{stem}.md`"
            self._refuse(prose[stem], f"there is no dump {shown(stem)}", hint)
        taken = set(files)
        return [d for stem in files for d in self._dumps_in(files[stem], prose.get(stem), taken)]

    def _dumps_in(self, file: _File, prose: _File | None, taken: set[str]) -> Iterator[Dump]:
        """The dumps of one file: `stem`, then `stem-2` and so on, of which none is taken."""
        captured, stem = captured_on(file.inside), PurePosixPath(file.path).stem
        if captured is None:
            return
        listings, problems = parse_dump(file.text, file.path, captured)
        self.problems += problems
        for number, listing in enumerate(listings, 1):
            slug = stem if number == 1 else _free_slug(stem, number, taken)
            taken.add(slug)
            title, words = self._prose(prose) if prose and number == 1 else ("", None)
            yield Dump(
                slug=slug,
                captured=captured,
                path=file.path,
                entries=listing.entries,
                query=listing.query,
                title=title,
                prose=words,
            )

    def _prose(self, file: _File) -> tuple[str, Prose | None]:
        """Title and prose that a curator gave to a dump."""
        document = read_document(file.text, file.path)
        values, problems = read_fields(document, DUMP_FIELDS)
        self.problems += problems
        return values.get("title", ""), document.body if document.body.text else None

    def topics(self) -> list[TopicDefinition]:
        """The topics, with names that can be addresses."""
        return self._addressed(self.each(Kind.TOPIC, parse_topic), "topic")

    def lists(self) -> list[ListDefinition]:
        """The reading lists, with names that can be addresses."""
        return self._addressed(self.each(Kind.LIST, parse_list), "list")

    def _addressed(self, definitions: list[_Definition], what: str) -> list[_Definition]:
        """The definitions under the slugs that their names should be, each but once."""
        kept: dict[str, _Definition] = {}
        titles: dict[str, Place] = {}
        # Names that are right come first, so that none loses its address to one that is wrong.
        for one in sorted(definitions, key=lambda d: d.slug != slug_of(d.place.path)):
            slug = slug_of(one.place.path)
            if slug and slug not in kept:
                kept[slug] = replace(one, slug=slug)
            first = titles.setdefault(one.title.casefold(), one.place)
            if first != one.place:
                message = f"another {what} has the title {shown(one.title)}"
                self.problems.append(error(one.place, message, f"see {first.path}"))
        return [kept[slug] for slug in sorted(kept)]

    def facts(self) -> list[Facts]:
        """What `facts.jsonl` says."""
        return [fact for facts in self.each(Kind.FACTS, parse_facts) for fact in facts]

    def pages(self) -> list[OrdinaryPage]:
        """The ordinary pages; one whose front matter is broken has none, so that none is shown."""
        pages = []
        for file in self._files[Kind.PAGE]:
            document = read_document(file.text, file.path)
            self.problems += document.problems
            front_matter = "" if document.broken else document.front_matter
            pages.append(OrdinaryPage(file.inside, front_matter, document.body))
        return pages

    def _refuse(self, file: _File, message: str, hint: str) -> None:
        self.problems.append(error(Place(file.path), message, hint))


def _free_slug(stem: str, number: int, taken: set[str]) -> str:
    """`stem-number`, or the next number that no other dump has."""
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
