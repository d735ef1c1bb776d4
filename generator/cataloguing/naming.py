"""Answers a name that nobody bears with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.model import Level, Problem, Reference


def unknown_name(kind: str, reference: Reference, known: Iterable[str]) -> Problem:
    """The error for a name that a person wrote and that is no paper's, topic's or page's."""
    near = get_close_matches(reference.name, sorted(known), n=1, cutoff=0.6)
    hint = f"did you mean `{near[0]}`?" if near else f"there is no {kind} of a similar name"
    return Problem(Level.ERROR, reference.place, f"unknown {kind} `{reference.name}`", hint)
