"""Measures cards against the sentences by which people sum up the same abstracts."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.figures import Figure
from evaluation.measures import mean, rouge_1
from evaluation.papers import papers_of
from evaluation.rows import Row, as_list
from generator.cataloguing.archive import Archive
from generator.cataloguing.cards import cards_and_kinds


def summaries(split: str, rows: Sequence[Row]) -> list[Figure]:
    """ROUGE-1 of the cards of papers with `title`, `source` (sentences) and `target` (some)."""
    if not rows:
        return []
    papers = papers_of((row["title"], " ".join(as_list(row["source"]))) for row in rows)
    cards = cards_and_kinds(Archive(papers))
    scores = [
        rouge_1(cards[paper.id][0].text, as_list(row["target"]))
        for paper, row in zip(papers, rows, strict=True)
    ]
    return [Figure("cards", f"ROUGE-1 F, {split}", 100 * mean(scores), len(rows), "43", digits=1)]
