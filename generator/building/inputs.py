"""What a build depends on, as hashes: the content file by file, and everything around it as one."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from generator.building.hashing import hash_of
from generator.reading.file_bytes import LARGEST_PUBLISHED
from generator.reading.file_tree import files_under

CODE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a site depends on."""

    around: str
    """A hash of code, packages, Python, settings and overrides."""
    content: Mapping[str, str]
    """A hash of each file by its path under `content/`; of what can't be read, of why."""

    def changed(self, other: Inputs) -> set[str] | None:
        """The content files that differ in two builds; None where what is around them does."""
        if self.around != other.around:
            return None
        paths = self.content.keys() | other.content.keys()
        return {path for path in paths if self.content.get(path) != other.content.get(path)}


def inputs_of(config: MkDocsConfig) -> Inputs:
    """What a build with these settings depends on, as it is now. Raises OSError."""
    content = Path(config.docs_dir)
    paths, problems = files_under(content)  # a pipe, or a link in a ring, is never opened
    hashes = {path: _hash_of_file(content / path) for path in paths}
    for problem in problems:
        hashes[problem.place.path.removeprefix(f"{content.name}/")] = hash_of(problem.message)
    return Inputs(around=hash_of(*_around(config)), content=hashes)


def _around(config: MkDocsConfig) -> Iterator[str | bytes]:
    yield from (platform.python_version(), *_packages())
    yield f"{config.site_url} {config.use_directory_urls} {config.theme.name}"
    yield from (f"{name}: {value!r}" for name, value in sorted(_written(config).items()))
    folders = [CODE, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
    for folder in folders:
        for path in files_below(folder):
            if not path.endswith(".pyc"):
                yield from (path, (folder / path).read_bytes())
    for hook in config.hooks or ():
        yield Path(str(hook)).read_bytes()


def _written(config: MkDocsConfig) -> dict[str, object]:
    """The settings as a person wrote them, with inherited files and the environment's values."""
    if not config.config_file_path:
        return {}
    with open(config.config_file_path, "rb") as file:
        return dict(yaml_load(file))


def _packages() -> Iterable[str]:
    """Every installed package with its version, by its folder's name."""
    folders = [Path(entry) for entry in sys.path if entry and os.path.isdir(entry)]
    return sorted({n for f in folders for n in os.listdir(f) if n.endswith(".dist-info")})


def files_below(folder: Path) -> list[str]:
    """The paths of all files in a folder, from there, in the same order everywhere."""
    found = []
    for parent, _, names in os.walk(folder):
        below = os.path.relpath(parent, folder)
        found += [name if below == "." else f"{below}/{name}" for name in names]
    return sorted(path.replace(os.sep, "/") for path in found)


def _hash_of_file(path: Path) -> str:
    found = path.stat()
    if found.st_size > LARGEST_PUBLISHED:  # nothing looks into it
        return hash_of(f"{found.st_size} {found.st_mtime_ns}")
    return hash_of(path.read_bytes())
