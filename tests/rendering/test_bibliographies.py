"""Bibliographies: in three formats for the site, topics and lists; BibTeX beside each paper."""

from __future__ import annotations

import json
from dataclasses import replace

import rispy
from bibtexparser.entrypoint import parse_string

from generator.rendering.bibliographies import bibliographies_of
from tests.rendering.made import KITE_PAPER, SETTINGS, by_path, view
from tests.world import note, reading_list, topic

ENDINGS = ("bib", "ris", "csl.json")


def test_files() -> None:
    """The site, each topic and each list has all formats, and they name the same papers."""
    given = reading_list("start", ["Words.", (KITE_PAPER, "First.")])
    made = view(topics=[topic("kites", ["kite"])], lists=[given])
    files = by_path(bibliographies_of(made))
    names = {"papers": 3, "topics/kites": 1, "lists/start": 1}
    assert set(files) == {
        *(f"{name}.{ending}" for name in names for ending in ENDINGS),
        *(f"papers/{paper}.bib" for paper in made.papers),
    }
    for name, many in names.items():
        keys = [entry.key for entry in parse_string(files[f"{name}.bib"]).entries]
        assert len(keys) == many
        assert [record["id"] for record in rispy.loads(files[f"{name}.ris"])] == keys
        assert [item["id"] for item in json.loads(files[f"{name}.csl.json"])] == keys


def test_former_addresses() -> None:
    """A paper's BibTeX is at its former addresses too."""
    files = by_path(bibliographies_of(view(notes=[note(KITE_PAPER, also=("Kites of Old",))])))
    assert files["papers/kites-of-old.bib"] == files[f"papers/{KITE_PAPER}.bib"]


def test_without_twins() -> None:
    """Where papers have no files of their own, the site and each topic have BibTeX."""
    made = view(settings=replace(SETTINGS, twins=False), topics=[topic("kites", ["kite"])])
    files = by_path(bibliographies_of(made))
    assert set(files) == {"topics/kites.bib", "papers.bib"}
