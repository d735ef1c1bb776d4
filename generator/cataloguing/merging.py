"""Joins the entries of all dumps into groups, one a paper, whatever order the dumps come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.cataloguing.identity import may_be_id, paper_id, title_key
from generator.cataloguing.naming import known_paper, unknown_name
from generator.cataloguing.sameness import (
    candidates,
    plain_key,
    same_abstract_same_paper,
    same_title_same_paper,
)
from generator.cataloguing.twins import Listed, Node, Pair, age, nodes_of
from generator.model.content import Dump, Facts, Note
from generator.model.paper import PaperId
from generator.model.problems import Level, Problem
from generator.reading.facts import DOUBTFUL


@dataclass(frozen=True, slots=True)
class Group:
    """All entries of one paper, oldest first, its address, and the addresses that lead to it."""

    id: PaperId
    listed: tuple[Listed, ...]
    aliases: tuple[PaperId, ...] = ()


def merge(
    dumps: Iterable[Dump], notes: Sequence[Note], facts: Iterable[Facts]
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """All entries as groups, one a paper, sorted by id, and the problems found on the way.

    Entries are one paper by title, by arXiv id, by nearly the same title over nearly the same
    abstract, or because a note says `same:` or `also:`. A note's `not-same:` outweighs all but
    the title. Every entry is in exactly one group; the order of dumps and notes does not matter,
    and a dump that comes twice changes nothing but the appearances.
    """
    nodes, twins = nodes_of(dumps)
    listed = _names(nodes)
    own = _owners(notes, listed)
    names = _former_names(notes, own) | listed
    wanted, unwanted, unknown = _curated(notes, own, names)
    wanted += _also(notes, own, listed)
    certain = (fact for fact in facts if fact.arxiv and fact.state != DOUBTFUL)
    arxiv = {title_key(fact.title): fact.arxiv for fact in certain}
    joined = _Components(len(nodes), unwanted)
    respelled, more_twins = _by_spelling(nodes)
    said = (*sorted(wanted), *_by_arxiv(nodes, arxiv), *respelled, *_by_text(nodes))
    for first, second in said:
        joined.join(first, second)
    twins += more_twins
    former: dict[int, list[PaperId]] = {}
    for name, number in names.items():
        former.setdefault(number, []).append(PaperId(name))
    groups = [
        _group([nodes[n] for n in numbers], [i for n in numbers for i in former.get(n, ())])
        for numbers in joined.groups()
    ]
    settled = {pair for pair in twins if pair in unwanted or joined.together(*pair)}
    doubts = (_twin_problem(nodes[i], nodes[k].id) for k, i in twins if (k, i) not in settled)
    return _each_alias_once(groups), (*doubts, *unknown)


def _twin_problem(twin: Node, first: PaperId) -> Problem:
    return Problem(
        Level.NOTICE,
        twin.oldest.place,
        f"a second paper is titled “{twin.oldest.title}”, with a clearly different abstract",
        f"write `same: {first}` in content/notes/{twin.id}.md if they are one paper, "
        f"`not-same: {first}` if they are two",
    )


def _names(nodes: Sequence[Node]) -> dict[str, int]:
    """From every id that listed titles have to its node: its own first, then its spellings'."""
    names = {str(node.id): number for number, node in enumerate(nodes)}
    for number, node in enumerate(nodes):
        for spelled in (*(paper_id(one.entry.title) for one in node.listed), *sorted(node.former)):
            names.setdefault(spelled, number)
    return names


def _owners(notes: Iterable[Note], listed: Mapping[str, int]) -> dict[str, int]:
    """From each note to the node of its name, else to that of a title that its paper also has."""
    found = {
        note.paper: [listed[i] for i in (note.paper, *map(paper_id, note.also)) if i in listed]
        for note in notes
    }
    return {paper: numbers[0] for paper, numbers in found.items() if numbers}


def _former_names(notes: Iterable[Note], own: Mapping[str, int]) -> dict[str, int]:
    """From the names and former titles that only notes know to the notes' nodes."""
    names: dict[str, int] = {}
    for note in sorted(notes, key=lambda note: note.paper):
        for former in (note.paper, *map(paper_id, note.also)):
            if note.paper in own and may_be_id(former):
                names.setdefault(former, own[note.paper])
    return names


def _also(notes: Iterable[Note], own: Mapping[str, int], listed: Mapping[str, int]) -> list[Pair]:
    """The pairs that are one paper since a note says that it has both titles."""
    return [
        _pair(own[note.paper], listed[former])
        for note in notes
        if note.paper in own
        for former in map(paper_id, note.also)
        if former in listed
    ]


def _curated(
    notes: Sequence[Note], own: Mapping[str, int], names: Mapping[str, int]
) -> tuple[list[Pair], set[Pair], list[Problem]]:
    """The pairs that notes join, the pairs they keep apart, and the names nobody bears."""
    wanted: set[Pair] = set()
    unwanted: set[Pair] = set()
    unknown: list[Problem] = []
    for note in notes:
        said = [(r, wanted) for r in note.same] + [(r, unwanted) for r in note.not_same]
        for reference, pairs in said:
            other = known_paper(reference.name, names)
            if other is None:
                unknown.append(unknown_name("paper", reference, names))
            elif note.paper in own:
                pairs.add(_pair(own[note.paper], other))
    return list(wanted), unwanted, unknown


def _pair(first: int, second: int) -> Pair:
    return min(first, second), max(first, second)


def _by_arxiv(nodes: Sequence[Node], known: Mapping[str, str]) -> list[Pair]:
    """Pairs of nodes that bear one arXiv id; a fact speaks for its title's first paper."""
    bearers: dict[str, set[int]] = {}
    for number, node in enumerate(nodes):
        for one in node.listed:
            if one.entry.arxiv:
                bearers.setdefault(one.entry.arxiv, set()).add(number)
        if not known:
            continue
        fact = known.get(title_key(node.oldest.title), "")
        if fact and node.id == paper_id(node.oldest.title):
            bearers.setdefault(fact, set()).add(number)
    return sorted(pair for numbers in bearers.values() for pair in combinations(sorted(numbers), 2))


def _by_spelling(nodes: Sequence[Node]) -> tuple[list[Pair], list[Pair]]:
    """Pairs whose titles differ in accents or TeX alone: with one abstract, and with two."""
    special = [n for n, node in enumerate(nodes) if not _is_plain(node.oldest.title)]
    keys = {plain_key(nodes[number].oldest.title) for number in special}
    bearers: dict[str, list[int]] = {}
    for number, node in enumerate(nodes) if special else ():
        key = title_key(node.oldest.title) if _is_plain(node.oldest.title) else ""
        key = key or plain_key(node.oldest.title)
        if key in keys:
            bearers.setdefault(key, []).append(number)
    pairs = [p for numbers in bearers.values() for p in combinations(numbers, 2)]
    other = [p for p in pairs if len({title_key(nodes[n].oldest.title) for n in p}) > 1]
    alike = [p for p in other if same_title_same_paper(*(nodes[n].abstract for n in p))]
    return alike, [pair for pair in other if pair not in alike]


def _is_plain(title: str) -> bool:
    """Whether a title is written in letters and signs that all sources write alike."""
    return title.isascii() and not any(sign in title for sign in "\\${}^_")


def _by_text(nodes: Sequence[Node]) -> list[Pair]:
    """Pairs of nodes with nearly one title over nearly one abstract."""
    abstracts = ((number, node.abstract) for number, node in enumerate(nodes) if node.abstract)
    return [
        (first, second)
        for first, second in candidates(abstracts)
        if same_abstract_same_paper(
            nodes[first].oldest.title,
            nodes[first].abstract,
            nodes[second].oldest.title,
            nodes[second].abstract,
        )
    ]


class _Components:
    """Nodes that are joined pair by pair, never such that an unwanted pair comes together."""

    def __init__(self, size: int, unwanted: set[Pair]) -> None:
        self._members = {number: {number} for number in range(size)}
        self._unwanted = unwanted

    def join(self, first: int, second: int) -> None:
        one, other = self._members[first], self._members[second]
        if one is other or any(a in one and b in other for a, b in self._both_ways()):
            return
        one |= other
        for number in other:
            self._members[number] = one

    def together(self, first: int, second: int) -> bool:
        """Whether two nodes have come into one component."""
        return self._members[first] is self._members[second]

    def _both_ways(self) -> Iterable[Pair]:
        return [*self._unwanted, *((b, a) for a, b in self._unwanted)]

    def groups(self) -> list[list[int]]:
        """Each component's nodes, once."""
        return [sorted(m) for n, m in self._members.items() if n == min(m)]


def _group(nodes: Sequence[Node], names: Sequence[PaperId]) -> Group:
    """One paper of several nodes: the oldest entry gives the address, all others lead there."""
    if len(nodes) == len(nodes[0].listed) == len(names) == 1:  # nearly all
        return Group(nodes[0].id, nodes[0].listed)
    oldest = min(nodes, key=lambda node: node.listed[0].order)
    listed = tuple(sorted((one for node in nodes for one in node.listed), key=age))
    spellings = {paper_id(one.entry.title) for one in listed}
    return Group(oldest.id, listed, tuple(sorted(spellings.union(names) - {oldest.id})))


def _each_alias_once(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups by id, without the aliases that are another's address or an older one's alias."""
    by_age = sorted(groups, key=lambda group: group.listed[0].order)
    taken = {group.id for group in by_age}
    finished = []
    for group in by_age:
        free = set(group.aliases) - taken
        taken |= free
        whole = len(free) == len(group.aliases)
        finished.append(group if whole else replace(group, aliases=tuple(sorted(free))))
    return tuple(sorted(finished, key=lambda group: group.id))
