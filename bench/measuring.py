"""Turns a number of papers into figures: a digest of so many, stock MkDocs and Hugo beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import hugo
from bench.figures import BYTES, COUNT, HUGO, OURS, SECONDS, STOCK, Figure
from bench.processes import CommandFailed, Cost, apart, run
from bench.projects import (
    MKDOCS,
    WITHOUT_SEARCH,
    Project,
    digest_project,
    export,
    put_aside,
    stock_project,
)
from bench.reader import NoSearch, first_search
from bench.serving import serve
from bench.sites import paper_pages, size_of

COLD, PAGES, UNCHANGED, EDITED, ADDED = (
    "cold build",
    "cold build without search",
    "nothing changed",
    "one note edited",
    "50 papers more",
)
REST = "wall but the catalogue"
"""What pages, lists, feeds and exports take, and starting and publishing: others do no more."""
QUERY = "reinforcement learning"
EDITS = 3
"""Builds of no or little work, and edits in serve, are over soon: the median of so many counts."""
STAGE = re.compile(r"([A-Z][a-z]+(?: [a-z]+)*): [^\n]*? in ([\d.]+) s\b")
"""What a build says of its own stages: `Search index: 1000 records in 0.9 s`."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure."""

    root: Path
    """The repository."""
    corpus: Path
    """A folder of dumps."""
    runs: int | None
    """How often builds are measured; None: three times, once above 1,000 papers."""
    stock_up_to: int
    """The largest number of papers for stock MkDocs, which takes minutes; 0 leaves it out."""
    with_hugo: bool
    with_serve: bool
    with_browser: bool

    def runs_at(self, papers: int) -> int:
        """How often a build of so many papers is measured."""
        return self.runs or (3 if papers <= 1000 else 1)


def measure(papers: int, folder: Path, options: Options) -> Iterator[Figure]:
    """Measure all that the options ask for in `folder`; says on standard error what it is at."""
    tell(f"{papers} papers: making them")
    project = digest_project(options.root, options.corpus, papers, folder / "digest")
    yield Figure(OURS, papers, "recombined papers", COUNT, (project.made.recombined,))
    yield from _builds(project, papers, options.runs_at(papers))
    yield from _size(OURS, papers, project.site)
    sizes = paper_pages(project.site)
    if options.with_browser:
        yield from _search(OURS, papers, project.site)
    if options.with_serve:
        yield from _serve(project, papers)
    yield from _others(project, sizes, papers, folder, options)


def tell(words: str) -> None:
    """Say how far the measuring is."""
    print(f"==> {words}", file=sys.stderr, flush=True)


def _builds(project: Project, papers: int, runs: int) -> Iterator[Figure]:
    """A build from nothing, and after each kind of change, as often as asked."""
    steps: dict[str, list[Cost]] = {COLD: [], PAGES: [], UNCHANGED: [], EDITED: [], ADDED: []}

    def build(step: str, *options: str) -> None:
        tell(f"{papers} papers: {step}")
        steps[step].append(run((*MKDOCS, "build", *options), project.folder))

    for number in range(runs):
        project.forget()
        build(PAGES, "--config-file", WITHOUT_SEARCH)
        project.forget()
        build(COLD)
        for _ in range(EDITS):
            build(UNCHANGED)
        for again in range(EDITS):
            project.edit(f"Thought over, {number} and {again}.")
            build(EDITED)
        project.add()
        build(ADDED)
        project.take_back()
    project.forget()
    run((*MKDOCS, "build"), project.folder)  # what is looked at next has no more papers than asked
    for step, costs in steps.items():
        yield from costs_of(OURS, papers, step, costs)


def costs_of(site: str, papers: int, step: str, costs: Sequence[Cost]) -> Iterator[Figure]:
    """A step's costs, and what the builds said of their stages."""
    yield Figure(site, papers, f"{step}: wall", SECONDS, tuple(cost.wall for cost in costs))
    yield Figure(site, papers, f"{step}: CPU", SECONDS, tuple(cost.cpu for cost in costs))
    yield Figure(site, papers, f"{step}: peak memory", BYTES, tuple(cost.peak for cost in costs))
    found = stages(cost.output for cost in costs)
    for stage, seconds in found.items():
        yield Figure(site, papers, f"{step}: {stage}", SECONDS, seconds)
    catalogue = found.get("catalogue", ())
    if len(catalogue) == len(costs):  # others have none, and nor has a build without changes
        rest = tuple(cost.wall - one for cost, one in zip(costs, catalogue, strict=True))
        yield Figure(site, papers, f"{step}: {REST}", SECONDS, rest)


def stages(outputs: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """The seconds that builds reported for each of their stages, lower case."""
    found: dict[str, tuple[float, ...]] = {}
    for output in outputs:
        for stage, seconds in STAGE.findall(output):
            name = stage[0].lower() + stage[1:]
            found[name] = (*found.get(name, ()), float(seconds))
    return found


def _size(name: str, papers: int, site: Path) -> Iterator[Figure]:
    size = size_of(site)
    yield Figure(name, papers, "paper's page: median", BYTES, (size.page_median,))
    yield Figure(name, papers, "paper's page: largest", BYTES, (size.page_max,))
    yield Figure(name, papers, "pages of papers", COUNT, (size.pages,))
    yield Figure(name, papers, "site", BYTES, (size.site,))
    yield Figure(name, papers, "files", COUNT, (size.files,))


def _search(name: str, papers: int, site: Path) -> Iterator[Figure]:
    tell(f"{papers} papers: a search in a browser, {name}")
    try:
        search = apart(first_search, site, QUERY)
    except NoSearch as reason:
        tell(f"left out: {reason}")
        return
    yield Figure(name, papers, "first result", SECONDS, (search.seconds,))
    yield Figure(name, papers, "front page over the network", BYTES, (search.page_bytes,))
    yield Figure(name, papers, "search over the network", BYTES, (search.search_bytes,))
    yield Figure(name, papers, "JavaScript heap after it", BYTES, (search.heap,))
    if search.added is not None:
        yield Figure(name, papers, "browser's memory for it", BYTES, (search.added,))


def _serve(project: Project, papers: int) -> Iterator[Figure]:
    tell(f"{papers} papers: mkdocs serve")
    served = serve(project, EDITS)
    yield Figure(OURS, papers, "serve: until it serves", SECONDS, (served.start,))
    yield Figure(OURS, papers, "serve: note saved until shown", SECONDS, served.shown)
    if served.worked:
        yield Figure(OURS, papers, "serve: work of it", SECONDS, served.worked)
    yield Figure(OURS, papers, "serve: peak memory", BYTES, (served.peak,))


def _others(
    project: Project, sizes: dict[str, int], papers: int, folder: Path, options: Options
) -> Iterator[Figure]:
    """The same pages made by Hugo and by stock MkDocs."""
    stock = papers <= options.stock_up_to
    if not (stock or options.with_hugo):
        return
    tell(f"{papers} papers: exporting them for others")
    exported = export(project, folder / "exported")
    if options.with_hugo:
        site = apart(hugo.hugo_project, exported, sizes, folder / "hugo")
        runs = options.runs_at(papers)
        yield from _other(HUGO, papers, runs, lambda: run(hugo.COMMAND, site), site / "public")
    if stock:
        site = apart(stock_project, exported, folder / "stock")
        yield from _other(STOCK, papers, 1, lambda: run((*MKDOCS, "build"), site), site / "site")
        if options.with_browser:
            yield from _search(STOCK, papers, site / "site")


def _other(
    name: str, papers: int, runs: int, build: Callable[[], Cost], site: Path
) -> Iterator[Figure]:
    """Another generator's cold builds and the size of its site; nothing where it fails."""
    tell(f"{papers} papers: {name}")
    costs: list[Cost] = []
    try:
        for _ in range(runs):
            put_aside(site)
            costs.append(build())
    except CommandFailed as failure:
        tell(f"{name} failed: {failure}")
        return
    yield from costs_of(name, papers, COLD, costs)
    yield from _size(name, papers, site)
