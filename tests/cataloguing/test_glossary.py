"""The glossary says who introduces a thing, what an acronym stands for, and who uses either."""

from __future__ import annotations

from generator.cataloguing.archive import Archive
from generator.cataloguing.glossary import MANY, glossary_of
from generator.cataloguing.mentions import mentioned_by
from generator.cataloguing.named_things import named_things
from generator.model.paper import Paper, PaperId
from tests.world import paper


def glossary(*papers: Paper) -> list[tuple[object, ...]]:
    """The glossary of some papers, a tuple a term."""
    named = named_things(Archive(papers))
    kinds = {one.id: "" for one in papers} | {PaperId("kitedata-kites"): "dataset"}
    terms = glossary_of(named, mentioned_by(named.mentions), kinds)
    return [(t.name, t.kind, t.meaning, t.introduced_by, t.used_by) for t in terms]


def test_systems_and_benchmarks() -> None:
    """A system is known with who introduces and who uses it; a bench is a benchmark."""
    assert glossary(
        paper("KiteNet: Kites", "It flies."),
        paper("BreadBench: Loaves", "We bake with KiteNet."),
        paper("Owls", "KiteNet and BreadBench fail."),
    ) == [
        ("BreadBench", "benchmark", "", ("breadbench-loaves",), ("owls",)),
        ("KiteNet", "system", "", ("kitenet-kites",), ("breadbench-loaves", "owls")),
    ]


def test_what_a_thing_is() -> None:
    """A thing is a dataset where the paper that introduces it is of that kind."""
    assert glossary(paper("KiteData: Kites", "")) == [
        ("KiteData", "dataset", "", ("kitedata-kites",), ())
    ]


def test_what_another_thing_is() -> None:
    """What a dataset's paper introduces beside it is no dataset."""
    assert [kind for _, kind, *_ in glossary(paper("KiteData: Kites", "We propose KiteNet."))] == [
        "dataset",
        "system",
    ]


def test_parts_of_names() -> None:
    """An acronym is not used where it is a part of a name; before other words, it is."""
    papers = [paper("One", "Kite lines (KL) hold."), paper("Two", "KL-Bench."), paper("3", "KL-2.")]
    assert glossary(*papers) == []
    assert glossary(*papers, paper("Four", "KL-based.")) == [
        ("KL", "acronym", "kite lines", (), ("one", "four"))
    ]


def test_acronyms_that_mean_several_things() -> None:
    """What others spell out otherwise, or hardly anybody does, isn't explained."""
    several = [paper("One", "Kite lines (KL) hold."), paper("Two", "Kind lamps (KL) shine.")]
    assert glossary(*several) == []
    many = [paper(f"P {number}", "KL holds.") for number in range(20)]
    assert glossary(several[0], *many) == []


def test_acronyms_that_several_use() -> None:
    """An acronym that one paper alone uses is left out; its plural is the acronym too."""
    assert glossary(
        paper("One", "Kite lines (KL) hold, and red wool (RW) too."),
        paper("Two KLs", "They break."),
    ) == [("KL", "acronym", "kite lines", (), ("one", "two-kls"))]


def test_acronyms_among_many_papers() -> None:
    """Among many papers, what one alone spells out so may be anything to the others."""
    papers = [paper("One", "Kite lines (KL) hold."), paper("Two", "KL.")]
    crowd = [paper(f"P {number}", "") for number in range(MANY)]
    assert glossary(*papers, *crowd) == []
    spelled = paper("Three", "All kite lines (KL) hold.")
    assert [name for name, *_ in glossary(*papers, spelled, *crowd)] == ["KL"]


def test_a_system_that_is_an_acronym() -> None:
    """A system whose name a text spells out has that as its meaning, and stands there once."""
    assert glossary(
        paper("KRL: Flying", "Kite red lines (KRL) hold."), paper("Two", "We like KRL.")
    ) == [("KRL", "system", "kite red lines", ("krl-flying",), ("two",))]


def test_no_papers() -> None:
    """Nothing gives an empty glossary."""
    assert glossary() == []


def test_what_others_mean() -> None:
    """A system's name means what its own paper says, not what others spell out so."""
    named, other = paper("KRL: Flying", "It flies."), paper("Two", "Kite red lines (KRL) hold.")
    assert [(t[0], t[2]) for t in glossary(named, other)] == [("KRL", "")]


def test_other_spellings() -> None:
    """A name that its own paper spells in two ways stands there once, as most letters are small."""
    names = [name for name, *_ in glossary(paper("KITE-NET: Flying", "We propose KiteNet, a net."))]
    assert names == ["KiteNet"]


def test_kinds_by_the_name() -> None:
    """Where nothing else tells, a name that ends in `Eval` or `Corpus` says it."""
    papers = [paper("KiteEval: Flying", ""), paper("KiteCorpus: Lines", "")]
    assert [kind for _, kind, *_ in glossary(*papers)] == ["dataset", "benchmark"]
