"""Turns real papers into more of them: new titles and abstracts, from old words and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

SYLLABLES = "ba ce di fo gu la me ni ro su ta ve wi xo zu ka le mi no pu".split()
ENDINGS = ("Net", "Bench", "Former", "RL", "Gen", "Mix", "LM", "Flow")
SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
TITLE_JOINT = re.compile(r": | for | with | via | in | of ")
SYSTEM = re.compile(r"\b[A-Z][a-z]+[A-Z]\w*")
"""A name as systems have: `KiteNet`, `BreadBench`."""


class Paper(NamedTuple):
    """A title and an abstract, each on one line."""

    title: str
    abstract: str


def made_name(number: int) -> str:
    """A system's name that no other number has, such as `CefoNet`."""
    rest, ending = divmod(number, len(ENDINGS))
    syllables: list[str] = []
    while rest or len(syllables) < 2:
        rest, index = divmod(rest, len(SYLLABLES))
        syllables.append(SYLLABLES[index])
    return "".join(syllables).capitalize() + ENDINGS[ending]


def recombined(papers: Sequence[Paper]) -> Iterator[Paper]:
    """Papers without end, the same ones each time; the first does not depend on the later.

    An abstract has as many sentences as a real one, drawn from all of them. Names that one real
    paper alone uses become the new paper's own: a name stays rare however many papers there are.
    """
    sentences = [s for paper in papers for s in SENTENCE_END.split(paper.abstract)]
    lengths = [len(SENTENCE_END.split(paper.abstract)) for paper in papers]
    parts = [p for paper in papers for p in TITLE_JOINT.split(paper.title) if " " in p]
    rare = _rare_names(papers)
    number = 0
    while True:
        draw, name = Random(number), made_name(number)
        chosen = [draw.choice(sentences) for _ in range(draw.choice(lengths))]
        title = f"{name}: {draw.choice(parts)} for {draw.choice(parts)}"
        yield Paper(_renamed(title, rare, name), _renamed(" ".join(chosen), rare, name))
        number += 1


def _rare_names(papers: Sequence[Paper]) -> frozenset[str]:
    """The systems' names that occur in one paper only."""
    seen = Counter(name for paper in papers for name in set(SYSTEM.findall(" ".join(paper))))
    return frozenset(name for name, count in seen.items() if count == 1)


def _renamed(text: str, rare: frozenset[str], name: str) -> str:
    return SYSTEM.sub(lambda found: name if found[0] in rare else found[0], text)
