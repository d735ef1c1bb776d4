"""Exports: JSON Lines by their schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import msgspec

from generator.rendering.exports import exports_of, record, schema
from generator.rendering.words import words_of
from tests.rendering.made import SETTINGS, TITLES, by_path, view
from tests.world import KITES, OWLS, dump, entry, facts, note, topic

KITE_PAPER = "kitenet-kites-that-stay-up"


def records(**more: Any) -> dict[str, dict[str, Any]]:
    """The records of the fabricated papers by title."""
    made = view(**more)
    judged, url = made.judgements, made.settings.url
    found = (
        record(paper, judged[paper.id], made.keys[paper.id], url) for paper in made.papers.values()
    )
    read = (json.loads(msgspec.json.encode(one)) for one in found)
    return {one["title"]: one for one in read}


def test_files() -> None:
    """There is one file of each kind, with a line a paper."""
    files = by_path(exports_of(view(topics=[topic("kites", ["kite"])])))
    assert set(files) == {"papers.jsonl", "papers.schema.json", "notes.jsonl"}
    assert files["papers.jsonl"].count("\n") == 3


def test_records_follow_the_schema() -> None:
    """A record of a paper with and without facts, note and topics is valid by the schema."""
    validator = jsonschema.Draft202012Validator(schema())
    rich = records(
        topics=[topic("kites", ["kite"])],
        notes=[note(KITE_PAPER, "Read it.", rating=4, why="It flies.")],
        facts=[facts(TITLES[0], year=2024, authors=("Ann Lee",), arxiv="2410.05434")],
    )
    for one in (*rich.values(), *records().values()):
        assert [error.message for error in validator.iter_errors(one)] == []
    assert rich[TITLES[0]]["note"] == {"rating": 4, "why": "It flies."}
    assert rich[TITLES[0]]["facts"] == {
        "arxiv": "2410.05434",
        "authors": ["Ann Lee"],
        "year": 2024,
    }


def test_doubtful_facts_are_told_apart() -> None:
    """A doubtful match is an object of its own, and none of its facts stands beside the others."""
    known = facts(TITLES[0], arxiv="2410.05434", year=2024, state="doubtful", similarity=0.75)
    assert records(facts=[known])[TITLES[0]]["facts"] == {
        "doubtful": {"arxiv": "2410.05434", "similarity": 0.75}
    }


def test_without_twins() -> None:
    """In a small site a raw text stands only where it differs; the schema knows both."""
    entries = [entry("Kites", KITES), entry("A \\emph{bold} kite", f"{OWLS} It costs 5\\%.")]
    listing = dump("2025-01-01-a", entries)
    whole, small = (
        by_path(exports_of(view(listing, settings=replace(SETTINGS, twins=twins))))
        for twins in (True, False)
    )
    lines = list(map(json.loads, small["papers.jsonl"].splitlines()))
    for line in lines:
        jsonschema.validate(line, json.loads(small["papers.schema.json"]))
    assert [line["raw_title"] for line in lines] == [None, "A \\emph{bold} kite"]
    full = [
        line | {raw: line[raw] or line[raw.removeprefix("raw_")] for raw in line if "raw_" in raw}
        for line in lines
    ]
    assert full == list(map(json.loads, whole["papers.jsonl"].splitlines()))


def test_the_schema_is_strict_about_fields() -> None:
    """A record that lacks a field, or has one of another type, is not valid."""
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    one = records()[TITLES[1]]
    for name in one:
        assert not validator.is_valid({key: value for key, value in one.items() if key != name})
        assert not validator.is_valid({**one, name: 1})


def test_a_record_says_where_the_paper_was() -> None:
    """The dumps of a paper stand oldest first, with day and place; unknown facts are left out."""
    one = records()[TITLES[0]]
    assert one["dumps"] == [
        {"slug": "2025-01-01-first", "captured": "2025-01-01", "position": 1},
        {"slug": "2025-02-01-second", "captured": "2025-02-01", "position": 2},
    ]
    assert (one["facts"], one["note"]) == ({}, None)
    assert one["url"] == f"https://me.example/digest/papers/{one['id']}/"


def test_notes() -> None:
    """A line of `notes.jsonl` is a note: its paper, what it says of it, its words as written."""
    body = 'See [[x]], "so"\n\n<b>they</b> say \\ and \u2028.'
    notes = [
        note(KITE_PAPER, f"\n{body}\n", rating=4, why="It flies.", written=date(2025, 5, 1)),
        note("breadbench-loaves-compared"),
    ]
    made = view(notes=notes)
    text = by_path(exports_of(made), words_of(made.site))["notes.jsonl"]
    lines = {one["paper"]: one for one in map(json.loads, text.split("\n")[:-1])}
    assert lines[KITE_PAPER] == {
        "paper": KITE_PAPER,
        "title": TITLES[0],
        "rating": 4,
        "why": "It flies.",
        "date": "2025-05-01",
        "body": body,
    }
    assert lines["breadbench-loaves-compared"]["body"] == ""


def test_lines_are_lines() -> None:
    """A record is one line of UTF-8 JSON, whatever line breaks its texts could hold."""
    text = by_path(exports_of(view()))["papers.jsonl"]
    assert [json.loads(line)["title"] for line in text.split("\n")[:-1]]
