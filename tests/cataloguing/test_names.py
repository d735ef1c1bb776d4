"""Names of systems and acronyms are found where papers give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cataloguing.archive import Archive
from generator.cataloguing.named_things import named_things
from generator.cataloguing.names import acronyms, given_names, is_distinct
from tests.world import paper


@pytest.mark.parametrize(
    ("title", "abstract", "names"),
    [
        ("KiteNet: Kites in the Air", "", ["KiteNet"]),
        ("Kites in the Air", "We introduce KiteNet, a network.", ["KiteNet"]),
        ("Kites in the Air", "This paper presents KiteNet-2 (beta).", ["KiteNet-2"]),
        ("BreadBench 2: Loaves", "", ["BreadBench 2"]),
        ("Baker: Loaves", "", ["Baker"]),
        ("GUIDE: Loaves", "We guide readers.", []),
        ("REAL: Loaves", "It is real.", []),
        ("On the Rise: Loaves", "On the rise.", []),
        ("A Long Way to Bread: Loaves", "", []),
        ("Q: Loaves", "", []),
        (": Loaves", "", []),
        ("2024: Loaves", "", []),
        ("Loaves", "We introduce a new way of baking.", []),
        ("Loaves", "We propose a red network of silk called KiteNet.", []),
        ("Loaves", "We propose a red network called KiteNet.", ["KiteNet"]),
        ("Loaves", "We propose a new oven, LoafKit, which bakes.", ["LoafKit"]),
        ("KiteNet Technical Report: Loaves", "", ["KiteNet"]),
        ("KiteNet v2: Loaves", "", ["KiteNet v2"]),
        ("Baking KiteNet: Loaves", "We are baking.", []),
        ("Kites, KiteNets: Loaves", "", []),
        ("Loaves", "We propose LoafKit. Sweetly, it bakes.", ["LoafKit"]),
    ],
)
def test_introduced(title: str, abstract: str, names: list[str]) -> None:
    """A name stands before the title's colon or after `we introduce`; ordinary words are none."""
    assert list(named_things(Archive([paper(title, abstract)])).introduced) == names


def test_who_introduced_it_first() -> None:
    """The papers that introduce a name stand in the order of their capture, then of their ids."""
    archive = Archive([paper("KiteNet: Two"), paper("KiteNet: One")])
    assert named_things(archive).introduced == {"KiteNet": ("kitenet-one", "kitenet-two")}


@pytest.mark.parametrize(
    ("name", "distinct"),
    [("KiteNet", True), ("Kite-3", True), ("KITE", False), ("Kite", False), ("vLLM", False)],
)
def test_distinct(name: str, distinct: bool) -> None:
    """A name of capitals or digits among small letters is hardly given twice."""
    assert is_distinct(name) is distinct


@pytest.mark.parametrize(
    ("abstract", "short", "long"),
    [
        ("We use reinforcement learning (RL).", "RL", "reinforcement learning"),
        ("Large Language Models (LLMs) fly.", "LLM", "Large Language Models"),
        ("a chain of thought (CoT) is", "CoT", "chain of thought"),
        ("the state-of-the-art (SOTA) and", "SOTA", "state-of-the-art"),
        ("mixture-of-experts (ME)", "ME", "mixture-of-experts"),
        ("functional kite imaging (fKI)", "fKI", "functional kite imaging"),
        ("In bread, kite lines (KL) hold", "KL", "kite lines"),
        ("a kite, lines (KL)", "KL", ""),
        ("low-rank adaptation (LoRA)", "LoRA", "low-rank adaptation"),
        ("sparse autoencoders (SAEs)", "SAE", "sparse autoencoders"),
        ("an autoregressive (AR) kite", "AR", "autoregressive"),
        ("we use diffusion transformers (DiT)", "DiT", "diffusion transformers"),
        ("a kite (AI)", "AI", ""),
        ("wind and kite therapy (WKT)", "WKT", "wind and kite therapy"),
        ("words (GPT4)", "GPT4", ""),
        ("kites (Kl)", "Kl", ""),
    ],
)
def test_acronyms(abstract: str, short: str, long: str) -> None:
    """An acronym's long form is the words before it whose initials spell it."""
    found = acronyms([given_names("Kites", abstract)])
    assert {a.short: a.long for a in found.values()} == ({short: long} if long else {})


def test_the_commonest_long_form() -> None:
    """Of several long forms the commonest counts; an acronym of many others is not plain."""
    texts = ["red lines (RL) x", "real life (RL) y", "real lives (RL) z", "real life (RL) z"]
    found = acronyms([given_names("Kites", text) for text in texts])["RL"]
    assert (found.long, found.papers, found.others) == ("real life", 2, 2)
    assert not found.is_plain
    assert acronyms([given_names("Kites", text) for text in texts[1:2]])["RL"].is_plain


@given(st.text(st.sampled_from("aA -'(RLs),.") | st.characters()))
def test_any_text(text: str) -> None:
    """Any text gives names and acronyms, or none."""
    found = named_things(Archive([paper("Kites", text)]))
    assert all(len(short) >= 2 for short in found.acronyms)


@pytest.mark.parametrize("piece", ["a-", "a ", "(A", "We introduce A", "we introduce ", "a-a ("])
def test_hostile_repetition(piece: str) -> None:
    """Text made to be read in very many ways is read as quickly as other text."""
    found = named_things(Archive([paper("Kites", piece * 20_000)]))
    assert (found.introduced, found.acronyms) == ({}, {})
