"""Phrases are found as whole words, as people write them in singular and plural."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.concordance import concordance
from generator.cataloguing.phrase_search import Match, found_exactly, matches, written_in_abstracts
from generator.cataloguing.phrases import fold, parts_of
from generator.cataloguing.spoken import Spoken
from generator.known import NOTHING_KNOWN

CASES = yaml.safe_load((Path(__file__).parent / "golden_phrases.yaml").read_text("utf-8"))
WORDS = st.text(st.sampled_from("kite KITEs net-s C++ GPT4 és, "), max_size=40)


def spoken(texts: Sequence[str]) -> Spoken:
    """The words of texts."""
    return concordance(texts, NOTHING_KNOWN).spoken(texts)


def find(phrases: Sequence[str], text: str) -> list[Match]:
    """Where phrases stand in a text, which stands among others."""
    return matches(phrases, spoken(["Kite", text, "nets"]))[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_golden_case(case: dict[str, Any]) -> None:
    """A phrase finds in a text what golden_phrases.yaml states, beside other phrases too."""
    found: dict[str, list[str]] = {phrase: [] for phrase in case["found"]}
    for match in find(list(case["found"]), case["text"]):
        found[match.phrase].append(match.surface)
    assert found == case["found"]


@given(WORDS, st.lists(WORDS, max_size=4, unique=True))
def test_matches_are_in_the_text(text: str, phrases: list[str]) -> None:
    """Matches are letter for letter what stands there, by start, longer ones first, each once."""
    found = find(phrases, text)
    assert all(text[m.start : m.end] == m.surface for m in found)
    assert found == sorted(found, key=lambda m: (m.start, -m.end, phrases.index(m.phrase)))
    assert len(found) == len(set(found))


@given(WORDS, st.lists(WORDS, max_size=4))
def test_every_phrase_is_found(text: str, written: list[str]) -> None:
    """A phrase in small letters is found wherever the text has its folded words in a row."""
    plain, phrases = text.replace(",", " "), sorted({phrase.casefold() for phrase in written})
    said, found = list(map(fold, parts_of(plain))), find(phrases, plain)
    for phrase in phrases:
        key = list(map(fold, parts_of(phrase)))
        at = [n for n in range(len(said)) if key and said[n : n + len(key)] == key]
        assert len([match for match in found if match.phrase == phrase]) == len(at)


@given(st.text())
def test_a_text_finds_itself(text: str) -> None:
    """A text that has words contains itself as a phrase."""
    assert bool(find([text], text)) is bool(parts_of(text))


def test_a_phrase_ends_at_a_bracket() -> None:
    """Words on two sides of a bracket or a full stop are no phrase, unless it is written so."""
    phrases = ["LLM agent", "state (of) mind"]
    found = find(phrases, "models (LLMs) agents. LLM agents act")
    assert [m.surface for m in found] == ["LLM agents"]
    assert [m.surface for m in find(phrases, "a state (of) mind")] == ["state (of) mind"]


def test_no_phrase_goes_from_text_to_text() -> None:
    """The last words of a text and the first of the next are no phrase."""
    assert matches(["red kite"], spoken(["red", "kite", "red kite"]))[:2] == [[], []]


def test_letter_for_letter() -> None:
    """A name is found as it is written, whatever signs part its words."""
    hits = found_exactly(["Kite Net", "Net"], spoken(["Kite-Net, kite net, Kite; Net", "Nets"]))
    assert hits.texts.tolist() == [0] * 4
    assert hits.phrases.tolist() == [0, 1, 0, 1]


def test_what_abstracts_write() -> None:
    """A word is written in small letters where an abstract has it alone; titles don't count."""
    words = ["kite", "red", "blue", "line"]
    told = written_in_abstracts(words, spoken(["red kites", "Blue kite-line, my_red_blue line"]))
    assert told == {"kite", "line"}
