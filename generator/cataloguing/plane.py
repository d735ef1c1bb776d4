"""Lays things out in a plane, like ones near each other, and groups what lies together.

By forces, as in t-SNE and UMAP, from the two slowest ways along the graph of the nearest. Sums are
NumPy's own and not BLAS', which adds up otherwise on other machines.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_STEPS = 240
_NEAR = 6
"""Each thing is drawn to so many others."""
_ROUNDS = 8


def spread(likeness: Floats) -> Floats:
    """Where each of some things lies, from 0 to 1, of how like they are, from 0 to 1 too."""
    count = len(likeness)
    if count < 4:
        return np.array([(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)])[:count]
    likeness = likeness.copy()
    np.fill_diagonal(likeness, 0)
    pulls = _pulls(likeness)
    spots = _start(pulls + 0.02 * likeness / max(likeness.max(), 1e-9))
    for step in range(_STEPS):
        ways = spots[:, None, :] - spots[None, :, :]
        closeness = 1 / (1 + (ways * ways).sum(axis=2))
        forces = 1.2 * closeness * closeness - 8 * pulls * closeness
        moves = (forces[:, :, None] * ways).sum(axis=1) - 0.01 * spots
        lengths = np.sqrt((moves * moves).sum(axis=1, keepdims=True))
        spots += (0.02 + 0.4 * (1 - step / _STEPS)) * moves / np.maximum(1, lengths)
    return _within_one(spots)


def _pulls(likeness: Floats) -> Floats:
    """How strongly each is drawn to the nearest others, and they to it."""
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :_NEAR]
    pulls = np.zeros_like(likeness)
    np.put_along_axis(pulls, nearest, np.take_along_axis(likeness, nearest, 1), 1)
    pulls = np.maximum(pulls, pulls.T)
    return pulls / float(max(pulls.sum(axis=1).max(), 1e-9))


def _start(graph: Floats) -> Floats:
    """The two slowest ways along a graph: its Laplacian's first eigenvectors but the constant."""
    count = len(graph)
    degrees = np.maximum(graph.sum(axis=1), 1e-9)
    steps = (graph / np.sqrt(degrees[:, None] * degrees) + np.eye(count)) / 2
    known = [np.sqrt(degrees) / np.sqrt(degrees.sum())]
    numbers = np.arange(count)
    for way in range(2):
        vector = (numbers * (48271 + 3 * way) % 997) / 997 - 0.5
        for _ in range(200):
            vector = (steps * vector).sum(axis=1)
            for other in known:
                vector = vector - other * (other * vector).sum()
            vector = vector / max(float(np.sqrt((vector * vector).sum())), 1e-12)
        known.append(vector)
    spots = np.stack(known[1:], axis=1) / known[0][:, None]
    apart = (np.arange(2 * count).reshape(count, 2) * 48271 % 997) / 9970
    widest: Floats = np.maximum(np.abs(spots).max(axis=0), 1e-12)
    spread_out: Floats = spots / widest * float(np.sqrt(count)) / 2 + apart
    return spread_out


def _within_one(spots: Floats) -> Floats:
    low, high = spots.min(axis=0), spots.max(axis=0)
    within: Floats = (spots - low) / np.maximum(high - low, 1e-9)
    return within


def grouped(spots: Floats, most: int) -> Integers:
    """Numbers of groups of spots that lie together: k-means in the plane, its starts far apart."""
    count = min(len(spots), most, round(2 * len(spots) ** 0.5))
    starts = [0]
    for _ in range(1, count):
        ways = spots[:, None, :] - spots[starts][None, :, :]
        starts.append(int((ways * ways).sum(axis=2).min(axis=1).argmax()))
    middles = spots[starts]
    for _ in range(_ROUNDS):
        ways = spots[:, None, :] - middles[None, :, :]
        own = (ways * ways).sum(axis=2).argmin(axis=1)
        sizes = np.bincount(own, minlength=count)
        sums = [np.bincount(own, spots[:, axis], count) for axis in (0, 1)]
        found = np.stack(sums, axis=1) / np.maximum(sizes, 1)[:, None]
        middles = np.where(sizes[:, None] > 0, found, middles)
    return np.unique(own, return_inverse=True)[1]
