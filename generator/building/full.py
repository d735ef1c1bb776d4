"""A build of all that has changed: reads, catalogues, renders, and fills the site's folder."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from logging import LoggerAdapter
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator.building.edition import Edition
from generator.building.frames import Frames
from generator.building.hashing import hash_of, named
from generator.building.inputs import Inputs, files_below
from generator.building.memory import Memory
from generator.building.record import Said
from generator.building.renewal import kept_notes
from generator.building.search_indexes import Indexes
from generator.building.slotted import SlottedPages, Text
from generator.building.workers import each
from generator.building.writing import in_nav, in_sitemap, key_of, place_of
from generator.cataloguing.site import judged, merged
from generator.counting import counted
from generator.garbage import uncollected
from generator.model.page import Page, Settings, url_of
from generator.model.problems import Level, Problem
from generator.reading.content import read_content
from generator.rendering.layout import source_of
from generator.rendering.pages import pages_of
from generator.rendering.search_records import archived, search_records
from generator.rendering.view import view_of
from generator.rendering.words import filled, words_of

Log = LoggerAdapter[Any]
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


class FullBuild:
    """One build from the content on.

    MkDocs makes the pages of its navigation and those that people write as for any site; all others
    are added to the edition once MkDocs is done.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        inputs: Inputs,
        settings: Settings,
        memory: Memory,
        cache: Path,
        indexes: Indexes | None,
        log: Log,
    ) -> None:
        self._config = config
        self._inputs = inputs
        self._cache = cache
        self._log = log
        with _timed("Catalogue", log) as done, uncollected():
            content = read_content(Path(config.docs_dir), memory)
            papers = merged(content, memory)
            archive = archived(papers.papers.values()) if indexes else []
            if indexes:
                indexes.begin(archive)
            site = judged(content, papers, memory)
            memory.save()
            read = counted(len(content.dumps), "dump")
            done(f"{counted(len(site.papers), 'paper')} of {read}")
        self.kept = content.files
        """The paths of the content's files that are published as they are."""
        self.said = tuple(_said(problem) for problem in site.problems)
        self._newest = max((dump.captured for dump in content.dumps), default=date(1970, 1, 1))
        self._indexes = indexes
        if indexes:
            records = search_records(view_of(site, settings), archive)
            indexes.start(records, site.papers.values())
        self._by_mkdocs = in_nav(config.nav) | {page.path for page in content.pages}
        self._words = words_of(site)
        self._notes = (*(p.note for p in site.papers.values() if p.note), *site.orphans)
        self._lasting: set[str] = set()
        self._pages = pages_of(site, settings)

    @uncollected()
    def files(self, files: Files, frames: bool) -> Files:
        """What MkDocs is to make a site of; its own reading of the content is not."""
        folder = self._config.docs_dir
        kept = Files(
            [
                file
                for file in files
                if (file.src_uri in self.kept if file.src_dir == folder else _is_used(file))
            ]
        )
        self._later: list[Page] = []
        self._unlisted: set[str] = set()
        for page in self._pages:
            if not page.listed:
                self._unlisted.add(url_of(page.path))
            if frames and page.path not in self._by_mkdocs:
                self._later.append(page)
            else:
                made = page.make()
                text = source_of(made)
                text = filled(text, page.path, self._words) if made.words else text
                self._lasting |= set(made.words)
                file = File.generated(self._config, page.path, content=text)
                if not page.is_page:
                    file.dest_uri = place_of(page.path)
                kept.append(file)
        return kept

    def draw_in(self, env: Environment, nav: Navigation, files: Files) -> None:
        """Know the theme; and date MkDocs' own pages, in the sitemap, by the newest capture."""
        packed = min(max(self._newest, date(1970, 1, 1)), date(2106, 1, 1))  # the days gzip knows
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = packed.isoformat()
        self._frames = Frames(env, self._config, nav, files.documentation_pages())

    def sitemap(self, context: TemplateContext) -> None:
        """List the pages that MkDocs doesn't know of too, and none that leads elsewhere."""
        url, day = self._config.site_url or "/", self._newest.isoformat()
        more = [in_sitemap(page.path, url, day) for page in self._later if page.is_page]
        every: list[Any] = [*context["pages"], *more]
        listed = [one for one in every if one.page.url not in self._unlisted]
        context["pages"] = sorted(listed, key=attrgetter("page.url"))

    def fill(self, edition: Edition, by_mkdocs: Path) -> None:
        """Add everything to the site: what MkDocs made in a folder, all other pages, the index."""
        for path in files_below(by_mkdocs):
            edition.take(path, by_mkdocs / path)
        if self._indexes:
            self._indexes.add(edition)
        with _timed("Pages", self._log) as done:
            around = hash_of(self._inputs.around, self._frames.key)
            notes = kept_notes(self._notes, self._words, self._lasting)
            slotted = SlottedPages(edition, self._cache, notes)
            edition.prepare()

            def made(page: Page) -> tuple[str, Text | None]:
                key = key_of(page, around)
                return key, None if slotted.knows(page.path, key) else self._text(page)

            # Made side by side, written by one: processes get in each other's way in a folder.
            # From the end on, where the largest files are: nobody waits for them alone then.
            count = 0
            for page, (key, text) in each(made, self._later[::-1]):
                if text or not slotted.want(page.path, key):
                    slotted.add(page.path, key, text or self._text(page))
                    count += 1
            slotted.remember(self._inputs)
            if self._indexes:
                self._indexes.remember(self._inputs)
            done(f"{count} made of {len(self._later)}")

    def _text(self, page: Page) -> Text:
        made = page.make()
        text = self._frames.page(page.path, made) if page.is_page else made.text
        return Text(named(text.encode()), made.words)


def _is_used(file: File) -> bool:
    """Whether a file of the theme is of use to readers: its own search, which isn't ours, isn't."""
    return not file.src_uri.startswith(_UNUSED) and not file.src_uri.endswith(".map")


@contextmanager
def _timed(stage: str, log: Log) -> Iterator[Callable[[str], None]]:
    """Says how long a stage took, with the words that it is given at its end."""
    begun = time.perf_counter()
    words: list[str] = []
    yield words.append
    log.info("%s: %s in %.1f s", stage, *words, time.perf_counter() - begun)


def _said(problem: Problem) -> Said:
    level = "ERROR" if problem.level is Level.ERROR else "INFO"
    return Said(level, f"{problem.place}: {problem.said}")
