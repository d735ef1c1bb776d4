"""Turns the plugin's options in `mkdocs.yml`, and MkDocs' own, into the settings of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:  # a build without work doesn't wait for what it doesn't use
    from generator.model.page import Settings


class DigestConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs has no type here
    """The plugin's options in `mkdocs.yml`."""

    repository = c.Type(str, default="")
    """The repository on GitHub, such as `https://github.com/me/my-digest`, for the edit links."""
    branch = c.Type(str, default="main")
    twins = c.Type(bool, default=True)
    """Whether each paper has files beside its page, `.bib` and `.md`. Without them the site is as
    small as it can be: the site and topics have `.bib` alone, not `.ris` and `.csl.json`, tags have
    no feeds, only the newest twenty digests have mails, lists of tags say no more than titles, and
    `papers.jsonl` has raw texts only where they differ."""
    subscribe = c.Type(str, default="")
    """Where readers subscribe to a mailing of the digests: an address of whoever sends it."""
    frames = c.Type(bool, default=True)
    """Whether the theme is drawn once for all pages outside the navigation, not for each."""
    search = c.Type(bool, default=True)
    """Whether there is a search: its index takes as long to make as ten thousand pages."""


def settings_of(config: MkDocsConfig, options: DigestConfig) -> Settings:
    """What pages depend on besides the content."""
    from generator.model.page import Settings

    return Settings(
        name=config.site_name,
        description=config.site_description or "",
        url=config.site_url or "",
        repository=options.repository.rstrip("/"),
        branch=options.branch,
        twins=options.twins,
        search=options.search,
        subscribe=options.subscribe,
    )
