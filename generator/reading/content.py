"""Turns the folder `content/` into Content: the one module that opens what people wrote."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator.garbage import uncollected
from generator.known import NOTHING_KNOWN, Known, name_of
from generator.model.content import (
    Content,
    Dump,
    Facts,
    ListDefinition,
    Note,
    OrdinaryPage,
    TopicDefinition,
)
from generator.model.problems import Place, Problem
from generator.reading.drawings import drawing_problems
from generator.reading.dumps import ParsedListing, parse_dump
from generator.reading.facts import parse_facts
from generator.reading.file_tree import READABLE, files_under
from generator.reading.filing import READ, Kind, captured_on, filing_problem, kind_of, slug_of
from generator.reading.frontmatter import read_document
from generator.reading.kinds import line, references
from generator.reading.lists import parse_list
from generator.reading.notes import parse_note
from generator.reading.pages import parse_page
from generator.reading.schema import Field, read_fields
from generator.reading.strict_yaml import error, shown
from generator.reading.text import decode
from generator.reading.topics import parse_topic

DUMP_FIELDS = (
    Field("title", line, doc="the digest's name"),
    Field("also", references, doc="another name that the dump's file has had"),
)
"""What the front matter of a dump's prose may say."""

_Definition = TypeVar("_Definition", TopicDefinition, ListDefinition)
_Parsed = TypeVar("_Parsed")
Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is read: its path with and without the root's name, and its text."""

    path: str
    inside: str
    text: str
    name: bytes
    """What no other file is called, nor this one with another text."""


def read_content(root: Path, known: Known = NOTHING_KNOWN) -> Content:
    """Everything under `root` (usually `content/`), and every problem in it by place.

    Never raises for what people can do to files: what can't be read is a problem, and the rest is
    read. A folder that isn't there holds nothing, but without the root itself nothing is right.
    """
    if not os.path.isdir(root):
        place, hint = Place(root.name or str(root)), "name it as `docs_dir` in mkdocs.yml"
        return Content(problems=(error(place, "there is no such folder", hint),))
    with uncollected():
        return _read(_Reading(root, known))


def _read(reading: _Reading) -> Content:
    dumps, topics, lists = reading.dumps(), reading.topics(), reading.lists()
    notes, facts, pages = reading.notes(), reading.facts(), reading.pages()
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

    def __init__(self, root: Path, known: Known) -> None:
        found, self.problems = files_under(root)
        self._known = known
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
        if kind is Kind.ATTACHMENT and self._is_harmless(root / inside, path):
            self.published.append(inside)
        if kind in READ and (file := self._file(root / inside, path, inside)):
            self._files[kind].append(file)

    def _is_harmless(self, file: Path, path: str) -> bool:
        """Whether nothing runs where a reader opens an attachment."""
        if not path.lower().endswith(".svg"):
            return True
        data = self._bytes(file, path)
        problems = [] if data is None else drawing_problems(data, path)
        self.problems += problems
        return data is not None and not problems

    def _bytes(self, file: Path, path: str) -> bytes | None:
        """What is in a file; None, and a problem, where it can't be read."""
        try:
            return file.read_bytes()
        except OSError as failure:
            why = failure.strerror or type(failure).__name__
            self.problems.append(_unreadable(path, why))
            return None

    def _file(self, file: Path, path: str, inside: str) -> _File | None:
        """A file with its text; None for one that can't be read, or isn't text."""
        data = self._bytes(file, path)
        if data is None:
            return None
        text, problems = decode(data, path)
        self.problems += problems
        whole = text or not problems
        return _File(path, inside, text, name_of(path, data)) if whole else None

    def _parsed(
        self,
        files: Sequence[_File],
        parse: Callable[[str, str], tuple[_Parsed, Problems]],
        form: type[tuple[_Parsed, Problems]],
    ) -> list[_Parsed]:
        """What a parser makes of each file, in the order of their paths."""

        def work(missing: Sequence[int]) -> Iterator[tuple[_Parsed, Problems]]:
            return (parse(file.text, file.path) for file in map(files.__getitem__, missing))

        kind = f"read-{parse.__name__.strip('_').removeprefix('parse_')}"
        names = [file.name for file in files]
        outcomes = self._known.answers(kind, b"", names, work, form)
        self.problems += (problem for _, problems in outcomes for problem in problems)
        return [value for value, _ in outcomes]

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
        parsed = self._parsed(
            [*files.values()], _parse_dump, tuple[tuple[ParsedListing, ...], Problems]
        )
        taken = set(files)
        return [
            dump
            for (stem, file), listings in zip(files.items(), parsed, strict=True)
            for dump in self._dumps_in(file, listings, prose.get(stem), taken)
        ]

    def _dumps_in(
        self, file: _File, listings: Iterable[ParsedListing], prose: _File | None, taken: set[str]
    ) -> Iterator[Dump]:
        """The dumps of one file: `stem`, then `stem-2` and so on, of which none is taken."""
        captured, stem = captured_on(file.inside), PurePosixPath(file.path).stem
        if captured is None:
            return
        for number, listing in enumerate(listings, 1):
            slug = stem if number == 1 else _free_slug(stem, number, taken)
            taken.add(slug)
            dump = Dump(slug, captured, file.path, listing.entries, listing.query)
            yield self._said_of(dump, prose) if prose and number == 1 else dump

    def _said_of(self, dump: Dump, file: _File) -> Dump:
        """A dump with the title, the prose and the former names that a curator gave it."""
        document = read_document(file.text, file.path)
        values, problems = read_fields(document, DUMP_FIELDS)
        self.problems += problems
        return replace(dump, prose=document.body if document.body.text else None, **values)

    def topics(self) -> list[TopicDefinition]:
        """The topics, with names that can be addresses."""
        files = self._files[Kind.TOPIC]
        parsed = self._parsed(files, parse_topic, tuple[TopicDefinition, Problems])
        return self._addressed(parsed, "topic")

    def lists(self) -> list[ListDefinition]:
        """The reading lists, with names that can be addresses."""
        outcomes = [parse_list(file.text, file.path) for file in self._files[Kind.LIST]]
        self.problems += (problem for _, problems in outcomes for problem in problems)
        return self._addressed([definition for definition, _ in outcomes], "list")

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
        files = self._files[Kind.FACTS]
        parsed = self._parsed(files, parse_facts, tuple[tuple[Facts, ...], Problems])
        return [fact for facts in parsed for fact in facts]

    def notes(self) -> list[Note]:
        """The notes."""
        return self._parsed(self._files[Kind.NOTE], parse_note, tuple[Note, Problems])

    def pages(self) -> list[OrdinaryPage]:
        """The ordinary pages."""
        return self._parsed(self._files[Kind.PAGE], parse_page, tuple[OrdinaryPage, Problems])

    def _refuse(self, file: _File, message: str, hint: str) -> None:
        self.problems.append(error(Place(file.path), message, hint))


def _unreadable(path: str, why: str) -> Problem:
    message = f"the file can't be read: {why.lower()}"
    return error(Place(path), message, READABLE)


def _parse_dump(text: str, path: str) -> tuple[tuple[ParsedListing, ...], Problems]:
    """The listings of a dump whose day of capture is known."""
    captured = captured_on(path)
    return parse_dump(text, path, captured) if captured else ((), ())


def _free_slug(stem: str, number: int, taken: set[str]) -> str:
    """`stem-number`, or the next number that no other dump has."""
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
