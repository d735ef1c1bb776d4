"""The MkDocs plugin: replaces the content folder's raw files by the pages made of them.

A build is one of two: where nothing has changed since the last one, MkDocs is left nothing to do;
else `full` makes what has changed. Either way MkDocs works in a folder of its own, and the site's
folder is filled from there.
"""

from __future__ import annotations

import logging
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.building.edition import Edition
from generator.building.exchanged import ExchangedEdition
from generator.building.inputs import CODE, Inputs, inputs_of
from generator.building.linked import found_by_us, has_linked_folders
from generator.building.lock import Lock
from generator.building.options import DigestConfig, settings_of
from generator.building.record import Record, Said
from generator.building.rest import lay_off
from generator.building.tree import Tree
from generator.garbage import leave_to_the_system, uncollected

if TYPE_CHECKING:  # a build without work doesn't wait for what it doesn't use
    from mkdocs.livereload import LiveReloadServer

    from generator.building.full import FullBuild
    from generator.building.memory import Memory
    from generator.building.search_indexes import Indexes
    from generator.building.slotted import SlottedPages

log = get_plugin_logger("digest")
TEMPLATES = CODE / "rendering" / "templates"
FILLED_IN = {"assets/early.js"}
"""Files of the theme that are templates, filled in once a build."""
_LAST = -100
"""The priority of an event that waits for all other plugins."""


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call]  # likewise
    """Decides how much there is to do, and lets it be done at MkDocs' events."""

    def __init__(self) -> None:
        self.serving = False
        self.memory: Memory | None = None
        self.indexes: Indexes | None = None
        self.served = Record(Inputs("", {}))
        """What is in the folder that `serve` shows, of this process' last build."""
        self.full: FullBuild | None = None
        self.lock: Lock | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know whether readers see each build at once, and nothing of another site.

        MkDocs hands out one plugin for all commands of a process.
        """
        self.serving = command == "serve"
        self.memory = None
        self.indexes = None
        self.served = Record(Inputs("", {}))

    @uncollected()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Finds what has changed, and reads and catalogues the content where something has."""
        self.warnings = _counter(config)
        self.site, cache = Path(config.site_dir), _cache(config)
        try:
            self.lock = Lock(cache / "lock", log.info)
            self.inputs = inputs_of(config)
            self.edition = self._edition(cache)
            self.own = cache / "mkdocs"
            shutil.rmtree(self.own, ignore_errors=True)
        except OSError as error:
            raise _unwritable(error) from error
        self.words = None
        self.full = None
        changed = self._changed(config)
        if changed:
            self.words = self._renewed(changed, config, cache)
        if not self.edition.altered and (self.words or changed == set()):
            lay_off(config, self.own)
        else:
            config.theme.static_templates |= FILLED_IN
            self.full = self._full_build(config, cache)
        return config

    def _edition(self, cache: Path) -> Edition:
        if self.serving:
            return Edition(Tree(self.site, self.served.files), self.served, alone=True)
        return ExchangedEdition(self.site, cache)

    def _changed(self, config: MkDocsConfig) -> set[str] | None:
        """The files that changed since the last build; None where more did."""
        last = self.edition.last
        if last is None or not last.repeatable:
            return None
        return last.inputs.changed(self.inputs) if list(config.plugins) == ["digest"] else None

    def _renewed(self, changed: set[str], config: MkDocsConfig, cache: Path) -> SlottedPages | None:
        """The pages with notes' new words, if nothing else changed."""
        if not all(path.startswith("notes/") for path in changed):
            return None
        if not self.serving:  # nobody else changes the folder that `serve` shows
            self.edition.look()
        from generator.building.renewal import renew

        indexes = self._search(cache)
        pages = renew(self.edition, changed, Path(config.docs_dir), cache, indexes)
        if pages is None:
            self.edition = self._edition(cache)
        return pages

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Gives MkDocs, which empties the folder it builds in, a folder of its own."""
        config.site_dir = str(self.own)
        self.content = config.docs_dir
        if has_linked_folders(Path(self.content)):
            empty = _cache(config) / "empty"
            empty.mkdir(parents=True, exist_ok=True)
            config.docs_dir = str(empty)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Exchanges what people pasted and wrote for the pages made of it."""
        walked, config.docs_dir = config.docs_dir == self.content, self.content
        if not self.full:
            return Files([])
        every = files if walked else found_by_us(self.full.kept, files, config)
        return self.full.files(every, self.config.frames)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keeps the navigation, which stands in every page's frame."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Keeps the theme."""
        if self.full:
            self.full.draw_in(env, self.nav, files)
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Completes the sitemap."""
        if self.full and template_name == "sitemap.xml":
            self.full.sitemap(context)
        return context

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the site, once it is whole, unless the build is strict and has failed."""
        self._stop_counting()
        config.site_dir = str(self.site)
        try:
            if self.full:
                said = self.full.said
                self.full.fill(self.edition, self.own)
                self._say(said)
                self._check(config, said)
                self.served = self.edition.publish(self._record(said))
            elif self.words:
                self._renew(config, self.words)
            else:
                self._repeat(config)
            shutil.rmtree(self.own, ignore_errors=True)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            self._free()

    def _record(self, said: tuple[Said, ...]) -> Record:
        return Record(self.inputs, said=said, repeatable=not self.warnings.counts)

    @uncollected()
    def _renew(self, config: MkDocsConfig, pages: SlottedPages) -> None:
        """Publishes the last build's site with the notes' new words."""
        last = self.edition.last
        assert last
        if self.indexes:
            self.indexes.add_renewed(self.edition)
        log.info("Pages: %d made, of notes' new words", self.edition.made)
        self._say(last.said)
        self._check(config, last.said)
        pages.remember(self.inputs)
        if self.indexes:
            self.indexes.remember(self.inputs)
        self.served = self.edition.publish(replace(last, inputs=self.inputs))

    def _repeat(self, config: MkDocsConfig) -> None:
        """Lets the last build's site stand for this one's."""
        last = self.edition.last
        assert last
        log.info("Nothing has changed since the last build")
        self._say(last.said)
        self._check(config, last.said)
        if not self.edition.is_published:
            self.edition.keep_all()
            self.edition.publish(last)

    def _say(self, said: tuple[Said, ...]) -> None:
        for level, text in said:
            log.log(logging.ERROR if level == "ERROR" else logging.INFO, "%s", text)

    def _check(self, config: MkDocsConfig, said: tuple[Said, ...]) -> None:
        """Fails a strict build whose content has errors, even where `--quiet` hides the log."""
        errors = sum(one.level == "ERROR" for one in said)
        if config.strict and errors:
            raise Abort(f"the content has errors ({errors}): `digest check` lists them")
        if config.strict and self.warnings.counts:
            raise Abort("MkDocs warned, and the build is strict: the last site stays as it was")

    def on_build_error(self, *, error: Exception) -> None:
        """Gives up what a build that failed has begun."""
        self._stop_counting()
        self._free()
        if self.indexes:
            self.indexes.stop()
        if isinstance(error, OSError):  # which MkDocs would end in a traceback
            raise _unwritable(error) from error

    def on_shutdown(self) -> None:
        """Gives up what is still being made; the process ends."""
        if self.indexes:
            self.indexes.stop()
        leave_to_the_system(self)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watches templates and overrides too; MkDocs watches the content by itself."""
        server.watch(str(TEMPLATES))
        if config.theme.custom_dir:
            server.watch(config.theme.custom_dir)
        return server

    def _full_build(self, config: MkDocsConfig, cache: Path) -> FullBuild:
        from generator.building.full import FullBuild
        from generator.building.memory import Memory

        self.memory = self.memory or Memory(cache, log.info)
        settings, indexes = settings_of(config, self.config), self._search(cache)
        return FullBuild(config, self.inputs, settings, self.memory, cache, indexes, log)

    def _search(self, cache: Path) -> Indexes | None:
        """The site's search indexes, the same ones for all builds of a process."""
        if not self.config.search:
            return None
        from generator.building.search_indexes import Indexes

        self.indexes = self.indexes or Indexes(cache, self.serving)
        return self.indexes

    def _stop_counting(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self.warnings)

    def _free(self) -> None:
        if self.lock:
            self.lock.free()
            self.lock = None


def _counter(config: MkDocsConfig) -> CountHandler:
    """Counts the warnings that are not about the content: those are counted by what they say.

    Those too that `--quiet` hides: it is then the handlers that hide them.
    """
    counter = CountHandler(level=logging.WARNING)
    counter.addFilter(lambda record: record.name != log.logger.name)
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(logger.level)
        logger.setLevel(logging.WARNING)
    logger.addHandler(counter)
    return counter


def _cache(config: MkDocsConfig) -> Path:
    """Where results are remembered from build to build: beside `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").parent / ".cache"


def _unwritable(error: OSError) -> Abort:
    where = error.filename or "the site's folder"
    return Abort(f"{where}: {error.strerror}; the site stays as it was")
