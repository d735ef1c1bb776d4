"""Turns the files in dumps/ and notes/ into digests, each with what must come of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.project import digest, dump, project

HERE = Path(__file__).parent
DUMP = "content/dumps/2025-03-13-x.txt"
PLAIN = ("Agents That Knock", "We build agents that knock before they enter a tool.")


def abstract(title: str) -> str:
    """An abstract that is as hostile as its title."""
    return f"We study {title} in this sentence: agents meet {title} and live to tell the tale."


@dataclass(frozen=True)
class Case:
    """Files of a digest, and what `digest check` must make of them."""

    name: str
    files: Mapping[str, str | bytes]
    titles: tuple[str, ...]
    """Of the papers, letter for letter, in any order."""
    problems: tuple[str, ...] = ()
    """`path:line:column: level: message`, as they are printed."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links, and where they lead."""


def cases_in(folder: str) -> Iterator[Case]:
    """The cases of every file in `dumps` or `notes`, the file's name before its own."""
    for path in sorted((HERE / folder).glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for written in yaml.safe_load(text)["cases"]:
            yield case_of(f"{path.stem}: {written['case']}", written)


def case_of(name: str, written: Mapping[str, Any]) -> Case:
    """A case as written; `paste`, `bytes`, `cards` and `note` are short for a file.

    `shown` says which titles come out otherwise than they went in: LaTeX is typeset.
    """
    files = dict(written.get("files", {}))
    path = written.get("path", DUMP)
    if "paste" in written:
        files[path] = written["paste"]
    if "bytes" in written:  # a sign a byte
        files[path] = written["bytes"].encode("latin-1")
    if "cards" in written:
        files[path] = dump(*((title, abstract(title)) for title in written["cards"]))
    if "note" in written:
        files[DUMP] = dump(PLAIN)
        files["content/notes/agents-that-knock.md"] = written["note"]
    shown = written.get("shown", {})
    cards = [shown.get(card, card) for card in written.get("cards", ())]
    titles = written.get("titles", cards or ([PLAIN[0]] if "note" in written else []))
    return Case(
        name, files, tuple(titles), tuple(written.get("problems", ())), written.get("links", {})
    )


def made(case: Case, root: Path) -> Path:
    """The digest of a case in a folder; its `mkdocs.yml`."""
    config = project(root, case.files)
    for path, target in case.links.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    return config


def each_case(folder: str) -> pytest.MarkDecorator:
    """A test for each case in a folder."""
    found = list(cases_in(folder))
    return pytest.mark.parametrize("case", found, ids=[case.name for case in found])


def told(config: Path, expected: Sequence[str]) -> list[str]:
    """The problems that `digest check` prints, each in one line; one that is expected, as it is.

    What is expected says nothing of how it should look, which each error must say. Raises
    AssertionError where the output is not one of problems.
    """
    checked = digest(config, "check")
    assert checked.exception is None or isinstance(checked.exception, SystemExit)
    *problems, counts = checked.output.split("\n")[:-1]
    assert re.fullmatch(r"\d+ papers?, \d+ errors?, \d+ notices?", counts)
    assert checked.exit_code == any(": error: " in line for line in problems)
    wanted = [*expected, *[""] * len(problems)]
    return [_without_hint(line, want) for line, want in zip(problems, wanted, strict=False)]


def _without_hint(line: str, want: str) -> str:
    if want and line.startswith(f"{want}; "):
        return want
    return (
        f"{line} (which says not how it should look)"
        if line == want and ": error: " in line
        else line
    )


def exported(config: Path, to: Path) -> list[dict[str, Any]]:
    """The papers of a digest, as it exports them."""
    assert digest(config, "export", str(to)).exit_code == 0
    lines = (to / "papers.jsonl").read_bytes().split(b"\n")[:-1]
    return [json.loads(line) for line in lines]
