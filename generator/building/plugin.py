"""The MkDocs plugin: replaces the content folder's raw files by the pages made of them."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator.building.frames import Frames
from generator.building.kept_index import KeptIndex
from generator.building.memory import Memory
from generator.building.search import SearchError
from generator.building.writing import in_nav, in_sitemap, write
from generator.cataloguing.site import catalogue
from generator.model import Content, Level, Page, Problem, Settings
from generator.reading.content import read_content
from generator.rendering.layout import source_of
from generator.rendering.pages import pages_of
from generator.rendering.search_records import search_records
from generator.rendering.templating import TEMPLATES
from generator.rendering.view import view_of

log = get_plugin_logger("digest")


class DigestConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no type here
    """The plugin's options in `mkdocs.yml`."""

    repository = c.Type(str, default="")
    """The repository on GitHub, such as `https://github.com/me/my-digest`, for the edit links."""
    branch = c.Type(str, default="main")
    frames = c.Type(bool, default=True)
    """Whether the theme is drawn once for all pages outside the navigation, not for each."""


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Reads the content, catalogues it, renders it, and hands the pages to MkDocs."""

    def __init__(self) -> None:
        self.errors = 0
        self.memory: Memory | None = None
        self.index: KeptIndex | None = None
        self.newest = date(1970, 1, 1)
        """The newest dump's day of capture."""
        self.later: list[Page] = []
        """The pages and files that are written after MkDocs' own."""
        self.frames: Frames | None = None

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Exchanges what people pasted and wrote for the pages made of it."""
        content = read_content(Path(config.docs_dir))
        self.memory = self.memory or Memory(_cache(config), log.info)
        site = catalogue(content, self.memory)
        self.memory.save()
        settings = self._settings(config)
        self.index = KeptIndex(search_records(view_of(site, settings)), _cache(config))
        self.errors = _report(site.problems)
        self.newest = max((dump.captured for dump in content.dumps), default=self.newest)
        kept = _published(files, content, config.docs_dir)
        by_mkdocs = in_nav(config.nav) | {page.path for page in content.pages}
        self.later = []
        for page in pages_of(site, settings):
            if self.config.frames and page.path not in by_mkdocs:
                self.later.append(page)
            else:
                kept.append(File.generated(config, page.path, content=source_of(page.make())))
        log.info("Papers: %d, dumps: %d", len(site.papers), len(content.dumps))
        return kept

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keeps the navigation, which stands in every page's frame."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Dates the sitemap by the newest capture, where MkDocs has today: the same every day."""
        for file in files.documentation_pages():
            if file.page:
                file.page.update_date = self.newest.isoformat()
        self.frames = Frames(env, config, self.nav, files.documentation_pages())
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Lists the pages in the sitemap that MkDocs doesn't know of."""
        if template_name == "sitemap.xml":
            url, day = config.site_url or "/", self.newest.isoformat()
            more = [in_sitemap(page.path, url, day) for page in self.later if page.is_page]
            every: list[Any] = [*context["pages"], *more]
            context["pages"] = sorted(every, key=attrgetter("page.url"))
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fails a strict build whose content has errors, even where `--quiet` hides the log."""
        if self.frames:
            for page in self.later:
                write(Path(config.site_dir), page, self.frames)
        self._publish_index(Path(config.site_dir))
        if config.strict and self.errors:
            raise Abort(f"the content has errors ({self.errors}): `digest check` lists them")

    def on_build_error(self, *, error: Exception) -> None:
        """Stops the making of the search index of a build that failed."""
        if self.index:
            self.index.stop()

    def _publish_index(self, site: Path) -> None:
        try:
            if self.index:
                self.index.publish(site)
        except SearchError as error:
            raise Abort(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watches templates and overrides too; MkDocs watches the content by itself."""
        server.watch(str(TEMPLATES))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        return server

    def _settings(self, config: MkDocsConfig) -> Settings:
        return Settings(
            name=config.site_name,
            description=config.site_description or "",
            url=config.site_url or "",
            repository=self.config.repository.rstrip("/"),
            branch=self.config.branch,
        )


def _cache(config: MkDocsConfig) -> Path:
    """Where results are remembered from build to build: beside `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").parent / ".cache"


def _published(files: Files, content: Content, folder: str) -> Files:
    """The theme's files, and what people put beside their words; the words come as pages."""
    return Files(
        [file for file in files if file.src_dir != folder or file.src_uri in content.files]
    )


def _report(problems: tuple[Problem, ...]) -> int:
    """Logs each problem, errors such that a strict build fails; returns how many errors."""
    for problem in problems:
        write = log.error if problem.level is Level.ERROR else log.info
        hint = f" ({problem.hint})" if problem.hint else ""
        write("%s: %s%s", problem.place, problem.message, hint)
    return sum(problem.level is Level.ERROR for problem in problems)
