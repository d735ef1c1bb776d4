"""Says in lines of plain words what an import found in each paste, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.counting import counted
from generator.importing.novelty import News
from generator.importing.plans import Plan, Step
from generator.importing.shelving import Done

SHOWN = 5
"""So many titles of new, and of known, papers are shown of a dump, unless all are wanted."""

Outcomes = Sequence[tuple[Plan, Done]]


@dataclass(frozen=True, slots=True)
class Telling:
    """How an import is told of: `done`, or what it would do; with all titles, or some."""

    news: Mapping[str, News]
    root: str
    """The content folder's name, with which shown paths begin."""
    done: bool = True
    titles: bool = False

    def of_paste(self, plan: Plan, done: Done) -> Iterator[str]:
        """Where each of its listings went, and what is in them; problems are shown elsewhere."""
        yield plan.paste.path
        if done.failure:
            yield f"  could not be filed, and stays as it is: {done.failure}"
        elif plan.steps:
            yield from self._of_steps(plan, done)
        else:
            papers = sum(len(part.entries) for part in plan.holding.parts)
            doubts = counted(len(plan.holding.problems), "problem")
            lines = counted(plan.holding.furniture, "line")
            yield f"  stays: {doubts}; else {counted(papers, 'paper')}, {lines} of the page"

    def _of_steps(self, plan: Plan, done: Done) -> Iterator[str]:
        targets = done.targets or tuple(step.target for step in plan.steps)
        for step, target in zip(plan.steps, targets, strict=True):
            yield from self._of_step(step, f"{self.root}/{target}")
        if plan.to_file and plan.holding.furniture:
            yield f"  {counted(plan.holding.furniture, 'line')} of the page around them"
        if done.gone and not plan.to_file:
            yield "  removed from where it was: all of it is filed"
        if self.done and not done.gone and plan.paste.inside and plan.paste.inside not in targets:
            yield "  somebody has just changed it: it stays too"

    def _of_step(self, step: Step, path: str) -> Iterator[str]:
        if step.capture is None:
            yield f"  filed already: {path}"
            if step.otherwise:
                said = f"captured on {step.otherwise.day}, {step.otherwise.by}?"
                yield f"  {said} `digest import {path} --date {step.otherwise.day}` corrects it"
            return
        yield f"  {'filed as' if self.done else 'would be filed as'} {path}"
        correct = "; `--date` corrects it" if step.capture.assumed else ""
        yield f"  captured on {step.capture.day}: {step.capture.by}{correct}"
        if step.target in self.news:
            yield from self._of_papers(self.news[step.target])

    def _of_papers(self, news: News) -> Iterator[str]:
        papers = counted(len(news.new) + len(news.known), "paper")
        yield f"  {papers}: {len(news.new)} new, {len(news.known)} known"
        for what, listed in (("new", news.new), ("known", news.known)):
            shown = listed if self.titles else listed[:SHOWN]
            yield from (f"    {what}: {title}" for title in shown)
            if len(shown) < len(listed):
                yield f"    {what}: {len(listed) - len(shown)} more, which `--titles` shows"

    def summary(self, outcomes: Outcomes) -> str:
        """One line that counts the dumps, the pastes that stay, and those that were there."""
        whole = [plan for plan, done in outcomes if plan.steps and not done.failure]
        filed = sum(len(plan.to_file) for plan in whole)
        known = sum(len(plan.steps) for plan in whole) - filed
        words = ("filed", "stays" if stays(outcomes) == 1 else "stay")
        now = words if self.done else ("would be filed", "would stay")
        staying = f"{counted(stays(outcomes), 'file')} {now[1]}"
        return f"{counted(filed, 'dump')} {now[0]}, {known} filed already, {staying}"


def stays(outcomes: Outcomes) -> int:
    """How many pastes are where they were, since they could not be understood or written."""
    return sum(not plan.steps or bool(done.failure) for plan, done in outcomes)
