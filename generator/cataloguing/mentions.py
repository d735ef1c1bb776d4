"""Finds where one paper's abstract names the system that another introduces."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.model.judgement import Mention
from generator.model.paper import PaperId

if TYPE_CHECKING:
    from generator.cataloguing.phrase_search import Hits
    from generator.cataloguing.spoken import Spoken


def named_systems(spoken: Spoken, names: Collection[str]) -> list[list[str]]:
    """For each text the names that stand in it, each once, at their first place; longer ones win.

    Names count with their capitals, and whole: `GPT` isn't named by `GPT-4`.
    """
    from generator.cataloguing.phrase_search import found_exactly

    by_number = sorted(names, reverse=True)
    hits = found_exactly(by_number, spoken)
    starts, ends = spoken.starts(hits.first).tolist(), spoken.ends(hits.last).tolist()
    found: list[dict[str, None]] = [{} for _ in spoken.texts]
    done = -1
    columns = (column.tolist() for column in hits)
    for text, first, last, number, start, end in zip(*columns, starts, ends, strict=True):
        if first > done and _stands(spoken.texts[text], start, end):
            found[text].setdefault(by_number[number])
            done = last
    return [list(names) for names in found]


def tied(hits: Hits, spoken: Spoken) -> set[int]:
    """The numbers of the hits that are tied to more of a name, which most words can't be."""
    words = spoken.words[spoken.word_of_part[hits.first]]
    (several,) = (spoken.tables.words["parts"][words] > 1).nonzero()
    texts = hits.texts[several].tolist()
    starts, ends = spoken.starts(hits.first[several]), spoken.ends(hits.last[several])
    columns = several.tolist(), texts, starts.tolist(), ends.tolist()
    return {
        number
        for number, text, start, end in zip(*columns, strict=True)
        if not _stands(spoken.texts[text], start, end)
    }


def _stands(text: str, start: int, end: int) -> bool:
    """Whether the name at this place is a whole one: no sign ties it to more of a name."""
    return not _part_of_longer(text[max(0, start - 2) : start], text[end : end + 2])


def _part_of_longer(before: str, after: str) -> bool:
    """Whether a sign ties the name to more of a name: `GPT` in `GPT-4`, `V2` in `R-V2`."""
    tied_after = after[:1] in ("-", ".", "_") and (after[1:].isdigit() or after[1:].isupper())
    tied_before = before[-1:] in ("-", ".", "/", "@", "_") and before[:-1].isalnum()
    return tied_after or tied_before


def mentioned_by(
    mentions: Mapping[PaperId, Sequence[Mention]],
) -> dict[PaperId, tuple[Mention, ...]]:
    """The same links seen from the paper that is named, in the papers' order."""
    found: dict[PaperId, list[Mention]] = {}
    for paper, made in mentions.items():
        for mention in made:
            found.setdefault(mention.id, []).append(Mention(paper, mention.name))
    return {paper: tuple(those) for paper, those in found.items()}
