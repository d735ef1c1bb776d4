"""Sorts entries by title into nodes, and tells apart the papers that share a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.cataloguing.identity import paper_id, title_key, twin_id
from generator.cataloguing.sameness import same_title_same_paper
from generator.model.content import Dump, Entry
from generator.model.paper import PaperId

Pair = tuple[int, int]
"""The numbers of two nodes, the smaller first."""


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
class Node:
    """Entries under one title key whose abstracts don't contradict each other."""

    id: PaperId
    listed: tuple[Listed, ...]
    former: frozenset[PaperId] = frozenset()
    """Addresses that some of the entries had before a newer one joined them to the rest."""

    @property
    def oldest(self) -> Entry:
        """The entry that was captured first."""
        return self.listed[0].entry

    @property
    def abstract(self) -> str:
        """The oldest abstract; empty where no entry has one."""
        return next((one.entry.abstract for one in self.listed if one.entry.abstract), "")


def listed_once(dumps: Iterable[Dump]) -> list[Listed]:
    """The entries of the dumps, each once, should the same dump be given twice."""
    every = (Listed(entry, dump.slug, dump.captured) for dump in dumps for entry in dump.entries)
    return list({(one.digest, one.entry.position): one for one in every}.values())


def nodes_of(dumps: Iterable[Dump]) -> tuple[list[Node], list[Pair]]:
    """The nodes by title key, and the pairs of those that have one title: the first, and a twin."""
    by_title: dict[str, list[Listed]] = {}
    for one in listed_once(dumps):
        by_title.setdefault(title_key(one.entry.title), []).append(one)
    nodes: list[Node] = []
    twins: list[Pair] = []
    for _, same_title in sorted(by_title.items()):
        if len(same_title) == 1:  # nearly all
            nodes.append(Node(paper_id(same_title[0].entry.title), (same_title[0],)))
            continue
        first, *others = _by_abstract(sorted(same_title, key=age))
        base, number = paper_id(first[0].entry.title), len(nodes)
        nodes.append(Node(base, tuple(first), _bridged(base, first)))
        for twin in others:
            twins.append((number, len(nodes)))
            own = twin_id(base, twin[0].entry.abstract)
            nodes.append(Node(own, tuple(twin), _bridged(base, twin)))
    return _each_id_once(nodes), twins


def _each_id_once(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, of which none has another's address: a newer one's gets another hash.

    Only a title that is made to look like another's address and hash can need it.
    """
    if len({node.id for node in nodes}) == len(nodes):
        return list(nodes)
    own: dict[PaperId, Node] = {}
    for node in sorted(nodes, key=lambda node: node.listed[0].order):
        text = title_key(node.oldest.title) + node.abstract
        unique = twin_id(PaperId(node.id[:100].rstrip("-")), text) if node.id in own else node.id
        own[unique] = node
    addresses = {node: unique for unique, node in own.items()}
    return [replace(node, id=addresses[node]) for node in nodes]


def _by_abstract(listed: list[Listed]) -> list[list[Listed]]:
    """Clusters of entries with one title: joined where any two abstracts are alike.

    Entries without an abstract contradict nobody and stand with the oldest that has one.
    """
    silent = [one for one in listed if not one.entry.abstract]
    clusters: list[list[Listed]] = []
    for one in (one for one in listed if one.entry.abstract):
        alike = [c for c in clusters if any(_alike(one, other) for other in c)]
        clusters = [c for c in clusters if c not in alike]
        clusters.append([*(other for cluster in alike for other in cluster), one])
    ordered = sorted((sorted(c, key=age) for c in clusters), key=lambda c: c[0].order)
    first, *rest = ordered or [[]]
    return [sorted([*first, *silent], key=age), *rest]


def _bridged(base: PaperId, listed: Sequence[Listed]) -> frozenset[PaperId]:
    """The addresses of entries that were like no older one, until a newer one was like both."""
    told = [one for one in listed if one.entry.abstract]
    return frozenset(
        twin_id(base, one.entry.abstract)
        for at, one in enumerate(told)
        if at and not any(_alike(one, older) for older in told[:at])
    )


def _alike(first: Listed, second: Listed) -> bool:
    if first.entry.arxiv and first.entry.arxiv == second.entry.arxiv:
        return True
    return same_title_same_paper(first.entry.abstract, second.entry.abstract)


def age(listed: Listed) -> tuple[date, str, int]:
    """What entries are sorted by, oldest capture first."""
    return listed.order
