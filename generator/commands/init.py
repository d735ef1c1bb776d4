"""`digest init`: an empty digest with the program in it, to start one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

HOME = Path(__file__).resolve().parents[2]
"""The clone that this program runs from: a new digest gets its program from there."""
PROGRAM = ("generator", "overrides", "schemas")
FILES = (
    *("Makefile", "pyproject.toml", "requirements.lock", "LICENSE"),
    *(".gitignore", ".gitattributes", ".editorconfig", ".ci/run"),
    *("content/README.md", "content/about.md", "content/inbox/README.md"),
)
OWN = frozenset(("README.md", "LICENSE", ".gitignore"))
"""What a repository may have from its beginning: it is kept as it is."""

_NOTES = """\
# Notes

A note is a file here, named like the last part of its paper's address: for `/papers/some-title/`
it is `some-title.md`. `digest note some words` finds the paper and begins the note. A sample:

```markdown
---
rating: 4
why: "One sentence: why read this."
topics: [robotics]
related: the-id-of-another-paper
---

What you have to say, in **Markdown**. `[[some-title]]` is a link to another paper.
```

All fields: [content/README.md](../README.md).
"""
_LISTS = """\
# Reading lists

A list is a file here with a title; its items that begin with a link are the papers. A sample:

```markdown
---
title: Begin here
description: Three papers for a first evening.
---

1. [[some-title]] Why it comes first.
2. [[another-title]]
```
"""
_README = """\
# {name}

A digest of papers: paste a listing into `content/inbox/`, and say what you think in notes.
[content/README.md](content/README.md) tells how to edit it, in one page.

```console
make site                 # with Python 3.11 or newer: environment, dependencies, the site in site/
make serve                # the same, at http://127.0.0.1:8000, with live reload
make check                # every problem in content/, with file and line
.venv/bin/digest --help   # import, note, check, and the other commands
```

On GitHub, set *Settings → Pages → Source* to *GitHub Actions*: each push to `main` publishes. The
name, description and address of the site are the first lines of `mkdocs.yml`.

A newer version of the program: commit everything; then, in a new clone of the program, `make
environment` and `.venv/bin/digest upgrade` with this folder's path. `content` and `mkdocs.yml` stay
as they are.
"""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("."))
@click.option("--name", default="My digest", show_default=True, help="What the site is called.")
def init(folder: Path, name: str) -> None:
    """Make an empty digest in FOLDER: the program, a starter taxonomy, samples, and no papers.

    Nothing is written over: where a file is in the way, nothing is written at all. A README,
    a licence and a .gitignore that are there already are kept.
    """
    if not (HOME / "Makefile").is_file() or not (HOME / "content" / "topics").is_dir():
        raise click.ClickException("the program isn't run from its clone, from which it is copied")
    if folder.resolve() == HOME:
        raise click.ClickException(f"{folder} is this digest itself: name another folder")
    wanted = dict(_wanted(" ".join(name.split())))
    there = [path for path, data in wanted.items() if _differs(folder / path, data)]
    in_the_way = [path for path in there if path not in OWN]
    if in_the_way:
        some = ", ".join(in_the_way[:5]) + (" …" if len(in_the_way) > 5 else "")
        raise click.ClickException(f"{folder} has files that would be written over: {some}")
    for path, data in wanted.items():
        if path not in there:
            _write(folder / path, data)
    for path in there:
        click.echo(f"kept {folder / path}")
    click.echo(f"A new digest is in {folder}: its first lines to change are those of mkdocs.yml.")
    click.echo("Then: paste a listing into content/inbox/, `make site`, `.venv/bin/digest import`.")


def _wanted(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a new digest, by path; its settings last, so that only a whole one is one."""
    yield from ((path, (HOME / path).read_bytes()) for path in FILES)
    yield from files_below(PROGRAM)
    yield from workflows()
    for file in sorted((HOME / "content" / "topics").glob("*.md")):
        yield f"content/topics/{file.name}", file.read_bytes()
    yield "content/notes/README.md", _NOTES.encode()
    yield "content/lists/README.md", _LISTS.encode()
    yield "content/dumps/.gitkeep", b""
    yield "README.md", _README.format(name=name).encode()
    yield "content/index.md", _named("content/index.md", "title", name)
    yield "mkdocs.yml", _named("mkdocs.yml", "site_name", name)


def files_below(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files of some folders of the program, and some files, by path."""
    for name in names:
        for file in (HOME / name, *sorted((HOME / name).rglob("*"))):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(HOME).as_posix(), file.read_bytes()


def workflows() -> Iterator[tuple[str, bytes]]:
    """The program's workflows, by path."""
    for file in sorted((HOME / ".github" / "workflows").glob("*.yml")):
        yield file.relative_to(HOME).as_posix(), file.read_bytes()


def _named(path: str, field: str, name: str) -> bytes:
    """A file of this digest, with the new one's name in a field."""
    line = f"{field}: {json.dumps(name)}"  # JSON's texts are YAML's too, whatever is in them.
    text = (HOME / path).read_text("utf-8")
    return re.sub(rf"(?m)^{field}:.*$", lambda _: line, text, count=1).encode()


def _differs(file: Path, data: bytes) -> bool:
    """Whether something else is there; the same bytes are there after an init that was cut off."""
    try:
        return file.read_bytes() != data
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _write(file: Path, data: bytes) -> None:
    if file.exists():
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as failure:
        raise click.ClickException(f"{file} can't be written: {failure}") from failure
