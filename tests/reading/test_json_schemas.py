"""Editors' schemas accept what the readers accept, and refuse what they refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.reading.frontmatter import read_document
from generator.reading.json_schemas import schemas
from generator.reading.lists import FIELDS as LIST_FIELDS
from generator.reading.notes import FIELDS as NOTE_FIELDS
from generator.reading.schema import read_fields
from generator.reading.topics import FIELDS as TOPIC_FIELDS

ROOT = Path(__file__).parents[2]
TABLES = {"note": NOTE_FIELDS, "topic": TOPIC_FIELDS, "list": LIST_FIELDS}
FOLDERS = {"notes": "note", "topics": "topic", "lists": "list", "dumps": "dump"}
WRITTEN = sorted(path for folder in FOLDERS for path in (ROOT / "content" / folder).glob("*.md"))


class Editor(yaml.SafeLoader):
    """YAML 1.2, as editors' servers read it: no dates, and `yes` and `no` are words."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":bool"))]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("true|false|True|False"), list("tfTF")
)


def faults(name: str, front_matter: str) -> list[str]:
    """What an editor underlines in front matter."""
    value: Any = yaml.load(front_matter, Editor)
    return [fault.message for fault in Draft7Validator(schemas()[name]).iter_errors(value)]


def test_the_kept_schemas_are_these() -> None:
    """The files in schemas/ are what `digest schemas` writes; where they aren't, run it."""
    kept = {path.stem: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").iterdir()}
    assert kept == schemas()


def test_the_readme_names_them() -> None:
    """The settings that the README gives for editors lead to the schemas, each for its folder."""
    (block,) = re.findall(r"```json\n(.+?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert json.loads(block)["yaml.schemas"] == {
        f"./schemas/{name}.json": f"content/{folder}/*.md" for folder, name in FOLDERS.items()
    }


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schemas_are_schemas(name: str) -> None:
    """Each is valid draft 7, and explains every field to the person who writes it."""
    Draft7Validator.check_schema(schemas()[name])
    assert all("description" in field for field in schemas()[name]["properties"].values())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_what_people_wrote(path: Path) -> None:
    """Every note, topic, list and dump's prose of this digest is fine to an editor too."""
    document = read_document(path.read_text("utf-8"), path.name)
    assert faults(FOLDERS[path.parent.name], document.front_matter) == []


@pytest.mark.parametrize(
    ("name", "front_matter"),
    [
        ("note", ""),
        ("note", "rating:\nwhy:\ntopics:\nlinks:\npick:\ndate:\nas-of:"),
        ("note", "rating: 5\npick: true\ndate: 2025-08-14\nas-of: 2025-08-12"),
        ("note", "title: 2025\nwhy: true\nalso: [1, A]\ntopics: 3d\ntags: [3d, 3]"),
        ("note", "links: [https://example.org/a, {url: HTTP://example.org/b, label: B}]"),
        ("note", "links: https://example.org"),
        ("note", "abstract: |\n  One.\n  Two."),
        ("note", "ratting: 3"),
        ("note", "rating: 6"),
        ("note", "rating: 0"),
        ("note", "rating: good"),
        ("note", "rating: [3]"),
        ("note", "pick: maybe"),
        ("note", "facts: right"),
        ("note", "facts:"),
        ("note", "facts: perhaps"),
        ("note", "facts: [right]"),
        ("note", "date: 14.8.2025"),
        ("note", "as-of: yesterday"),
        ("note", "title: [A, B]"),
        ("note", "why: {a: b}"),
        ("note", "why: |\n  One.\n  Two."),
        ("note", "topics: {a: b}"),
        ("note", "topics: [[a]]"),
        ("note", "links: ftp://example.org"),
        ("note", "links: [{label: B}]"),
        ("note", "links: [{url: https://example.org, name: B}]"),
        ("topic", "title: Robots\nphrases: [robot]\nnot: [web robot]"),
        ("topic", "title: Robots"),
        ("topic", "phrases: [robot]"),
        ("topic", "title:\nphrases: [robot]"),
        ("list", "title: Begin\ndescription: Here."),
        ("list", "description: Here."),
        ("list", "titel: Begin"),
    ],
)
def test_as_the_reader(name: str, front_matter: str) -> None:
    """An editor underlines something where the reader has a problem, and nothing elsewhere."""
    document = read_document(f"---\n{front_matter}\n---\n", "x.md")
    _, problems = read_fields(document, TABLES[name])
    assert bool(faults(name, front_matter)) == bool(problems), (
        problems,
        faults(name, front_matter),
    )
