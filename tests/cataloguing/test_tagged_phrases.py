"""Which tags a paper's text has, and on which it insists."""

from __future__ import annotations

import pytest

from generator.cataloguing.archive import Archive
from generator.cataloguing.named_things import named_things
from generator.cataloguing.shared_phrases import tag_names
from generator.cataloguing.tagged_phrases import tagged
from tests.world import paper

TITLES = ("Sea Kites", "Silk Tails", "Quantization", "Silk Tails Theory", "Silk Tails of the Sky")
FILLING = [paper(f"F {n}", "") for n in range(120)]
"""In an archive of few papers, what ten have is common."""


def said(title: str, abstract: str) -> dict[str, str]:
    """The tags of a paper and how it says each, among papers that make these tags."""
    others = [paper(f"{each} {n}", "") for each in TITLES for n in range(3)] + FILLING
    others += [paper(f"P {n}", "KITENET and GPT-4, GPT-4. One red web (RWEB).") for n in range(3)]
    archive = Archive([*others, paper(title, abstract)])
    tags = tag_names(archive.spoken(), (), named_things(archive).acronyms)
    ways = {(True, True): "sure", (False, True): "likely", (False, False): "passing"}
    return {
        tags.names[one.number]: ways[one.sure, one.likely]
        for one in tagged(archive.spoken(), tags)[-1]
    }


def test_who_insists() -> None:
    """A paper insists on what its title has, on what it says twice, and on a telling name."""
    assert said("Sea Kites", "") == {"sea kites": "sure"}
    assert said("P", "All sea kites are sea kites.") == {"sea kites": "sure"}
    assert said("P", "KITENET.") == {"KITENET": "sure"}
    assert said("P", "All sea kites.") == {"sea kites": "likely"}


def test_what_authors_do() -> None:
    """What stands after `we` or `our` in its sentence is what the paper is about."""
    assert said("P", "Here we fly sea kites.") == {"sea kites": "sure"}
    assert said("P", "While others fly sea kites, we don't.") == {"sea kites": "likely"}
    assert said("P", "While we know sea kites, we fly none.") == {"sea kites": "likely"}
    assert said("P", "Here we are. All sea kites fly.") == {"sea kites": "likely"}


@pytest.mark.parametrize("words", ["such as", "e.g.,", "compared with", "Experiments on"])
def test_examples_and_comparisons(words: str) -> None:
    """An example, or what something is compared with or tried on, is said in passing."""
    assert said("P", f"We fly, {words} sea kites or KITENET.") == dict.fromkeys(
        ("sea kites", "KITENET"), "passing"
    )


def test_one_word_said_once() -> None:
    """One telling word says little, unless the title has it, or the text has it twice."""
    assert said("P", "We use quantization.") == {"quantization": "passing"}
    assert said("P", "More quantization is quantization.") == {"quantization": "sure"}


def test_models_that_all_compare_with() -> None:
    """A model that all papers run is what one of them is about only if its title says so."""
    assert said("P", "GPT-4 flies. GPT-4 falls.") == {"GPT-4": "passing"}
    assert said("How GPT-4 Flies", "") == {"GPT-4": "sure"}


def test_a_part_of_a_longer_one() -> None:
    """What stands in a longer tag counts there alone."""
    assert said("Silk Tails Theory", "") == {"silk tails theory": "sure"}
    both = {"silk tails theory": "sure", "silk tails": "likely"}
    assert said("Silk Tails Theory", "Some silk tails.") == both


def test_a_long_form_and_its_acronym() -> None:
    """`Red web (RWEB)` says one thing once."""
    assert said("P", "Like a red web (RWEB).") == {"RWEB": "passing"}
    assert said("P", "Like a red web (RWEB). All RWEB.") == {"RWEB": "sure"}
