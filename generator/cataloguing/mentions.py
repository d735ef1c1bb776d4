"""Finds where one paper's abstract names the system that another introduces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.cataloguing.phrases import spans, words
from generator.model import Mention, Paper, PaperId

Names = Mapping[str, Sequence[PaperId]]


def mentions_of(papers: Iterable[Paper], introduced: Names) -> dict[PaperId, tuple[Mention, ...]]:
    """For each paper the others whose system its abstract names, in order of their first mention.

    A name that several papers introduce leads to none of them: nobody could say which is meant.
    """
    own = {name: ids[0] for name, ids in introduced.items() if len(ids) == 1}
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in introduced:  # those of several papers too: shorter names don't count inside them
        spoken = tuple(words(name))
        if spoken:
            by_first.setdefault(spoken[0], []).append((spoken, name))
    return {
        paper.id: tuple(
            Mention(own[name], name)
            for name in _named(paper.abstract, by_first)
            if name in own and own[name] != paper.id
        )
        for paper in papers
    }


def _named(text: str, by_first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> list[str]:
    """The names that stand in a text, each once, at their first place; longer ones win."""
    spoken = words(text)
    hits = [
        (at, len(wanted), name)
        for at, word in enumerate(spoken)
        if word in by_first  # most words begin no name
        for wanted, name in by_first[word]
        if tuple(spoken[at : at + len(wanted)]) == wanted
    ]
    found: dict[str, None] = {}
    done = 0
    places = spans(text) if hits else []
    for at, length, name in sorted(hits, key=lambda hit: (-hit[0], *hit[1:]), reverse=True):
        if at >= done and _stands(text, places[at][0], places[at + length - 1][1]):
            found.setdefault(name)
            done = at + length
    return list(found)


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
