"""`digest enrich`: public sources fill the facts of papers, and doubtful ones are marked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.enriching.arxiv import IDS
from generator.enriching.questions import AGAIN
from tests.enriching.enriched import KITE, LOAF, NAMES, enrich, facts
from tests.enriching.known import Known
from tests.enriching.seeds import UNKNOWN, abstracts, world, written
from tests.enriching.sources import Sources
from tests.site.project import ROOT, digest, dump, project
from tests.world import BREAD, KITES, OWLS

# --- What is found -------------------------------------------------------------------------------


def test_facts_of_three_papers(
    config: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    """One paper is on Hugging Face, one on arXiv alone, one nowhere: each has its line."""
    assert enrich(config, sources) == 0
    common = {
        "authors": ["Ada Aloft", "Bo Breeze"],
        "year": 2024,
        "published": "2024-10-07",
        "categories": ["cs.LG", "cs.AI"],
        "state": "sure",
        "similarity": 1.0,
    }
    day = {"asked": ["arxiv", "hugging-face"], "day": "2026-11-22"}
    assert facts(config) == {
        KITE.title: {
            "title": KITE.title,
            "arxiv": "2410.05434",
            "comment": "Ten pages",
            "source": ["arxiv", "hugging-face"],
            **common,
            **day,
        },
        LOAF.title: {
            "title": LOAF.title,
            "arxiv": "2401.00002",
            "source": ["arxiv"],
            **common,
            **day,
        },
        "Owls Heard Twice": {"title": "Owls Heard Twice", "state": "unknown", **day},
    }
    assert capsys.readouterr().out.splitlines() == [
        "found: Kites in a Network (arXiv 2410.05434, hugging-face, 1.0)",
        "found: Measuring Sourdough (arXiv 2401.00002, arxiv, 1.0)",
        "6 answers, 0 still to come; 2 found, 0 doubtful",
    ]
    assert digest(config, "check").output.endswith("3 papers, 0 errors, 0 notices\n")


def test_the_next_build_shows_them(config: Path, sources: Sources) -> None:
    """What is found is on the paper's page, and the build reads the file alone."""
    enrich(config, sources)
    result = digest(config, "export", str(config.parent / "out"))
    assert result.exit_code == 0, result.output
    page = (config.parent / "out/papers/kites-in-a-network.md").read_text("utf-8")
    assert "Ada Aloft, Bo Breeze" in page
    assert "https://arxiv.org/abs/2410.05434" in page


def test_with_a_key(config: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    """Semantic Scholar is asked by who has a key, and fills what the others left open."""
    enrich(config, sources)
    monkeypatch.setenv("S2_API_KEY", "a-key")
    enrich(config, sources)
    assert facts(config)[KITE.title]["venue"] == "Conference on Wind"
    assert facts(config)[KITE.title]["source"] == ["arxiv", "hugging-face", "semantic-scholar"]
    assert facts(config)["Owls Heard Twice"]["asked"] == sorted(NAMES.values())
    # The others have answered already.
    assert len(sources.questions("hf")) == 3


def test_the_seeds(seeds: Path, sources: Sources) -> None:
    """Every seed that is on arXiv gets its own id and authors; of the others nothing is said."""
    sources.papers[:] = world()
    assert enrich(seeds, sources) == 0
    found = facts(seeds)
    assert sorted(found) == sorted(abstracts())
    right = {title: said["arxiv"] for title, said in written().items() if "arxiv" in said}
    assert {t: said["arxiv"] for t, said in found.items() if said["state"] == "sure"} == right
    assert [t for t, said in found.items() if said["state"] == "doubtful"] == []
    assert sum(said["state"] == "unknown" for said in found.values()) == 92 - len(right)
    truth = {paper.arxiv: paper for paper in world()}
    for said in (said for said in found.values() if said["state"] == "sure"):
        paper = truth[said["arxiv"]]
        assert tuple(said["authors"]) == paper.authors
        assert said["categories"] == list(paper.categories)
        assert (said.get("comment", ""), said.get("doi", "")) == (paper.comment, paper.doi)
        assert ("hugging-face" in said["source"]) == ("hf" in paper.by)
    assert "facts.jsonl" not in digest(seeds, "check").output


def test_what_people_gathered_stays(seeds: Path, sources: Sources) -> None:
    """Beside the seeds' own facts, sources only fill what is open; six papers stay unknown."""
    shutil.copy(ROOT / "content" / "facts.jsonl", seeds.parent / "content" / "facts.jsonl")
    sources.papers[:] = world()
    enrich(seeds, sources)
    found = facts(seeds)
    for title, said in written().items():
        assert {name: found[title][name] for name in said} == said
        assert "arxiv" not in said or found[title]["authors"]
    assert sum(said.get("state") == "unknown" for said in found.values()) == UNKNOWN
    assert list(found) == sorted(found)
    ids = [q["id_list"].split(",") for _, _, q in sources.asked if "id_list" in q]
    assert max(map(len, ids)) <= IDS
    assert sum(map(len, ids)) == 74


def test_run_twice(seeds: Path, sources: Sources, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run asks nothing and changes nothing, on another day neither."""
    sources.papers[:] = world()
    enrich(seeds, sources)
    file = seeds.parent / "content" / "facts.jsonl"
    before, asked = (file.read_bytes(), file.stat().st_mtime_ns), len(sources.asked)
    capsys.readouterr()
    for days in (0, AGAIN.days - 1):
        sources.hands.sleep_over(days)
        assert enrich(seeds, sources) == 0
        assert "nothing to ask" in capsys.readouterr().out
    assert ((file.read_bytes(), file.stat().st_mtime_ns), len(sources.asked)) == (before, asked)


def test_again(config: Path, sources: Sources) -> None:
    """Who is unknown is asked for again after a month, and anybody on demand."""
    enrich(config, sources)
    sources.papers.append(Known("Owls Heard Twice", OWLS, "2401.00003"))
    before = len(sources.asked)
    sources.hands.sleep_over(AGAIN.days)
    enrich(config, sources)
    assert facts(config)["Owls Heard Twice"]["arxiv"] == "2401.00003"
    assert len(sources.asked) == before + 2
    enrich(config, sources, "kites-in-a-network", again=True)
    assert sources.questions("hf")[-1] == "api/papers/2410.05434"
    assert len(sources.asked) == before + 4


def test_papers_by_name(config: Path, sources: Sources) -> None:
    """Some papers alone are asked for by their names; a wrong name is told."""
    enrich(config, sources, "owls-heard-twice")
    assert list(facts(config)) == ["Owls Heard Twice"]
    result = digest(config, "enrich", "--contact", "a@b.c", "owls-herd-twice")
    assert result.exit_code == 2
    assert "did you mean owls-heard-twice?" in result.output


# --- What is doubtful ----------------------------------------------------------------------------


def test_doubtful_matches(
    config: Path, sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title without a text to compare is marked, shown, and settled by a word in the note."""
    sources.papers.append(Known("Owls Heard Twice", "We heard owls.", "2401.00003"))
    enrich(config, sources)
    line = facts(config)["Owls Heard Twice"]
    assert (line["state"], line["matched"]) == ("doubtful", "Owls Heard Twice")
    told = (
        "doubtful: Owls Heard Twice: Owls Heard Twice (arXiv 2401.00003, hugging-face, 0.5)\n"
        "  `facts: right` or `facts: wrong` in content/notes/owls-heard-twice.md settles it\n"
    )
    assert told in capsys.readouterr().out
    assert "may be of another paper, “Owls Heard Twice”" in digest(config, "check").output
    note = config.parent / "content/notes/owls-heard-twice.md"
    note.parent.mkdir()
    note.write_text("---\nfacts: right\n---\n", "utf-8")
    assert "notice" not in digest(config, "check").output.replace("0 notices", "")
    sources.hands.sleep_over(AGAIN.days)
    enrich(config, sources)
    line = facts(config)["Owls Heard Twice"]
    assert (line["state"], line["source"]) == ("sure", ["arxiv", "hugging-face"])
    assert "matched" not in line


def test_facts_that_the_curator_called_wrong(config: Path, sources: Sources) -> None:
    """What is called wrong is left as it is, and not asked for."""
    sources.papers.append(Known("Owls Heard Twice", "We heard owls.", "2401.00003"))
    enrich(config, sources)
    before = facts(config)
    note = config.parent / "content/notes/owls-heard-twice.md"
    note.parent.mkdir()
    note.write_text("---\nfacts: wrong\n---\n", "utf-8")
    sources.hands.sleep_over(AGAIN.days)
    asked = len(sources.asked)
    enrich(config, sources)
    assert (facts(config), len(sources.asked)) == (before, asked)


def test_twins(config: Path, sources: Sources) -> None:
    """Of papers with one title the one with the dump's text counts; two of them are doubtful."""
    sources.papers[:] = [
        Known(KITE.title, OWLS, "2401.00001"),
        KITE,
        Known(LOAF.title, BREAD, "2401.00005"),
        Known(LOAF.title, BREAD, "2401.00006"),
    ]
    enrich(config, sources)
    assert facts(config)[KITE.title]["arxiv"] == KITE.arxiv
    assert facts(config)[LOAF.title]["state"] == "doubtful"


# --- The command ---------------------------------------------------------------------------------


def test_the_command(tmp_path: Path, sources: Sources) -> None:
    """The command itself asks, by the machine's clock; of one paper it needn't wait for any."""
    files: dict[str, str | bytes] = {"content/dumps/2025-03-13-a.txt": dump((KITE.title, KITES))}
    config = project(tmp_path, files)
    result = digest(config, "enrich", "--contact", "me@example.net", **sources.environment)
    assert result.exit_code == 0, result.output
    assert result.output.startswith("found: Kites in a Network (arXiv 2410.05434, hugging-face")
    assert facts(config)[KITE.title]["source"] == ["arxiv", "hugging-face"]
    (agent,) = sources.agents
    assert agent.startswith("paper-digest/")
    assert agent.endswith(" (+me@example.net)")


@pytest.mark.parametrize(
    ("arguments", "settings", "contact"),
    [
        (["--contact", "me@example.net"], "", "me@example.net"),
        ([], "https://me.github.io/digest/", "https://me.github.io/digest/"),
        ([], "", None),
        ([], "https://example.org/digest/", None),
        (["--contact", "Me (at home)"], "https://me.github.io/", None),
        (["--contact", "me\r\nX-Other: 1"], "https://me.github.io/", None),
    ],
)
def test_who_asks(
    arguments: list[str], settings: str, contact: str | None, tmp_path: Path, sources: Sources
) -> None:
    """Who asks others' servers says who it is: by an option, else by the site's own address."""
    config = project(tmp_path, {"content/dumps/2025-03-13-a.txt": dump((KITE.title, KITES))})
    environment = sources.environment | {"SITE_URL": settings}
    result = digest(config, "enrich", *arguments, **environment)
    if contact:
        assert result.exit_code == 0, result.output
        assert {agent.split(" ")[1] for agent in sources.agents} == {f"(+{contact})"}
    else:
        assert (result.exit_code, sources.asked) == (2, [])
        assert "say who asks" in result.output
