"""Turns `mkdocs.yml` into what the pages need to know of the site, without MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from generator.model.page import Settings


class _Loader(yaml.SafeLoader):
    """MkDocs' YAML: `!ENV` reads the environment; other tags, such as `!!python`, give None."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
        return next((os.environ[name] for name in names if name in os.environ), default)
    return os.environ.get(str(node.value))


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(path: Path) -> tuple[Settings, Path]:
    """The settings that `mkdocs.yml` gives, and the folder of the content.

    A file that is missing or broken gives the defaults: MkDocs itself says what is wrong with it.
    """
    config = _config(path)
    options = _options(config.get("plugins"))
    default = Settings()
    settings = Settings(
        name=str(config.get("site_name") or default.name),
        description=str(config.get("site_description") or ""),
        url=_with_slash(str(config.get("site_url") or "")),
        repository=str(options.get("repository") or "").rstrip("/"),
        branch=str(options.get("branch") or default.branch),
        twins=options.get("twins", default.twins) is not False,
    )
    return settings, path.parent / str(config.get("docs_dir") or "docs")


def _config(path: Path) -> dict[str, Any]:
    try:
        value = yaml.load(path.read_text("utf-8"), _Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return value if isinstance(value, dict) else {}


def _options(plugins: Any) -> dict[str, Any]:
    """The options of this plugin, wherever in the list it stands."""
    listed = plugins if isinstance(plugins, list) else []
    named = (p["digest"] for p in listed if isinstance(p, dict) and "digest" in p)
    return next((options for options in named if isinstance(options, dict)), {})


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"
