"""`python -m evaluation FOLDER`: evaluation files in, a table of figures out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.figures import Figure, table
from evaluation.labels import breadth, found_topics, labels
from evaluation.relatedness import relatedness
from evaluation.rows import rows
from evaluation.summaries import summaries
from evaluation.variants import variants
from generator.model.content import Content, TopicDefinition
from generator.reading.content import read_content

OWN = Path(__file__).parent.parent / "content"


def arguments(words: Sequence[str]) -> argparse.Namespace:
    """The folders of a call."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("folder", type=Path, help="evaluation files")
    parser.add_argument("--papers", type=Path, help="a digest's content: topics of its papers too")
    parser.add_argument("--topics", type=Path, default=OWN, help="the content with the topics")
    return parser.parse_args(words)


def measured(
    folder: Path, topics: Sequence[TopicDefinition], papers: Content | None
) -> Iterator[Figure]:
    """All figures that the folder has files for."""
    yield from relatedness(rows(folder, "related"), rows(folder, "related_papers"))
    for split in ("train", "dev", "test"):
        yield from summaries(split, rows(folder, f"tldr_{split}"))
    yield from labels(rows(folder, "topics"), topics)
    if papers:
        texts = {e.title: e.abstract or e.summary for dump in papers.dumps for e in dump.entries}
        yield from breadth("papers of dumps", found_topics(texts.items(), topics))
    yield from variants(rows(folder, "dup_variants"), rows(folder, "title_variants"))


def main(words: Sequence[str]) -> int:
    """Print the table; 1 where the folder has nothing to measure."""
    chosen = arguments(words)
    papers = read_content(chosen.papers) if chosen.papers else None
    figures = list(measured(chosen.folder, read_content(chosen.topics).topics, papers))
    if not figures:
        print(f"{chosen.folder} has no evaluation file, such as related.jsonl", file=sys.stderr)
        return 1
    for line in table(figures):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
