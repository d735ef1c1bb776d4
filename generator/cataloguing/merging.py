"""Joins the entries of all dumps into groups, one a paper, whatever order the dumps come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, groupby

from generator.cataloguing.identity import paper_id, title_key, twin_id
from generator.cataloguing.naming import unknown_name
from generator.cataloguing.sameness import (
    candidates,
    same_abstract_same_paper,
    same_title_same_paper,
)
from generator.model import (
    Dump,
    Entry,
    Facts,
    Level,
    Note,
    PaperId,
    Problem,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with the digest that lists it."""

    entry: Entry
    digest: str
    captured: date

    @property
    def order(self) -> tuple[date, str, int]:
        """Oldest capture first, then by digest and place in it."""
        return self.captured, self.digest, self.entry.position


@dataclass(frozen=True, slots=True)
class Group:
    """All entries of one paper, oldest first, its address, and the addresses that lead to it."""

    id: PaperId
    listed: tuple[Listed, ...]
    aliases: tuple[PaperId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Node:
    """Entries under one title key whose abstracts don't contradict each other."""

    id: PaperId
    listed: tuple[Listed, ...]

    @property
    def oldest(self) -> Entry:
        return self.listed[0].entry

    @property
    def abstract(self) -> str:
        return next((one.entry.abstract for one in self.listed if one.entry.abstract), "")


def merge(
    dumps: Iterable[Dump], notes: Sequence[Note], facts: Iterable[Facts]
) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """All entries as groups, one a paper, sorted by id, and the problems found on the way.

    Entries are one paper by title, by arXiv id, by nearly the same title over nearly the same
    abstract, or because a note says `same:` or `also:`. A note's `not-same:` outweighs all but
    the title. Every entry is in exactly one group; the order of dumps and notes does not matter,
    and a dump that comes twice changes nothing but the appearances.
    """
    nodes, twins = _nodes(dumps)
    names = _names(nodes)
    wanted, unwanted, unknown = _curated(notes, names)
    arxiv = {title_key(fact.title): fact.arxiv for fact in facts if fact.arxiv}
    joined = _Components(len(nodes), unwanted)
    for first, second in (*wanted, *_by_arxiv(nodes, arxiv), *_by_text(nodes)):
        joined.join(first, second)
    groups = [_group([nodes[number] for number in numbers]) for numbers in joined.groups()]
    taken = {group.id for group in groups}
    also = _former_ids(notes)
    finished = (_with_aliases(group, taken, also) for group in groups)
    return tuple(sorted(finished, key=lambda group: group.id)), (*twins, *unknown)


def _nodes(dumps: Iterable[Dump]) -> tuple[list[_Node], list[Problem]]:
    everything = (
        Listed(entry, dump.slug, dump.captured) for dump in dumps for entry in dump.entries
    )
    keyed = sorted((title_key(one.entry.title), one.order, one) for one in _once(everything))
    nodes: list[_Node] = []
    problems: list[Problem] = []
    for _, same_title in groupby(keyed, key=lambda item: item[0]):
        first, *twins = _by_abstract([one for _, _, one in same_title])
        base = paper_id(first[0].entry.title)
        nodes.append(_Node(base, tuple(first)))
        for twin in twins:
            nodes.append(_Node(twin_id(base, twin[0].entry.abstract), tuple(twin)))
            problems.append(_twin_problem(nodes[-1], base))
    return nodes, problems


def _once(listed: Iterable[Listed]) -> Iterable[Listed]:
    """Each entry once, should the same dump be given twice."""
    return {(one.digest, one.entry.position): one for one in listed}.values()


def _by_abstract(listed: Sequence[Listed]) -> list[list[Listed]]:
    """Clusters of entries with one title: joined where any two abstracts are alike.

    Entries without an abstract contradict nobody and stand with the oldest that has one.
    """
    silent = [one for one in listed if not one.entry.abstract]
    clusters: list[list[Listed]] = []
    for one in (one for one in listed if one.entry.abstract):
        alike = [c for c in clusters if any(_alike(one, other) for other in c)]
        clusters = [c for c in clusters if c not in alike]
        clusters.append([*(other for cluster in alike for other in cluster), one])
    ordered = sorted((sorted(c, key=_order) for c in clusters), key=lambda c: c[0].order)
    first, *rest = ordered or [[]]
    return [sorted([*first, *silent], key=_order), *rest]


def _alike(first: Listed, second: Listed) -> bool:
    if first.entry.arxiv and first.entry.arxiv == second.entry.arxiv:
        return True
    return same_title_same_paper(first.entry.abstract, second.entry.abstract)


def _order(listed: Listed) -> tuple[date, str, int]:
    return listed.order


def _twin_problem(twin: _Node, first: PaperId) -> Problem:
    return Problem(
        Level.NOTICE,
        twin.oldest.place,
        f"a second paper is titled “{twin.oldest.title}”, with a clearly different abstract",
        f"if they are one paper, write `same: {first}` in content/notes/{twin.id}.md",
    )


def _names(nodes: Sequence[_Node]) -> dict[str, int]:
    """From every id that a curator may write to its node: its own id first, then its spellings'."""
    names = {str(node.id): number for number, node in enumerate(nodes)}
    for number, node in enumerate(nodes):
        for one in node.listed:
            names.setdefault(paper_id(one.entry.title), number)
    return names


Pair = tuple[int, int]


def _curated(
    notes: Sequence[Note], names: Mapping[str, int]
) -> tuple[list[Pair], set[Pair], list[Problem]]:
    """The pairs that notes join, the pairs they keep apart, and the names nobody bears."""
    own = {note.paper: names[note.paper] for note in notes if note.paper in names}
    for note in notes:
        former = (names[i] for i in map(paper_id, note.also) if i in names)
        if note.paper not in own and (number := next(former, None)) is not None:
            own[note.paper] = number
    wanted = [
        _pair(own[note.paper], other)
        for note in notes
        if note.paper in own
        for other in (
            *(names[r.name] for r in note.same if r.name in names),
            *(names[i] for i in map(paper_id, note.also) if i in names),
        )
    ]
    unwanted = {
        _pair(own[note.paper], names[r.name])
        for note in notes
        if note.paper in own
        for r in note.not_same
        if r.name in names
    }
    references = [r for note in notes for r in (*note.same, *note.not_same)]
    return (
        sorted(wanted),
        unwanted,
        [unknown_name("paper", r, names) for r in references if r.name not in names],
    )


def _pair(first: int, second: int) -> Pair:
    return min(first, second), max(first, second)


def _by_arxiv(nodes: Sequence[_Node], known: Mapping[str, str]) -> list[Pair]:
    """Pairs of nodes that bear one arXiv id; a fact speaks for its title's first paper."""
    bearers: dict[str, set[int]] = {}
    for number, node in enumerate(nodes):
        for arxiv in {one.entry.arxiv for one in node.listed if one.entry.arxiv}:
            bearers.setdefault(arxiv, set()).add(number)
        fact = known.get(title_key(node.oldest.title), "")
        if fact and node.id == paper_id(node.oldest.title):
            bearers.setdefault(fact, set()).add(number)
    return sorted(pair for numbers in bearers.values() for pair in combinations(sorted(numbers), 2))


def _by_text(nodes: Sequence[_Node]) -> list[Pair]:
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

    def _both_ways(self) -> Iterable[Pair]:
        return [*self._unwanted, *((b, a) for a, b in self._unwanted)]

    def groups(self) -> list[list[int]]:
        """Each component's nodes, once."""
        return [sorted(m) for n, m in self._members.items() if n == min(m)]


def _group(nodes: Sequence[_Node]) -> Group:
    """One paper of several nodes: the oldest entry gives the address, all others lead there."""
    oldest = min(nodes, key=lambda node: node.listed[0].order)
    listed = tuple(sorted((one for node in nodes for one in node.listed), key=_order))
    spellings = {paper_id(one.entry.title) for one in listed} | {node.id for node in nodes}
    return Group(oldest.id, listed, tuple(sorted(spellings - {oldest.id})))


def _former_ids(notes: Sequence[Note]) -> Callable[[PaperId], set[PaperId]]:
    """From a paper's id to the ids of the titles that its note says it also had."""
    former: dict[str, set[PaperId]] = {}
    for note in notes:
        former.setdefault(note.paper, set()).update(map(paper_id, note.also))
    return lambda paper: former.get(paper, set())


def _with_aliases(
    group: Group, taken: set[PaperId], also: Callable[[PaperId], set[PaperId]]
) -> Group:
    """The group with the addresses of its former titles, where no other paper lives there."""
    former = {i for name in (group.id, *group.aliases) for i in also(name)}
    return Group(group.id, group.listed, tuple(sorted((former | set(group.aliases)) - taken)))
