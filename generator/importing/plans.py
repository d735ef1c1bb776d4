"""Decides where each listing of each paste goes, or why a paste has to wait; touches no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from generator.cataloguing.topic_phrases import TopicMatcher
from generator.importing.archive import DUMPS, Archive, fingerprint, free_name, of_papers
from generator.importing.captures import Capture, captured, day_in, is_to_come
from generator.importing.holdings import Holding, Part, held_by
from generator.importing.pastes import Paste
from generator.importing.themes import theme_of
from generator.model.content import TopicDefinition
from generator.model.problems import Level, Place, Problem
from generator.reading.filing import captured_on


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports decides, and the day it is."""

    today: date
    day: date | None = None
    """The day of capture of all that is imported, whatever the pastes say."""
    as_is: bool = False
    """Whether pastes with lines that nobody understands are filed too."""


@dataclass(frozen=True, slots=True)
class Step:
    """One listing of a paste, and the file under `content/` where it goes, or already is."""

    part: Part
    target: str
    capture: Capture | None
    """None where it is filed already."""
    otherwise: Capture | None = None
    """Of what is filed already: what is known of another day than the one it is filed under."""

    @property
    def name(self) -> str:
        """The dump's name: the file's without folder and ending."""
        return PurePosixPath(self.target).stem


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a paste; without steps it stays where it is."""

    paste: Paste
    holding: Holding
    steps: tuple[Step, ...] = ()

    @property
    def to_file(self) -> tuple[Step, ...]:
        """The listings that are not filed already."""
        return tuple(step for step in self.steps if step.capture)

    @property
    def renames(self) -> bool:
        """Whether it gives another name to a dump that is filed, and not a new one to the site."""
        return bool(self.to_file) and is_filed(self.paste.inside)


def is_filed(inside: str) -> bool:
    """Whether a path below the content folder is that of a dump with a day in its name."""
    path = PurePosixPath(inside)
    right = str(path.parent) == DUMPS and path.suffix in (".txt", ".json")
    return right and captured_on(inside) is not None


def plans(
    every: Iterable[Paste],
    archive: Archive,
    definitions: Sequence[TopicDefinition],
    choices: Choices,
) -> tuple[Plan, ...]:
    """A plan for each paste, those named by a day first: what one files, the next ones know."""
    matcher = TopicMatcher(definitions)
    papers = {mark: list(paths) for mark, paths in archive.papers.items()}
    planner = _Planner(choices, matcher, dict(archive.filed), papers, set(archive.names))
    ordered = sorted(every, key=lambda paste: day_in(paste.file.name) is None)
    return tuple(planner.plan(paste) for paste in ordered)


@dataclass(slots=True)
class _Planner:
    """What is filed so far, the plans before included."""

    choices: Choices
    matcher: TopicMatcher
    filed: dict[str, str]
    papers: dict[str, list[str]]
    names: set[str]

    def plan(self, paste: Paste) -> Plan:
        if paste.problem:
            return Plan(paste, Holding((), (paste.problem,)))
        holding = held_by(paste.data, paste.path, self.choices.today)
        if is_filed(paste.inside):
            return Plan(paste, holding, tuple(self._renamed(paste, holding)))
        if not holding.parts or (holding.in_doubt and not self.choices.as_is):
            return Plan(paste, holding)
        days = self._days(paste, holding.parts)
        wrong = [day for day in days if is_to_come(day.day, self.choices.today)]
        if wrong:
            return Plan(paste, replace(holding, problems=(_to_come(paste, wrong[0]),)))
        return Plan(paste, holding, tuple(self._steps(paste, holding.parts, days)))

    def _days(self, paste: Paste, parts: Sequence[Part]) -> list[Capture]:
        """The day of each listing; one that names none was captured with the one before it."""
        days: list[Capture] = []
        for part in parts:
            silent = bool(days) and not any(one.header_date for one in part.listings)
            day = captured(part, paste.file.name, self.choices.day, self.choices.today)
            days.append(replace(days[-1], by="as the listing before it") if silent else day)
        return days

    def _steps(
        self, paste: Paste, parts: Sequence[Part], days: Sequence[Capture]
    ) -> Iterator[Step]:
        everything = self.filed.get(fingerprint(paste.data.decode("utf-8-sig")))
        if everything:
            yield _known(parts[0], everything, days[0])
            return
        for part, day in zip(parts, days, strict=True):
            mark = fingerprint(part.text)
            known = self.filed.get(mark) or self._by_papers(part, day)
            if known:
                yield _known(part, known, day)
                continue
            name = free_name(self._name(paste, part, day, len(parts) == 1), self.names)
            target = f"{DUMPS}/{name}{part.ending}"
            self.names.add(name)
            self.filed[mark] = target
            self.papers.setdefault(_papers_of(part), []).append(target)
            yield Step(part, target, day)

    def _by_papers(self, part: Part, day: Capture) -> str | None:
        """The dump that says just the same of just these papers on the same day, year or none."""
        for path in self.papers.get(_papers_of(part), []):
            filed = captured_on(path)
            same_day = filed and (filed.month, filed.day) == (day.day.month, day.day.day)
            if filed == day.day or (same_day and day.assumed):
                return path
        return None

    def _name(self, paste: Paste, part: Part, day: Capture, alone: bool) -> str:
        """The paste's own name if it is a dump's with this day, else day and theme."""
        own = PurePosixPath(paste.file.name).stem
        if alone and captured_on(f"{DUMPS}/{own}.txt") == day.day:
            return own
        return f"{day.day}-{theme_of(part, paste.file.name, self.matcher)}"

    def _renamed(self, paste: Paste, holding: Holding) -> Iterator[Step]:
        """A filed dump stays as it is, or gets the day that the person gives."""
        old = PurePosixPath(paste.inside)
        rest = old.stem[len("2025-03-13") :]
        text = paste.data.decode("utf-8", "replace")
        part = Part(paste.data, text, tuple(x for p in holding.parts for x in p.listings), "")
        day = self.choices.day
        if day is None or old.stem.startswith(day.isoformat()):
            yield Step(part, paste.inside, None)
            return
        name = free_name(f"{day}{rest}", self.names)
        self.names.add(name)
        yield Step(part, f"{DUMPS}/{name}{old.suffix}", Capture(day, "as `--date` says"))


def _papers_of(part: Part) -> str:
    query = next((listing.query for listing in part.listings if listing.query), "")
    return of_papers(query, part.entries)


def _known(part: Part, target: str, day: Capture) -> Step:
    """That a listing is filed already; a day that was only assumed says nothing against its own."""
    differs = not day.assumed and captured_on(target) != day.day
    return Step(part, target, None, day if differs else None)


def _to_come(paste: Paste, capture: Capture) -> Problem:
    message = f"{capture.day} is still to come; that day is taken {capture.by}"
    hint = "a listing can't have been captured then: give the day as `--date YYYY-MM-DD`"
    return Problem(Level.ERROR, Place(paste.path), message, hint)
