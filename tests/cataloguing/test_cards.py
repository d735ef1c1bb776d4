"""A card is one sentence that says what the paper does, by the curator or from the text itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.cards import LONGEST, card_of, cards_and_kinds
from generator.model.judgement import Card
from tests.world import note, paper

HERE = Path(__file__).parent
CARDS = yaml.safe_load((HERE / "golden_cards.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CARDS, ids=lambda case: case["abstract"][:30])
def test_golden_card(case: dict[str, str]) -> None:
    """Of an abstract the sentence is picked that golden_cards.yaml states."""
    assert card_of(paper(case.get("title", "Kites"), case["abstract"])) == Card(
        case["card"], "abstract"
    )


def test_whose_sentence() -> None:
    """The curator's sentence wins, then the abstract's; without either the listing's summary."""
    curated = paper("Kites", "We fly.", note=note("kites", card="Mine."))
    assert cards_and_kinds(Archive([curated]))[curated.id][0] == Card("Mine.", "note")
    assert card_of(replace(paper("Kites", ""), summary="Theirs.")) == Card("Theirs.", "summary")
    assert card_of(paper("Kites", "")) == Card("", "abstract")


def test_a_long_sentence() -> None:
    """A sentence that is too long for a list ends at one of its clauses, with a mark."""
    card = card_of(paper("Kites", "We fly kites, " + "and " * 70 + "then, " + "and " * 70 + "so."))
    assert card.text == "We fly kites, " + "and " * 70 + "then …"


@given(st.text(st.sampled_from("We propose in. This paper, ") | st.characters(), max_size=600))
def test_any_text(text: str) -> None:
    """Any abstract gives a card that can be scanned."""
    one = paper("Kites", text)
    assert len(card_of(one).text) <= LONGEST + 2


@pytest.mark.parametrize("piece", ["we ", "A. ", "We present a ", "to address this"])
def test_hostile_repetition(piece: str) -> None:
    """Twenty thousand beginnings of a sentence are read as quickly as other text."""
    one = paper("Kites", piece * 20_000)
    assert card_of(one).text
