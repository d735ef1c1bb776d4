"""Turns a few files into a small digest of its own, with the repository's settings and theme."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result
from mkdocs.__main__ import cli

from generator.commands.cli import main

ROOT = Path(__file__).parent.parent.parent
PAGES = {
    "content/index.md": "Welcome.\n",
    "content/about.md": "# About\n\nHow this was made.\n",
    "content/topics/agents.md": "---\ntitle: Agents\nphrases: [agent]\n---\nThey act.\n",
}
"""What every digest has."""
HEADER = (
    "new\n\nGet trending papers in your email inbox once a day!\n\nSubscribe\n\n"
    "Daily Papers\n\nbyAK and the research community\n\nMar 13\n"
)


def dump(*papers: tuple[str, str]) -> str:
    """A listing as the seeds have it, of titles and abstracts."""
    return "\n".join([HEADER, *(f"{title}\n\n{abstract}\n" for title, abstract in papers)])


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files, text or bytes, at paths below `root`."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def project(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A digest in `root` with these files and its own `mkdocs.yml`; returns that file's path."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = f"custom_dir: {ROOT / 'overrides'}"
    write(root, {"mkdocs.yml": settings.replace("custom_dir: overrides", theme), **PAGES, **files})
    return root / "mkdocs.yml"


def mkdocs(config: Path, *arguments: str) -> Result:
    """Run `mkdocs build` on a digest, in this process: the site is in `site` beside the file."""
    return CliRunner().invoke(cli, ["build", "--config-file", str(config), *arguments])


def digest(config: Path, *arguments: str, answer: str = "", **environment: str) -> Result:
    """Run the `digest` command on a digest, in this process; nobody's editor opens by itself."""
    everything = {"EDITOR": None, "VISUAL": None, **environment}
    command = ["--config", str(config), *arguments]
    return CliRunner().invoke(main, command, input=answer, env=everything)


def run_mkdocs(config: Path, *arguments: str, **environment: str) -> str:
    """Run `mkdocs` in a process of its own; what it said. Raises where it failed."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments, "--config-file", str(config)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        cwd=config.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
