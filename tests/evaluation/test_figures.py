"""Fabricated evaluation files come out as the figures that can be counted by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from evaluation.__main__ import main, measured
from evaluation.figures import Figure, table
from evaluation.labels import labels
from evaluation.relatedness import graded, ranked, relatedness
from evaluation.rows import as_list, rows
from evaluation.summaries import summaries
from evaluation.variants import variants
from tests.world import BREAD, HARBOUR, KITES, OWLS, topic

TOPICS = [topic("robotics", ["kite"]), topic("ai-safety", ["berth"]), topic("science", ["owl"])]


def by_name(figures: Iterable[Figure]) -> dict[str, float]:
    """The figures' values."""
    return {figure.name: figure.value for figure in figures}


def labelled(abstract: str, kind: str, *names: str) -> dict[str, Any]:
    """A row of a labelled paper."""
    return {"title": "A paper", "abstract": abstract, "kind": kind, "labels": names}


def variant(one: str, text: str, other: str = "", later: str = "") -> dict[str, Any]:
    """A row of one paper as two sources write it."""
    return {
        "id": one,
        "title_a": one,
        "abstract_a": text,
        "title_b": other or one,
        "abstract_b": later or text,
    }


def write(folder: Path, name: str, objects: Iterable[Mapping[str, Any]]) -> None:
    """An evaluation file."""
    lines = (json.dumps(one) + "\n" for one in objects)
    (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def test_recall_is_counted_by_kind_and_label() -> None:
    """A label is found if the topic is; lists and categories are counted apart, and only theirs."""
    figures = by_name(
        labels(
            [
                labelled(KITES, "arxiv", "robotics"),
                labelled(BREAD, "arxiv", "robotics", "science"),
                labelled(HARBOUR + HARBOUR, "list", "ai-safety"),
                labelled(OWLS, "list", "robotics"),
            ],
            TOPICS,
        )
    )
    assert figures["recall of arxiv labels"] == figures["  robotics"] == 0.5
    assert figures["recall of list labels"] == figures["  ai-safety"] == 1.0
    assert figures["topics a paper, all labelled papers"] == 0.75
    assert figures["papers with a topic, all labelled papers"] == 0.75


def test_candidates_are_ranked_by_likeness() -> None:
    """Where the like candidate is the one that people graded, all that can be gained is gained."""
    texts = {
        "kites": ("Kites in wind", KITES),
        "threads": ("Threads of kites", KITES.replace("height", "line")),
        **{f"bread{n}": (f"Loaf {n}", BREAD) for n in range(4)},
    }
    papers = [{"paper_id": i, "title": t, "abstract": a} for i, (t, a) in texts.items()]
    pairs = [
        {"query": "kites", "cand": one, "facet": "method", "relevance": 2 * (one == "threads")}
        for one in texts
    ]
    (figure,) = relatedness(pairs, papers)
    assert (figure.value, figure.cases) == (100.0, 1)
    for pair in pairs:
        pair["relevance"] = 1 * (pair["cand"] == "bread3")
    assert by_name(relatedness(pairs, papers)) == {"nDCG at 20 %": 0.0}


def test_a_query_is_graded_by_facet_and_never_against_itself() -> None:
    """Each facet is a ranking of its own, without the query."""
    row = {"query": "a", "cand": "b", "facet": "method", "relevance": 1}
    grades = graded([row, row | {"cand": "a"}, row | {"facet": "result", "relevance": 3}])
    assert grades == {("a", "method"): {"b": 1}, ("a", "result"): {"b": 3}}


def test_equally_like_candidates_stand_by_name() -> None:
    """The order of a file says nothing."""
    assert ranked({"b": 0.5, "a": 0.5, "c": 0.9}, {"b": 1, "a": 2, "c": 3}) == [3, 2, 1]


def test_a_card_is_measured_by_the_likest_summary() -> None:
    """A card that someone wrote word for word is as good as can be."""
    row = {"title": "T", "source": ["Owls hoot.", "We present an owl."], "target": ["No", ""]}
    (figure,) = summaries("dev", [row | {"target": ["Nothing", "We present an owl"]}])
    assert figure.value == 100.0
    assert by_name(summaries("dev", [row])) == {"ROUGE-1 F, dev": 0.0}


def test_lists_may_be_written_as_text() -> None:
    """What one source writes as a list another writes as a list's text."""
    assert as_list('["a", "b"]') == as_list(["a", "b"]) == ["a", "b"]


def test_one_paper_written_two_ways_counts_once() -> None:
    """Rows that become one paper are found; a paper that comes apart is missed."""
    together = variant("Kites", KITES, "KITES.", KITES.replace("beach", "shore"))
    apart = variant("Bread", BREAD, "Harbours", HARBOUR)
    figures = by_name(variants([together], [apart]))
    assert figures["F1"] == pytest.approx(2 / 3)
    assert figures["  joined: same title, other text"] == 1.0
    assert figures["  joined: other title, by text alone"] == 0.0
    assert figures["different papers merged"] == 0


def test_different_papers_in_one_are_wrong() -> None:
    """Two ids in one paper are a mistake, two rows of one id are none."""
    mistaken = [variant("Kites", KITES), variant("kites", KITES) | {"id": "another"}]
    assert by_name(variants(mistaken, []))["different papers merged"] == 1
    same = [variant("Kites", KITES), variant("kites", KITES) | {"id": "Kites"}]
    assert by_name(variants(same, []))["different papers merged"] == 0


def test_one_title_over_another_text_stays_two_papers() -> None:
    """Each title is tried with the text of the next paper."""
    figures = by_name(variants([variant("Kites", KITES), variant("Bread", BREAD)], []))
    assert figures["  apart: one title, text of another"] == 1.0
    same = by_name(variants([variant("Kites", KITES), variant("Bread", KITES)], []))
    assert same["  apart: one title, text of another"] == 0.0


def test_a_file_that_is_missing_is_not_measured(tmp_path: Path) -> None:
    """What there is is measured: a folder may hold some of the files."""
    assert list(measured(tmp_path, TOPICS, None)) == []
    write(tmp_path, "topics", [labelled(KITES, "arxiv", "robotics")])
    assert {figure.judged for figure in measured(tmp_path, TOPICS, None)} == {"topics"}


def test_the_table_has_a_line_a_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every figure is printed with what it is to reach; an empty folder is said to be empty."""
    assert main([str(tmp_path)]) == 1
    assert "no evaluation file" in capsys.readouterr().err
    write(tmp_path, "dup_variants", [variant("Kites", KITES)])
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == ["duplicates", "F1", "1.000", "1", "0.98"]
    assert lines[0].split() == ["judged", "measure", "value", "cases", "reach"]


def test_columns_are_aligned() -> None:
    """Names are flush left, figures flush right, each with its own digits."""
    lines = list(table([Figure("a", "b", 0.5, 10), Figure("cards", "F", 43.21, 7, "43", 1)]))
    assert lines[2:] == ["a       b        0.500     10", "cards   F         43.2      7  43"]


def test_rows_are_lines_of_json(tmp_path: Path) -> None:
    """A file holds an object a line; only a line feed parts them."""
    write(tmp_path, "x", [{"a": "one\u2028line"}, {"a": "two"}])
    assert [row["a"] for row in rows(tmp_path, "x")] == ["one\u2028line", "two"]
    assert rows(tmp_path, "y") == []
