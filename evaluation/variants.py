"""Measures which entries become one paper: one as two sources write it, and no two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from evaluation.figures import Figure
from evaluation.measures import f1
from evaluation.papers import dump_of
from evaluation.rows import Row
from generator.cataloguing.merging import merge

FIRST, SECOND = "2025-01-01-first", "2025-01-02-second"
Ways = list[tuple[str, int]]
"""The dump and the row of each entry of a paper."""


def variants(same_title: Sequence[Row], other_title: Sequence[Row]) -> list[Figure]:
    """F1 of joining each row's `title_a` and `abstract_a` with its `title_b` and `abstract_b`.

    All first and all second ways are merged as two dumps; a pair of papers with another `id` or
    `kept_id` that become one is wrong. Each title must also stay a second paper under the abstract
    of another.
    """
    rows = [*same_title, *other_title]
    if not rows:
        return []
    groups = merged(rows)
    found, wrong = sum(both_ways(groups, rows)), mistaken(groups, rows)
    every = f1(found, len(rows) - found, wrong)
    return [
        Figure("duplicates", "F1", every, len(rows), "0.98"),
        Figure("duplicates", "different papers merged", wrong, len(rows), "0", digits=0),
        *_found("same title, other text", same_title),
        *_found("other title, by text alone", other_title),
        *_twins(same_title),
    ]


def merged(rows: Sequence[Row]) -> list[Ways]:
    """The entries of each paper that comes of both ways of all rows."""
    dumps = (
        dump_of(FIRST, ((row["title_a"], row["abstract_a"]) for row in rows)),
        dump_of(SECOND, ((row["title_b"], row["abstract_b"]) for row in rows)),
    )
    groups, _ = merge(dumps, (), ())
    return [[(one.digest, one.entry.position - 1) for one in group.listed] for group in groups]


def both_ways(groups: Sequence[Ways], rows: Sequence[Row]) -> list[bool]:
    """Of each row whether its two ways have become one paper."""
    paper = {way: number for number, ways in enumerate(groups) for way in ways}
    return [paper[FIRST, row] == paper[SECOND, row] for row in range(len(rows))]


def mistaken(groups: Sequence[Ways], rows: Sequence[Row]) -> int:
    """How many pairs of different papers have become one."""
    papers = ({_id(rows[row]) for _, row in ways} for ways in groups)
    return sum(len(list(combinations(ids, 2))) for ids in papers)


def _id(row: Row) -> str:
    return str(row.get("id") or row["kept_id"])


def _found(name: str, rows: Sequence[Row]) -> Iterator[Figure]:
    if rows:
        together = both_ways(merged(rows), rows)
        yield Figure("duplicates", f"  joined: {name}", sum(together) / len(rows), len(rows))


def _twins(rows: Sequence[Row]) -> Iterator[Figure]:
    """How many titles stay two papers where the second has the abstract of another one."""
    papers = list({_id(row): row for row in rows}.values())
    if len(papers) < 2:
        return
    twins = [
        row | {"title_b": row["title_a"], "abstract_b": other["abstract_a"]}
        for row, other in pairwise([*papers, papers[0]])
    ]
    apart = 1 - sum(both_ways(merged(twins), twins)) / len(twins)
    yield Figure("duplicates", "  apart: one title, text of another", apart, len(twins))
